from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopRegisterRemove(models.TransientModel):
    """A person removes entries of former members from the register, and says by which rule."""

    _name = "coop.register.remove"
    _description = "Remove entries from the register"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    membership_ids = fields.Many2many("coop.membership", string="Entries to remove")
    membership_count = fields.Integer("Entries", compute="_compute_membership_count")
    reason = fields.Text(
        required=True,
        default=lambda self: self.env._(
            "The time for which the register keeps former members is over"
        ),
        help="It stays on record for ever: name nobody in it.",
    )
    forget_contacts = fields.Boolean(
        "Also delete their contacts, where nothing else uses them", default=True
    )
    sure = fields.Boolean("I know that this cannot be undone")

    @api.model
    def default_get(self, fields):
        """The entries chosen in the list, else all that may go."""
        values = super().default_get(fields)
        former = self.env["coop.register.former"]
        if self.env.context.get("active_model") == former._name:
            chosen = former.browse(self.env.context.get("active_ids", []))
        else:
            chosen = former.search(
                [("may_go", "=", True), ("company_id", "=", self.env.company.id)]
            )
        values["membership_ids"] = [(6, 0, chosen.membership_id.ids)]
        return values

    @api.depends("membership_ids")
    def _compute_membership_count(self):
        for wizard in self:
            wizard.membership_count = len(wizard.membership_ids)

    def action_remove(self):
        self.ensure_one()
        if not self.sure:
            raise UserError(self.env._("Tick that you know that this cannot be undone."))
        if not self.membership_ids:
            raise UserError(self.env._("Choose the entries that are to go."))
        partners = self.membership_ids.sudo().partner_id  # sudo: only to count those that stay
        log = self.membership_ids._remove_from_register(self.reason, self.forget_contacts)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Former members removed from the register: %(people)s. Contacts that stay, "
                    "because something else uses them or you chose so: %(stay)s.",
                    people=log.people,
                    stay=len(partners.exists()),
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
