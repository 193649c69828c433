from odoo import fields, models


class ResCompany(models.Model):
    """What a registered society's register needs to know: its share."""

    _inherit = "res.company"

    coop_share_value = fields.Float("Value of a share", digits=(8, 2), default=1)
    coop_share_number = fields.Integer(
        "Shares of a new member",
        default=1,
        help="In a registered society every member holds at least one share.",
    )

    _coop_share_sane = models.Constraint(
        "CHECK (coop_share_value >= 0 AND coop_share_number >= 0)",
        "The value and the number of shares are 0 or more.",
    )

    def write(self, vals):
        result = super().write(vals)
        if "coop_legal_form" in vals:
            self._coop_register_head_changed()
        return result


class CoopRegisterHead(models.Model):
    """The register of a society is another one; it heads it, behind the wall."""

    _inherit = "coop.register.head"

    legal_form = fields.Char("Legal form", readonly=True, help="Empty: a company.")

    def _prepare_head_vals(self, company):
        vals = super()._prepare_head_vals(company)
        form = company.sudo().coop_legal_form  # sudo: what form a co-op has is public
        return {**vals, "legal_form": "society" if form == "society" else False}
