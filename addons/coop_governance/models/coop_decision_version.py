from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopDecisionVersion(models.Model):
    """What the Board brings to the Council, as it was at that moment: the paper, what it means for
    people, who made it with them, what could go wrong.

    Once it was brought it stands behind the wall; another follows it.
    """

    _name = "coop.decision.version"
    _description = "Version of a decision"
    _inherit = ["coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _check_company_auto = True
    _order = "decision_id, number desc, id desc"

    _guarded_fields = frozenset({"number", "brought_on", "closed", "reading_ids"})

    decision_id = fields.Many2one(
        "coop.decision", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(
        related="decision_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    number = fields.Integer("Version", readonly=True, copy=False, aggregator=None)
    text_id = fields.Many2one(
        "coop.text",
        "Paper",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
        help="In its languages and formats, so that everybody reads it in theirs.",
    )
    reading_ids = fields.Many2many(
        "coop.text.version",
        "coop_decision_version_reading_rel",
        "version_id",
        "reading_id",
        string="As it could be read",
        readonly=True,
        copy=False,
    )
    for_supported = fields.Text("For people who are supported", required=True, translate=True)
    for_staff = fields.Text("For people who work here", required=True, translate=True)
    for_communities = fields.Text("For communities", required=True, translate=True)
    made_with = fields.Text(
        "Who made it with us",
        required=True,
        translate=True,
        help="Whom you asked, how, and what they said.",
    )
    what_changed = fields.Text(
        "What changed since the last version", translate=True, help="Empty in the first."
    )
    risk_ids = fields.One2many("coop.decision.risk", "version_id", string="What could go wrong")
    brought_on = fields.Date("Brought on", readonly=True, copy=False)
    closed = fields.Boolean("Brought", readonly=True, copy=False)

    _number_uniq = models.UniqueIndex(
        "(decision_id, number) WHERE number IS NOT NULL", "This version is there already."
    )
    _draft_uniq = models.UniqueIndex(
        "(decision_id) WHERE closed IS NOT TRUE", "A version is being prepared already. Change it."
    )
    _brought_has_day = models.Constraint(
        "CHECK (closed IS NOT TRUE OR (brought_on IS NOT NULL AND number > 0))",
        "What is brought has its number and its day.",
    )

    @api.depends("number", "decision_id.name")
    def _compute_display_name(self):
        for version in self:
            name = version.decision_id.name or ""
            version.display_name = (
                self.env._("%(name)s, version %(number)s", name=name, number=version.number)
                if version.number
                else name
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_brought(self):
        if any(version.closed for version in self):
            raise UserError(self.env._(self._wall_message))

    def _check_complete(self):
        """Refuse to bring what people could not read or judge.

        :raise UserError: with everything that is missing
        """
        self.ensure_one()
        missing = []
        if not self.text_id.published_version_ids:
            missing.append(self.env._("The paper is not published yet."))
        else:
            missing += self.text_id._get_publish_problems()
        if not any(self.decision_id[aim] for aim in ("aim_care", "aim_work", "aim_community")):
            missing.append(self.env._("Say which of the three aims it serves."))
        if not self.risk_ids:
            missing.append(self.env._("Say what could go wrong: one line at least."))
        if self.decision_id.version_ids.filtered("closed") and not self.what_changed:
            missing.append(self.env._("Say what changed since the last version."))
        if missing:
            raise UserError(
                self.env._("It cannot be brought yet.\n%(missing)s", missing="\n".join(missing))
            )
