from odoo import fields, models


class CoopCallInResolve(models.TransientModel):
    """The Council resolved to call a decision in."""

    _name = "coop.call.in.resolve"
    _description = "The Council calls a decision in"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    resolution_id = fields.Many2one(
        "coop.resolution",
        "By resolution",
        required=True,
        domain="[('company_id', '=', company_id), ('state', '=', 'carried'),"
        " ('body_id.kind', '=', 'council')]",
    )
    name = fields.Char("What the Board shall bring", required=True)
    why = fields.Text(required=True)
    again_of_id = fields.Many2one(
        "coop.decision",
        "Look at it again",
        domain="[('company_id', '=', company_id), ('state', '=', 'decided')]",
        help="Where the rules let the Council call in what is decided.",
    )

    def action_apply(self):
        self.ensure_one()
        call_in = self.env["coop.call.in"]._resolve(
            self.resolution_id, self.name, self.why, self.again_of_id
        )
        return call_in.get_formview_action()
