from odoo import api, fields, models


class CoopRegisterPrint(models.Model):
    """What a printed register can no longer be compared with."""

    _inherit = "coop.register.print"

    removed_since = fields.Char("Removed since", compute="_compute_removed_since")

    @api.depends("known_at", "company_id")
    def _compute_removed_since(self):
        for record in self:
            # sudo: how many entries were removed is said to whoever may read the register
            removals = self.env["coop.register.removal"].sudo()
            removals = removals.search(
                [
                    ("company_id", "=", record.company_id.id),
                    ("what", "=", "entry"),
                    ("recorded_at", ">", record._known()),
                ]
            )
            record.removed_since = bool(removals) and self.env._(
                "Entries of former members removed since this was printed, as the law allows: "
                "%(count)s. Printed again it does not show them; the file made then does.",
                count=sum(removals.mapped("people")),
            )
