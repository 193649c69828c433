from odoo import fields, models
from odoo.tools import format_date


class CoopBodyDay(models.TransientModel):
    """Who sat on a body on a day."""

    _name = "coop.body.day"
    _description = "Who sat there on a day"

    body_id = fields.Many2one("coop.body", required=True)
    day = fields.Date(required=True, default=lambda self: self.env["coop.clock"].today())

    def action_show(self):
        self.ensure_one()
        terms = self.env["coop.office.term"]
        domain = terms._get_standing_domain(self.day) & fields.Domain(
            "body_id", "=", self.body_id.id
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_office_term_action"
        )
        return {
            **action,
            "name": self.env._(
                "%(body)s on %(day)s", body=self.body_id.name, day=format_date(self.env, self.day)
            ),
            "domain": list(domain),
            "context": {},
            "target": "current",
        }
