from odoo import api, fields, models


class CoopMembershipExpulsionAppeal(models.TransientModel):
    """An appeal against an expulsion: asked for first, and decided later or at once."""

    _name = "coop.membership.expulsion.appeal"
    _description = "Appeal against an expulsion"
    _inherit = "coop.membership.act"

    date = fields.Date("Appealed on")
    outcome = fields.Selection(
        [("upheld", "Upheld: stays a member"), ("dismissed", "Dismissed: the expulsion stands")],
        help="Empty while nobody has decided.",
    )
    decided_on = fields.Date("Decided on")
    body = fields.Char("Decided by", help="The body that heard the appeal.")
    reason = fields.Text("Reason, for the member", help="The letter to the member says it.")
    note = fields.Text(help="For the office; neither printed nor sent.")

    @api.model
    def default_get(self, fields):
        """Go on with what was written down when the member asked."""
        values = super().default_get(fields)
        membership = self.env["coop.membership"].browse(values.get("membership_id"))
        period = membership._expulsion() if membership else membership.period_ids
        if period.appeal_on:
            known = {"date": period.appeal_on, "note": period.appeal_note}
            values.update((name, value) for name, value in known.items() if name in fields)
        return values

    def _apply(self):
        self.membership_id._appeal_expulsion(
            self.date, self.outcome, self.decided_on, self.body, self.note, self.reason
        )
