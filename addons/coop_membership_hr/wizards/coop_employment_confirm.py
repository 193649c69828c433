from odoo import fields, models


class CoopEmploymentConfirm(models.TransientModel):
    """An officer says which employee a member is, where nothing on record shows it."""

    _name = "coop.employment.confirm"
    _description = "Which employee a member is"
    _inherit = "coop.membership.act"

    employee_id = fields.Many2one(
        "hr.employee", required=True, domain="[('company_id', '=', company_id)]"
    )
    evidence = fields.Text("How you know", required=True)

    def _apply(self):
        self.env["coop.employment"]._confirm(
            # sudo: the contact of a member may be one that this officer cannot read
            self.employee_id,
            self.membership_id.sudo().partner_id,
            self.evidence,
        )
