from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What a member did and looked for, holds in a society, and where they belonged."""

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

    @api.model
    def _get_holdings(self, memberships):
        rows = self.env["coop.register.holding"].search(
            [("membership_id", "in", memberships.ids)], order="effective_from, recorded_at"
        )
        return {
            "title": self.env._("What you hold in the society"),
            "why": self.env._("The law asks a registered society to keep this."),
            "heads": [
                self.env._("From"),
                self.env._("Shares"),
                self.env._("Paid"),
                self.env._("Other property"),
                self.env._("Electronic address"),
            ],
            "rows": [
                [
                    self._day(row.effective_from),
                    str(row.shares),
                    f"{row.paid:.2f}",
                    row.other_property or "",
                    row.electronic_address or "",
                ]
                for row in rows
            ],
        }

    @api.model
    def _get_areas(self, memberships):
        rows = self.env["coop.membership.area"].search(
            [("membership_id", "in", memberships.ids)], order="date_to"
        )
        return {
            "title": self.env._("Areas to which you belonged before"),
            "why": self.env._("We keep this to count members by area for past years."),
            "heads": [self.env._("Area"), self.env._("Until")],
            "rows": [[row.area_id.name or "", self._day(row.date_to)] for row in rows],
        }
