from odoo import api, fields, models


class CoopPlace(models.Model):
    """Where people live or work together: a house, a day service, a team."""

    _name = "coop.place"
    _description = "Place"
    _inherit = "coop.company.mixin"
    _order = "name"
    _rec_names_search = ["name", "code"]

    name = fields.Char(required=True)
    code = fields.Char(help="A short code used in imports.")
    kind = fields.Selection(
        [
            ("house", "Supported-living house"),
            ("day_service", "Day service"),
            ("team", "Team"),
            ("other", "Other"),
        ],
        required=True,
        default="house",
    )
    area_id = fields.Many2one(
        "coop.area", index=True, check_company=True, domain="[('company_id', '=', company_id)]"
    )
    street = fields.Char()
    street2 = fields.Char("Second line of the address")
    city = fields.Char()
    zip = fields.Char("Postcode")
    phone = fields.Char()
    active = fields.Boolean(default=True)
    resident_ids = fields.One2many(
        "coop.place.resident",
        "place_id",
        string="Who lives or comes here",
        groups="coop_membership.group_support_status",
    )
    resident_count = fields.Integer(
        "People here today",
        compute="_compute_resident_count",
        groups="coop_membership.group_support_status",
    )

    _company_code_uniq = models.UniqueIndex(
        "(company_id, lower(code)) WHERE code IS NOT NULL",
        "Another place of this co-op already has this code.",
    )

    @api.depends("resident_ids.date_from", "resident_ids.date_to")
    def _compute_resident_count(self):
        residents = self.env["coop.place.resident"]
        counts = dict(
            residents._read_group(
                residents._get_today_domain() & fields.Domain("place_id", "in", self.ids),
                ["place_id"],
                ["__count"],
            )
        )
        for place in self:
            place.resident_count = counts.get(place._origin, 0)

    def action_view_residents(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_place_resident_action"
        )
        action["domain"] = [("place_id", "=", self.id)]
        action["context"] = {"default_place_id": self.id}
        return action
