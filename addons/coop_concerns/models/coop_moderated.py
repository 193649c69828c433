from odoo import api, fields, models
from odoo.fields import Domain


class CoopModerated(models.AbstractModel):
    """Words of members, which somebody reads before others see them.

    A model says in `_moderated_field` where the words are, and in `_moderation_author` whose they
    are. Its pages show `_get_shown_domain(partner)`: what was read and let through, and one's own,
    marked with `moderation_note`. Changed words wait again.
    """

    _name = "coop.moderated"
    _description = "Words read before they appear"

    #: name of the field with the words
    _moderated_field = None

    moderation_id = fields.Many2one(
        "coop.moderation.item", "Reading", readonly=True, copy=False, ondelete="restrict"
    )
    moderation_state = fields.Selection(
        related="moderation_id.state", store=True, index=True, copy=False
    )
    moderation_note = fields.Char("What the author sees", compute="_compute_moderation_note")

    @api.depends("moderation_state", "moderation_id.reason_id")
    def _compute_moderation_note(self):
        """What the author reads beside their own words."""
        for record in self:
            # sudo: the reason is the author's to know
            reason = record.sudo().moderation_id.reason_id.with_env(self.env(su=True)).name
            record.moderation_note = {
                "waiting": self.env._("Waiting to be read. Only you see it until then."),
                "refused": self.env._("Others do not see this. %(reason)s", reason=reason or ""),
            }.get(record.moderation_state, False)

    def _moderation_author(self):
        """Return the contact whose words these are."""
        raise NotImplementedError

    def _moderated_words(self):
        self.ensure_one()
        return self[self._moderated_field]

    @api.model
    def _get_shown_domain(self, partner=None):
        """Return the domain of what a reader may see.

        :param partner: the reader; their own words are seen whatever their state
        """
        shown = Domain("moderation_state", "=", "shown")
        return shown | self._get_own_domain(partner) if partner else shown

    @api.model
    def _get_own_domain(self, partner):
        """Return the domain of the words of one author."""
        return Domain("moderation_id.author_id", "=", partner.id)

    @api.model_create_multi
    def create(self, vals_list):
        """Let new words wait, whatever was sent of their state."""
        closed = ("moderation_id", "moderation_state")
        records = super().create(
            [{k: v for k, v in vals.items() if k not in closed} for vals in vals_list]
        )
        for record in records._get_to_be_read():
            # sudo: an author has no right to the list of what waits
            record.sudo().moderation_id = (
                self.env["coop.moderation.item"].sudo().create(record._prepare_moderation_vals())
            )
        return records

    def _get_to_be_read(self):
        """Return those of these new records that others may come to see. Models whose words are
        not always shown extend this."""
        return self

    def write(self, vals):
        vals = {k: v for k, v in vals.items() if k != "moderation_state"}
        if not self.env.su:
            vals.pop("moderation_id", None)
        result = super().write(vals)
        if self._moderated_field in vals:
            # sudo: as in create
            self.sudo().moderation_id.write(
                {
                    "state": "waiting",
                    "asked_at": self.env["coop.clock"].now(),
                    "reason_id": False,
                    "decided_at": False,
                    "decided_by_id": False,
                }
            )
        return result

    def unlink(self):
        items = self.sudo().moderation_id  # sudo: what waits goes with the words
        result = super().unlink()
        items.unlink()
        return result

    def _prepare_moderation_vals(self):
        self.ensure_one()
        company = self["company_id"] if "company_id" in self._fields else self.env.company
        return {
            "res_model": self._name,
            "res_id": self.id,
            "author_id": self._moderation_author().id,
            "company_id": company.id,
            "asked_at": self.env["coop.clock"].now(),
        }
