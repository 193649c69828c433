from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopModerationItem(models.Model):
    """Words of somebody that wait to be read before others see them: one list for all kinds."""

    _name = "coop.moderation.item"
    _description = "Words to be read before they appear"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "asked_at, id"
    _rec_name = None

    _guarded_fields = frozenset(
        {"state", "asked_at", "decided_at", "decided_by_id", "res_model", "res_id", "author_id"}
    )

    res_model = fields.Char("Of (model)", required=True, readonly=True)
    res_id = fields.Many2oneReference("Of", model_field="res_model", required=True, readonly=True)
    where = fields.Char(compute="_compute_words", string="What it is")
    words = fields.Text(compute="_compute_words")
    author_id = fields.Many2one(
        "res.partner", "By", readonly=True, ondelete="set null", index="btree_not_null"
    )
    asked_at = fields.Datetime("Waits since", required=True, readonly=True)
    state = fields.Selection(
        [("waiting", "Waiting to be read"), ("shown", "Shown"), ("refused", "Not shown")],
        required=True,
        default="waiting",
        readonly=True,
        index=True,
    )
    reason_id = fields.Many2one("coop.moderation.reason", "Why not", ondelete="restrict")
    decided_at = fields.Datetime("Read on", readonly=True)
    decided_by_id = fields.Many2one("res.users", "Read by", readonly=True, ondelete="set null")

    _record_uniq = models.UniqueIndex("(res_model, res_id)", "These words wait already.")

    def _compute_display_name(self):
        for item in self:
            item.display_name = self.env._("Words %(number)s", number=item.id or "")

    @api.depends("res_model", "res_id")
    def _compute_words(self):
        for item in self:
            record = item._get_record()
            # sudo: what a kind of record is called is no secret
            models = self.env["ir.model"].sudo()
            item.where = models._get(item.res_model).name if record else False
            item.words = record._moderated_words() if record else False

    def _get_record(self):
        """Return what the words stand on, with the right to read it; empty when it is gone."""
        if self.res_model not in self.env:
            return None
        # sudo: whoever reads words before they appear need not see what they stand on
        return self.env[self.res_model].sudo().browse(self.res_id).exists()

    def action_show(self):
        """Let the words appear."""
        self._decide("shown")
        return True

    def action_refuse(self):
        """Do not let them appear, and tell the author why."""
        for item in self:
            if not item.reason_id:
                raise UserError(self.env._("Choose why: the author is told in these words."))
        self._decide("refused")
        for item in self.filtered("author_id"):
            # sudo: whoever moderates need not be one who sends notices
            self.env["coop.notice"].sudo()._tell(item.author_id, "moderation_refused", item)
        return True

    def _decide(self, state):
        self.check_access("write")
        if any(item.state != "waiting" for item in self):
            raise UserError(self.env._("Somebody has decided on these words already."))
        # sudo: guarded fields; the right was checked
        self.sudo().write(
            {
                "state": state,
                "decided_at": self.env["coop.clock"].now(),
                "decided_by_id": self.env.uid,
                **({"reason_id": False} if state == "shown" else {}),
            }
        )

    def _coop_notice_values(self, kind, partners):
        """Return the reason in each author's language."""
        langs = {
            partner.id: need["lang"] for partner in partners for need in [partner._coop_need()]
        }
        return {
            partner.id: {"reason": self.reason_id.with_context(lang=langs[partner.id]).name or ""}
            for partner in partners
        }
