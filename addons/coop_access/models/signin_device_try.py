from odoo import fields, models

from .signin_try import MOST_WRONG_PICTURES

#: tries for one person on one tablet: so many in so many seconds
TRIES = ("signin.tablet", 20, 24 * 3600)


class CoopSigninAccount(models.Model):
    """Three pictures as the secret on a shared tablet.

    They are few, and the tablet in the house is what stands before them. So wrong ones in a row
    lock the pictures of that person on every tablet, and nobody else's.
    """

    _inherit = "coop.signin.account"

    tablet_failures = fields.Integer("Wrong pictures on a tablet", readonly=True)
    tablet_locked_on = fields.Date("Pictures locked on a tablet", readonly=True)

    def _try_on_tablet(self, device, chosen):
        """Return (user, problem) for pictures that somebody tapped on a shared tablet.

        :return: res.users (empty when it did not work) and why: "wrong", "wait" or
            "tablet_locked"
        """
        nobody = self.env["res.users"]
        self._lock()
        if self.tablet_locked_on:
            return nobody, "tablet_locked"
        scope, most, seconds = TRIES
        key = f"{device.id}:{self.user_id.id}"
        if not self.env["coop.flood"]._allow(scope, key, most, seconds):
            return nobody, "wait"
        if self._are_pictures(chosen):
            self.tablet_failures = 0
            return self.user_id, None
        self.tablet_failures += 1
        if self.tablet_failures >= MOST_WRONG_PICTURES:
            self.tablet_locked_on = self.env["coop.clock"].today()
        return nobody, "tablet_locked" if self.tablet_locked_on else "wrong"

    def _forget_tablet_tries(self):
        """Let somebody try their pictures again: they came in otherwise, or the desk says so."""
        self.filtered(lambda account: account.tablet_failures or account.tablet_locked_on).write(
            {"tablet_failures": 0, "tablet_locked_on": False}
        )
