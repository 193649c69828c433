from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """That somebody works here, as the membership office has it. The rest is with HR."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        rows = self.env["coop.employment"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)],
            order="confirmed_on, id",
        )
        return [
            *super()._coop_access_pack(partner, company),
            {
                "title": self.env._("That you work here"),
                "why": self.env._("We keep this to know that you can join as an employee."),
                "heads": [
                    self.env._("Name at work"),
                    self.env._("Confirmed on"),
                    self.env._("Qualifies from"),
                    self.env._("Last day at work"),
                ],
                "rows": [
                    [
                        row.employee_name,
                        self._day(row.confirmed_on),
                        self._day(row.employed_from),
                        self._day(row.left_on),
                    ]
                    for row in rows
                ],
                "passages": [*self._passages_of(rows, "evidence"), *self._notes_about(rows)],
            },
        ]
