from odoo import fields, models


class CoopInterestPrint(models.TransientModel):
    """The register of interests of a body as at a day, to print or to read on the screen."""

    _name = "coop.interest.print"
    _description = "Print the register of interests"

    body_id = fields.Many2one("coop.body", required=True)
    day = fields.Date("As at", required=True, default=lambda self: self.env["coop.clock"].today())
    for_members = fields.Boolean(
        "As members may read it",
        help="Only people who agreed to be shown, and only what is for members.",
    )

    def action_print(self):
        self.ensure_one()
        return self.env.ref("coop_governance.action_report_interests").report_action(self)

    def action_screen(self):
        self.ensure_one()
        return self.env.ref("coop_governance.action_report_interests_screen").report_action(self)

    def _get_register(self):
        self.ensure_one()
        self.body_id.check_access("read")
        return self.body_id._get_interest_register(self.day, self.for_members)
