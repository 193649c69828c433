from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopProxyWho(models.TransientModel):
    """Who was named in words: a member, or somebody of the same name as another."""

    _name = "coop.proxy.who"
    _description = "Who was named as a proxy"

    proxy_id = fields.Many2one("coop.proxy", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="proxy_id.company_id")
    named = fields.Char("Named as", related="proxy_id.holder_name")
    membership_id = fields.Many2one(
        "coop.membership",
        "It is this member",
        domain="[('company_id', '=', company_id), ('state', 'in', ['member', 'leaving'])]",
    )
    name = fields.Char(
        "Or a name by which everybody knows who is meant",
        help="For example with the place where they live. Who is named so counts by themselves.",
    )
    alike = fields.Text("Members of this name", compute="_compute_alike")

    @api.depends("proxy_id")
    def _compute_alike(self):
        memberships = self.env["coop.membership"]
        for window in self:
            named = window.proxy_id.holder_name
            found = memberships.search(
                [
                    ("company_id", "=", window.company_id.id),
                    ("member_name", "=ilike", " ".join((named or "").split())),
                ],
                limit=10,
            )
            window.alike = "\n".join(found.mapped("display_name")) or False

    def action_apply(self):
        self.ensure_one()
        self.proxy_id._check_officer()
        name = " ".join((self.name or "").split())
        if bool(self.membership_id) == bool(name):
            raise UserError(self.env._("Choose the member, or write down the name: one of them."))
        self.proxy_id._settle_holder(self.membership_id, name)
        return {"type": "ir.actions.act_window_close"}
