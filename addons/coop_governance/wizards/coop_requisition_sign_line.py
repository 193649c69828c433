from odoo import api, fields, models

from odoo.addons.coop_membership.importing.columns import fold


class CoopRequisitionSignLine(models.TransientModel):
    """A line of a signature sheet: what stands there, and whose it is by the register."""

    _name = "coop.requisition.sign.line"
    _description = "Line of a signature sheet"
    _order = "id"

    sign_id = fields.Many2one("coop.requisition.sign", required=True, ondelete="cascade")
    typed = fields.Char("Number or name", help="As it stands on the paper.")
    signed_on = fields.Date(
        "Day", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    membership_id = fields.Many2one(
        "coop.membership", "Member", compute="_compute_membership", store=True, readonly=False
    )
    problem = fields.Char("Why it does not count", compute="_compute_problem")

    @api.depends("typed")
    def _compute_membership(self):
        for line in self:
            if line.typed:
                line.membership_id = line._find()

    def _find(self):
        """Return the membership with this number, or the only one with this name."""
        memberships = self.env["coop.membership"]
        company = self.sign_id._get_signed().company_id or self.env.company
        mine = [("company_id", "=", company.id)]
        typed = self.typed.strip()
        found = memberships.search([*mine, ("number", "=", typed)], limit=1)
        if found:
            return found
        named = memberships.search([*mine, ("member_name", "ilike", typed)], limit=20)
        same = named.filtered(lambda m: fold(m.member_name or "") == fold(typed))
        return same if len(same) == 1 else memberships

    @api.depends("typed", "membership_id", "signed_on", "sign_id.line_ids.membership_id")
    def _compute_problem(self):
        for line in self:
            line.problem = line._get_problem()

    def _get_problem(self):
        if not self.membership_id:
            return self.env._("No member is found, or several are. Choose who it is.")
        if not self.signed_on:
            return self.env._("The day is missing.")
        mine = self.sign_id.line_ids.filtered(lambda one: one.membership_id == self.membership_id)
        if len(mine) > 1 and mine[0] != self:
            return self.env._("This member stands on the sheet twice.")
        signed = self.sign_id._get_signed()
        return signed._get_problem(self.membership_id, self.signed_on) if signed else False
