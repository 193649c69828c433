from odoo import api, fields, models


class CoopElectionReplace(models.TransientModel):
    """Somebody takes a role in an election in place of another."""

    _name = "coop.election.replace"
    _description = "Replace somebody"

    role_id = fields.Many2one("coop.election.role", "In place of", required=True)
    company_id = fields.Many2one(related="role_id.company_id")
    user_id = fields.Many2one("res.users", "Log-in", domain="[('share', '=', False)]")
    membership_id = fields.Many2one(
        "coop.membership", "Member", domain="[('company_id', '=', company_id)]"
    )
    name = fields.Char(
        required=True,
        compute="_compute_name",
        precompute=True,
        store=True,
        readonly=False,
        help="As it stands in the notice.",
    )
    phone = fields.Char()
    email = fields.Char(
        "E-mail", compute="_compute_name", precompute=True, store=True, readonly=False
    )
    is_outside = fields.Boolean("From outside", help="Neither works here nor is a member.")
    why = fields.Char("Reason", required=True)

    @api.depends("role_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Replace somebody")

    @api.depends("user_id", "membership_id")
    def _compute_name(self):
        for window in self:
            window.name = window.user_id.name or window.membership_id.member_name or window.name
            window.email = window.user_id.email or window.email

    def action_apply(self):
        self.ensure_one()
        self.role_id._replace(
            {
                "name": self.name,
                "user_id": self.user_id.id,
                "membership_id": self.membership_id.id,
                "phone": self.phone,
                "email": self.email,
                "is_outside": self.is_outside,
            },
            self.why,
        )
        return {"type": "ir.actions.act_window_close"}
