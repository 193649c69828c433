from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopInterestDeclare(models.TransientModel):
    """The office types what somebody declared on paper, by phone, or with a helper."""

    _name = "coop.interest.declare"
    _description = "Interest typed in"

    holder_id = fields.Many2one("coop.office.holder", "Who", required=True)
    given_on = fields.Date(
        "Said on", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    channel = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone"), ("helper", "With somebody at their side")],
        "How",
        required=True,
        default="paper",
    )
    nothing_new = fields.Boolean(
        "Nothing new: their list is right", help="They looked through it, and that is written down."
    )
    known = fields.Text("Declared before", compute="_compute_known")
    kind_id = fields.Many2one("coop.interest.kind")
    what = fields.Text("What it is", help="In their own words.")
    date_from = fields.Date("Since", help="Empty: for a long time.")

    @api.depends("holder_id")
    def _compute_known(self):
        interests = self.env["coop.interest"]
        for window in self:
            # as the user: what they may not read is not known here either
            known = interests.search(
                interests._get_holding_domain(self.env["coop.clock"].today())
                & Domain("holder_id", "=", window.holder_id.id)
            )
            window.known = "\n".join(f"{one.kind_id.name}: {one.what}" for one in known) or False

    def action_apply(self):
        self.ensure_one()
        holder = self.holder_id
        holder.check_access("write")
        if self.given_on > self.env["coop.clock"].today(holder.company_id):
            raise UserError(self.env._("That day is still to come."))
        if self.nothing_new:
            holder._looked_through_interests(self.channel, self.given_on)
        elif not self.kind_id:
            raise UserError(self.env._("Choose of which kind it is."))
        else:
            self.env["coop.interest"]._declare(
                holder, self.kind_id, self.what, self.channel, self.date_from, self.given_on
            )
        return {"type": "ir.actions.act_window_close"}
