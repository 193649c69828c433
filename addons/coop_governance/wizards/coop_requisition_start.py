from odoo import fields, models


class CoopRequisitionStart(models.TransientModel):
    """A request for a meeting that came on paper or by phone."""

    _name = "coop.requisition.start"
    _description = "A request for a meeting came in"

    for_council = fields.Boolean(help="An initiative, for the agenda of the Council.")
    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Who asks",
        required=True,
        domain="[('company_id', '=', company_id), ('state', 'in', ['member', 'leaving'])]",
    )
    how = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone"), ("helper", "With somebody at their side")],
        "How it came",
        required=True,
        default="paper",
    )
    asked_on = fields.Date(
        "Day", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    name = fields.Char("What it is about", required=True)
    wording = fields.Text("What it shall decide", help="Empty: the members only want to talk.")
    statement = fields.Text("Why")

    def action_apply(self):
        self.ensure_one()
        model = "coop.initiative" if self.for_council else "coop.requisition"
        signed = self.env[model]
        signed._check_officer()
        begun = signed._start(
            self.membership_id, self.name, self.wording, self.statement, self.how, self.asked_on
        )
        return begun.get_formview_action()
