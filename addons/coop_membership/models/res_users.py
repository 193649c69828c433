from odoo import api, models
from odoo.exceptions import UserError


class ResUsers(models.Model):
    _inherit = "res.users"

    def _deactivate_portal_user(self, **post):
        """Odoo's “delete account” archives the contact and queues it for deletion. A member is
        offered the way out that exists: to leave the co-op, or to stop using the log-in."""
        if self.partner_id._coop_member_partners():
            raise UserError(
                self.env._(
                    "You are, or were, a member, and the register of members keeps your name. "
                    "To leave the co-op, use “Leave” on your membership page. If you only want "
                    "to stop signing in, tell us: we close the log-in and you stay a member."
                )
            )
        return super()._deactivate_portal_user(**post)

    @api.ondelete(at_uninstall=False)
    def _unlink_keep_deciders(self):
        """Applications keep the name of who decided, when the log-in goes."""
        # sudo: names of deciders are kept whoever deletes the log-in
        applications = (
            self.env["coop.membership.application"].sudo().with_context(active_test=False)
        )
        for application in applications.search([("decided_by_id", "in", self.ids)]):
            application.decided_by = application.decided_by or application.decided_by_id.name
