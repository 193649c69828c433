from odoo import api, fields, models


class CoopSigninDevice(models.Model):
    """A shared tablet stands in a place, and knows who lives there today."""

    _inherit = "coop.signin.device"

    place_id = fields.Many2one(
        "coop.place",
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
        help="Who lives or comes here can choose to be shown on the tablet.",
    )

    def _get_people(self):
        people = super()._get_people()
        residents = self.env["coop.place.resident"]
        stays = residents.search(
            [
                *residents._get_today_domain(),
                ("place_id", "=", self.place_id.id),
                ("face_agreed_on", "!=", False),
            ]
        )
        seen = {person["user"].id for person in people}
        for stay in stays.sorted(lambda stay: (stay.face_name.casefold(), stay.id)):
            user = stay.partner_id.user_ids.filtered("share")[:1]
            if user and user.id not in seen:
                seen.add(user.id)
                people.append(
                    {"user": user, "name": stay.face_name, "picture": stay._face_picture()}
                )
        return people


class CoopPlace(models.Model):
    _inherit = "coop.place"

    device_ids = fields.One2many(
        "coop.signin.device",
        "place_id",
        string="Shared tablets",
        groups="coop_access.group_device",
    )
    device_count = fields.Integer(
        "Tablets here", compute="_compute_device_count", groups="coop_access.group_device"
    )

    @api.depends("device_ids.ended_on")
    def _compute_device_count(self):
        for place in self:
            place.device_count = len(place.device_ids.filtered(lambda device: not device.ended_on))

    def action_view_devices(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("coop_access.signin_device_action")
        action["domain"] = [("place_id", "=", self.id)]
        action["context"] = {"default_place_id": self.id, "default_name": self.name}
        return action
