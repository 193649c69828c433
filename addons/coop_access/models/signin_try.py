from odoo import api, models
from odoo.tools import consteq

from .. import codes

#: tries for one person: so many in so many seconds. The longer one tries, the longer one waits.
TRIES = (("signin.soon", 5, 15 * 60), ("signin.day", 20, 24 * 3600))
#: wrong tries in a row after which a code is locked, until the desk opens it
MOST_WRONG = 30
#: the same for pictures, of which there are far fewer than codes
MOST_WRONG_PICTURES = 5


class CoopSigninCode(models.Model):
    """Trying a code. Failures count for the person and for the code, and for no house."""

    _inherit = "coop.signin.code"

    @api.model
    def _try_typed(self, name, typed):
        """Return (user, problem) for a name and a code as they were typed.

        Whether anybody has the name is told by nothing: neither by the words nor by the time.

        :return: res.users (empty when it did not work) and why: "wrong", "wait", "locked",
            "expired" or "ended"; the last three are said only to who has the right code
        """
        nobody = self.env["res.users"]
        name = name.strip()[:100]
        user = nobody._coop_named(name) if name else nobody
        if not self._may_try(self._whose_tries(user, name)):
            return nobody, "wait"
        code = self._of(user) if user else self.browse()
        if not code._is_right(typed):
            code._count_wrong()
            return nobody, "wrong"
        return (user, None) if code._use() else (nobody, code.state)

    def _is_right(self, typed):
        """Return whether this is the code; without any it takes as long to say no."""
        crypt = self.env["res.users"]._crypt_context()
        typed = codes.clean(typed or "")[:100]
        if not self:
            crypt.hash(typed)
            return False
        return crypt.verify(typed, self.secret_hash)

    @api.model
    def _whose_tries(self, user, name=""):
        return f"user:{user.id}" if user else f"name:{name.casefold()}"

    @api.model
    def _may_try(self, whose):
        flood = self.env["coop.flood"]
        return all(flood._allow(scope, whose, most, time) for scope, most, time in TRIES)

    def _forget_tries(self):
        for scope, _most, _time in TRIES:
            self.env["coop.flood"]._forget(scope, self._whose_tries(self.user_id))

    def _count_wrong(self):
        if not self:
            return
        self._lock_row()
        self.failures += 1
        if self.failures >= MOST_WRONG:
            self.locked_on = self.env["coop.clock"].today()

    def _use(self):
        """Return whether the code works now, and note that it was used."""
        self._lock_row()
        if self.state != "works":
            return False
        self.write({"used_on": self.env["coop.clock"].today(self.company_id), "failures": 0})
        self.picture_failures = 0
        if self.once:
            self._end("used")
        self._forget_tries()
        return True

    # -- the picture of a letter, and then the pictures that the person chose ------------------

    @api.model
    def _of_card(self, lookup, secret):
        """Return the code whose letter has this picture, also when it works no more."""
        code = self.search([("lookup", "=", lookup)], limit=1)
        if code and consteq(code.card_hash, self._hash_card(secret)):
            return code
        return self.browse()

    def _try_pictures(self, chosen):
        """Return (user, problem), as above, for the pictures chosen after the letter's picture.

        One try after the other: of many at once each is counted before the next is looked at.
        """
        nobody = self.env["res.users"]
        self._lock_row()
        if self.state != "works":
            return nobody, self.state
        account = self.env["coop.signin.account"]._of(self.user_id)
        if not account._are_pictures(chosen):
            self.picture_failures += 1
            if self.picture_failures >= MOST_WRONG_PICTURES:
                self.locked_on = self.env["coop.clock"].today()
            return nobody, "locked" if self.locked_on else "wrong"
        return (self.user_id, None) if self._use() else (nobody, self.state)
