from odoo import fields, models


class CoopAssistedStart(models.TransientModel):
    """Asks how somebody gave us their word before we act for them."""

    _name = "coop.assisted.start"
    _description = "Begin to act for a person"
    _inherit = "coop.need.flagged"

    partner_id = fields.Many2one("res.partner", "For", required=True)
    channel = fields.Selection(
        [("paper", "From paper"), ("phone", "On the phone"), ("helper", "At their side")],
        required=True,
        default="paper",
    )
    purpose = fields.Char("What for", help="For example: the form that came by post today.")

    def action_start(self):
        self.ensure_one()
        return self.env["coop.assisted.session"].action_start_desk(
            self.partner_id, self.channel, self.purpose
        )
