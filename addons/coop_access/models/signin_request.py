from odoo import api, fields, models
from odoo.tools import email_normalize

# So many links go to one address in half an hour, whoever asks for them.
MOST_LINKS = 3


class CoopSigninRequest(models.Model):
    """Somebody asked for a link to an address. The answer is the same for every address, and so
    is the work: only a job looks whether anybody has it."""

    _name = "coop.signin.request"
    _description = "Link asked for"
    _log_access = False
    _rec_name = "email"

    email = fields.Char(required=True, readonly=True)
    asked_at = fields.Datetime(required=True, readonly=True)

    @api.model
    def _ask(self, email):
        """Note that a link was asked for. It makes no difference here who has the address."""
        address = email_normalize((email or "")[:320])
        if address and self.env["coop.flood"]._allow("signin.link", address, MOST_LINKS, 1800):
            self.create({"email": address, "asked_at": self.env["coop.clock"].now()})
            self.env.ref("coop_access.cron_signin_links")._trigger()

    @api.model
    def _cron_send(self, batch=50):
        """Send what was asked for; what nobody's address is asked for is forgotten."""
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=self.search_count([]))
        for request in self.search([], order="id", limit=batch):
            request = request.try_lock_for_update()
            if request:
                request._answer()
            if not cron._commit_progress(1):
                break

    def _answer(self):
        """Send one e-mail for all who share the address, and forget that it was asked for."""
        users = self.env["res.users"].search(
            [("partner_id.email_normalized", "=", self.email), ("active", "=", True)],
            order="id",
            limit=20,
        )
        self.unlink()
        if users and self._can_send():
            self._send(users, f"/sign-in/link/{self.env['coop.signin.link']._make(users)}")

    @api.model
    def _can_send(self):
        """Return whether links can be mailed. The floor that tells people says so."""
        return False

    def _send(self, users, path):
        """Mail a link to the one address that these log-ins share.

        :param users: res.users, at least one
        :param str path: of the link, a secret: it is written into the e-mail and nowhere else
        """
