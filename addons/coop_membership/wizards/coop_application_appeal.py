from odoo import fields, models


class CoopApplicationAppeal(models.TransientModel):
    """Write down an appeal that came by letter, phone or in person."""

    _name = "coop.application.appeal"
    _description = "Appeal against a refusal"

    application_id = fields.Many2one("coop.membership.application", required=True)
    text = fields.Text("In the applicant's words", required=True)
    body = fields.Char("Who decides", help="For example the Council of Members.")

    def action_apply(self):
        self.ensure_one()
        self.application_id.action_appeal(self.text, self.body)
        return {"type": "ir.actions.act_window_close"}


class CoopApplicationAppealDecide(models.TransientModel):
    """Record what became of an appeal."""

    _name = "coop.application.appeal.decide"
    _description = "Outcome of an appeal"

    application_id = fields.Many2one("coop.membership.application", required=True)
    appeal_text = fields.Text(related="application_id.appeal_text")
    outcome = fields.Selection(
        [("upheld", "Upheld: admit the applicant"), ("dismissed", "Dismissed: the refusal stays")],
        required=True,
    )
    reason = fields.Text("Reason, in words for the applicant", required=True)
    body = fields.Char("Decided by")
    decided_on = fields.Date(
        "Decided on", required=True, default=lambda self: self.env["coop.clock"].today()
    )

    def action_apply(self):
        self.ensure_one()
        self.application_id.action_appeal_decide(
            self.outcome == "upheld", self.reason, self.body, self.decided_on
        )
        return {"type": "ir.actions.act_window_close"}
