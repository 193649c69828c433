from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopSetupPost(models.TransientModel):
    """Whether e-mails and letters arrive: tried on oneself, before anybody else gets one."""

    _name = "coop.setup.post"
    _description = "E-mail and letters"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, default=lambda self: self.env.company
    )
    has_server = fields.Boolean("An outgoing mail server is set", compute="_compute_post")
    administrators = fields.Char(compute="_compute_post")
    my_address = fields.Char("Your e-mail address", compute="_compute_post")
    log = fields.Text("What became of it", compute="_compute_post")

    @api.depends("company_id")
    @api.depends_context("uid")
    def _compute_post(self):
        steps = self.env["coop.setup.step"]
        for window in self:
            window.has_server = steps._has_mail_server()
            people = steps._get_people_with("base.group_system", window.company_id)
            window.administrators = ", ".join(people.mapped("name"))
            window.my_address = self.env.user.email or False
            tests = steps._get_tests(window.company_id).sorted("id", reverse=True)[:4]
            window.log = "\n".join(window._say(test) for test in tests)

    def _say(self, test):
        states = dict(test._fields["state"]._description_selection(self.env))
        state = states[test.state]
        reason = test.failure_reason or test.stop_reason_label
        line = (
            self.env._("E-mail to %(who)s: %(state)s.", who=test.partner_id.name, state=state)
            if test.channel == "email"
            else self.env._("Letter to %(who)s: %(state)s.", who=test.partner_id.name, state=state)
        )
        return f"{line} {reason}" if reason else line

    def _tell(self, partner, channel):
        self.env["coop.membership.settings"]._check_manager(self.company_id)
        # a key of its own each time: whoever tries again is told again
        key = f"{channel} {self.env['coop.clock'].now().isoformat()}"
        notices = self.env["coop.notice"].with_company(self.company_id)
        return notices._tell(partner, "post_test", self.company_id, key=key).sudo().delivery_ids

    def action_email(self):
        """Send a test e-mail to whoever presses the button, at once."""
        self.ensure_one()
        if not self.env.user.email:
            raise UserError(self.env._("Write your own e-mail address in your profile first."))
        deliveries = self._tell(self.env.user.partner_id, "email")
        # sudo: one's own test; the queue belongs to the system
        deliveries.mail_id.sudo().send()
        return self._again()

    def action_letter(self):
        """Make a test letter to the co-op's own office, and open the print run it is in."""
        self.ensure_one()
        partner = self.company_id.partner_id
        # sudo: the co-op's own address is on its notepaper
        if not partner.sudo()._coop_has_postal_address():
            raise UserError(self.env._("Write the address of the office first: step “Your co-op”."))
        self._tell(partner, "print")
        return self.env["coop.print.run"].with_company(self.company_id).action_gather()

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("E-mail and letters"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }


class CoopNoticeDelivery(models.Model):
    _inherit = "coop.notice.delivery"

    def _choose_channel(self, asked, only=None):
        """A test goes by the channel that is tried, whatever its reader likes best."""
        if self.kind_id.code == "post_test" and self.key:
            asked = self.key.split()[0]
        return super()._choose_channel(asked, only)
