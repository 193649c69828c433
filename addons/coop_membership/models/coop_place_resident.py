from odoo import api, fields, models
from odoo.fields import Domain


class CoopPlaceResident(models.Model):
    """That a person lives at, or comes to, a place. Known only to those who may know who is
    supported: at a supported-living house the two are the same knowledge."""

    _name = "coop.place.resident"
    _description = "Person at a place"
    _check_company_auto = True
    _order = "date_from desc, id desc"
    _rec_name = "partner_id"

    place_id = fields.Many2one(
        "coop.place", required=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="place_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    partner_id = fields.Many2one("res.partner", "Person", required=True, index=True)
    date_from = fields.Date("Since", help="The first day here, if it is known.")
    date_to = fields.Date("Until", help="The last day here.")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "A stay cannot end before it begins.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        residents = super().create(vals_list)
        residents.partner_id._coop_protect()
        return residents

    def write(self, vals):
        result = super().write(vals)
        if "partner_id" in vals:
            self.partner_id._coop_protect()
        return result

    @api.model
    def _get_today_domain(self):
        """Stays that hold today."""
        today = self.env["coop.clock"].today()
        return (Domain("date_from", "=", False) | Domain("date_from", "<=", today)) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", today)
        )

    @api.model
    def _get_stay_domain(self, place, partner):
        return Domain("place_id", "=", place.id) & Domain("partner_id", "=", partner.id)
