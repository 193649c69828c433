from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What the register of a society says besides, where somebody belonged, what they asked."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        every = self.env["coop.membership"].with_context(active_test=False)
        memberships = every.search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="number"
        )
        return [
            *super()._coop_access_pack(partner, company),
            self._get_holdings(memberships),
            self._get_past_areas(memberships),
            self._get_inspections(memberships),
        ]

    @api.model
    def _get_holdings(self, memberships):
        holdings = self.env["coop.register.holding"].search(
            [("membership_id", "in", memberships.ids)], order="effective_from, recorded_at"
        )
        return {
            "title": self.env._("Your shares and other property"),
            "why": self.env._("We keep this because the law puts it into our register."),
            "heads": [
                self.env._("From"),
                self.env._("Shares held"),
                self.env._("Amount paid on them"),
                self.env._("Other property"),
                self.env._("Electronic address"),
            ],
            "rows": [
                [
                    self._day(one.effective_from),
                    str(one.shares),
                    f"{one.paid:.2f}",
                    one.other_property or "",
                    one.electronic_address or "",
                ]
                for one in holdings
            ],
        }

    @api.model
    def _get_past_areas(self, memberships):
        return {
            "title": self.env._("Areas where you belonged before"),
            "why": self.env._("We keep this to count members of past years."),
            "heads": [self.env._("Area"), self.env._("Until")],
            "rows": [
                [one.area_id.name or "", self._day(one.date_to)]
                for one in memberships.past_area_ids.sorted("date_to")
            ],
        }

    @api.model
    def _get_inspections(self, memberships):
        requests = self.env["coop.register.inspection"].search(
            [("membership_id", "in", memberships.ids)], order="received_on, id"
        )
        return {
            "title": self.env._("When you asked to see the register"),
            "why": self.env._("We keep this to show who was given the register, and why."),
            "heads": [
                self.env._("Received"),
                self.env._("For what purpose"),
                self.env._("Answer"),
                self.env._("Given on"),
            ],
            "rows": [
                [
                    self._day(one.received_on),
                    one.purpose or "",
                    self._label(one, "state"),
                    self._day(one.given_on),
                ]
                for one in requests
            ],
        }
