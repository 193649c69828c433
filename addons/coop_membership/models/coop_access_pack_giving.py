from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What a member did, and what they were looking for."""

    _inherit = "coop.access.pack"

    @api.model
    def _get_deeds(self, memberships):
        rows = self.env["coop.contribution.deed"].search(
            [("membership_id", "in", memberships.ids)], order="date, id"
        )
        return {
            "title": self.env._("What you did for the co-op"),
            "why": self.env._("We keep this to thank you."),
            "heads": [self.env._("What"), self.env._("Day"), self.env._("State")],
            "rows": [[row.name, self._day(row.date), self._label(row, "state")] for row in rows],
        }

    @api.model
    def _get_wants(self, memberships):
        rows = self.env["coop.contribution.want"].search(
            [("membership_id", "in", memberships.ids)], order="asked_on, id"
        )
        return {
            "title": self.env._("What you were looking for"),
            "why": self.env._("We keep this to find somebody who can help."),
            "heads": [self.env._("What"), self.env._("On"), self.env._("State")],
            "rows": [
                [row.name, self._day(row.asked_on), self._label(row, "state")] for row in rows
            ],
            "passages": list(self._passages_of(rows, "answer")),
        }
