from odoo import api, fields, models

READERS = ("coop_concern_lead_id", "coop_concern_deputy_id", "coop_concern_outside_id")


class ResCompany(models.Model):
    """Who looks at concerns. Whoever is named here has the right to, and nobody else."""

    _inherit = "res.company"

    coop_concern_lead_id = fields.Many2one(
        "res.users",
        "Designated person",
        ondelete="restrict",
        help="Reads what worries people, decides, and sees that it is done.",
    )
    coop_concern_deputy_id = fields.Many2one(
        "res.users",
        "Deputy",
        ondelete="restrict",
        help="Reads when the designated person does not in time, or is named in it.",
    )
    coop_concern_outside_id = fields.Many2one(
        "res.users",
        "Person outside the co-op",
        ondelete="restrict",
        help="Reads when both are named in it, when nobody else did in time, or when asked.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        if any(vals.get(name) for vals in vals_list for name in READERS):
            self._coop_give_concerns()
        return companies

    def write(self, vals):
        if not any(name in vals for name in READERS):
            return super().write(vals)
        before = {company: company._coop_concern_readers() for company in self}
        result = super().write(vals)
        self._coop_give_concerns()
        for company, users in before.items():
            self.env["coop.concern"]._readers_changed(company, users)
        return result

    def _coop_concern_readers(self):
        users = self.env["res.users"]
        for company in self.sudo():  # sudo: who looks is no secret
            users = users.union(*(company[name] for name in READERS))
        return users

    @api.model
    def _coop_give_concerns(self):
        """Give the right to look to those who are named, and take it from everybody else."""
        # sudo: whoever names them gives them the right by that
        users = self.sudo().search([])._coop_concern_readers()
        self.env.ref("coop_concerns.group_concerns").sudo().user_ids = users
