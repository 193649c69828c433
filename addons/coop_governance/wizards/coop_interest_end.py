from odoo import fields, models


class CoopInterestEnd(models.TransientModel):
    """The office writes down that an interest is over, or was never as it is written."""

    _name = "coop.interest.end"
    _description = "End of an interest"

    interest_id = fields.Many2one("coop.interest", required=True)
    why = fields.Selection(
        [("over", "It is over"), ("mistake", "It was written down wrongly")],
        required=True,
        default="over",
    )
    last_day = fields.Date(
        "Last day", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    channel = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone"), ("helper", "With somebody at their side")],
        "How they said so",
        required=True,
        default="phone",
    )

    def action_apply(self):
        self.ensure_one()
        self.interest_id.check_access("write")
        self.interest_id._end(self.channel, self.last_day, self.why)
        return {"type": "ir.actions.act_window_close"}
