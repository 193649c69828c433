from odoo import fields, models


class CoopGrowthDay(models.TransientModel):
    """The figures of growth on a day of one's choice."""

    _name = "coop.growth.day"
    _description = "Who could join on a day"

    day = fields.Date(required=True, default=lambda self: self.env["coop.clock"].today())

    def action_look(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("coop_membership.coop_growth_action")
        return {
            **action,
            "name": self.env._("Who could join, on %(day)s", day=fields.Date.to_string(self.day)),
            "context": {"coop_growth_day": fields.Date.to_string(self.day)},
        }
