from odoo import api, fields, models
from odoo.exceptions import UserError

AT_MOST = 100


class CoopSeatAdd(models.TransientModel):
    """Make several seats of a body at once."""

    _name = "coop.seat.add"
    _description = "Add seats"

    body_id = fields.Many2one("coop.body", required=True)
    company_id = fields.Many2one(related="body_id.company_id")
    role = fields.Char(help="Such as “Chair” or “Trustee”. Empty: “Member”.")
    is_office = fields.Boolean("Office held besides a seat")
    constituency_id = fields.Many2one(
        "coop.constituency", domain="[('company_id', '=', company_id)]"
    )
    count = fields.Integer("How many", required=True, default=1)
    date_from = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today()
    )

    @api.onchange("is_office")
    def _onchange_is_office(self):
        if self.is_office:
            self.constituency_id = False

    def action_apply(self):
        self.ensure_one()
        if not 0 < self.count <= AT_MOST:
            raise UserError(self.env._("Add between one and %(most)s seats at once.", most=AT_MOST))
        seats = self.env["coop.seat"]
        same = seats.search(
            [
                ("body_id", "=", self.body_id.id),
                ("constituency_id", "=", self.constituency_id.id),
                ("is_office", "=", self.is_office),
            ]
        )
        first = max(same.mapped("number"), default=0) + 1
        seats.create(
            [
                {
                    "company_id": self.company_id.id,
                    "body_id": self.body_id.id,
                    "role": self.role,
                    "is_office": self.is_office,
                    "constituency_id": self.constituency_id.id,
                    "number": first + step,
                    "date_from": self.date_from,
                }
                for step in range(self.count)
            ]
        )
        return self.body_id.action_view_seats()
