import hashlib
import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.orm.models import NO_ACCESS
from odoo.tools import SQL

from .. import codes


class CoopSigninCode(models.Model):
    """A code on paper, or told on the phone, with which somebody signs in.

    It has two secrets, of which only hashes are kept: nine signs to type, with a slow hash, and
    128 bits in the picture (QR) of a letter, which need none. A log-in has one code at a time.
    """

    _name = "coop.signin.code"
    _description = "Sign-in code"
    _order = "id desc"
    _rec_name = "user_id"

    user_id = fields.Many2one(
        "res.users", "Log-in", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    lookup = fields.Char(
        "Number of the code", required=True, readonly=True, copy=False, groups=NO_ACCESS
    )
    secret_hash = fields.Char(required=True, readonly=True, copy=False, groups=NO_ACCESS)
    card_hash = fields.Char(required=True, readonly=True, copy=False, groups=NO_ACCESS)
    how = fields.Selection(
        [("letter", "In a letter"), ("told", "Told"), ("self", "Made by themselves")],
        "How it was given",
        required=True,
        readonly=True,
    )
    made_on = fields.Date("Made on", required=True, readonly=True)
    made_by = fields.Char("Made by", readonly=True)
    expires_on = fields.Date("Works until", required=True, readonly=True)
    once = fields.Boolean("Works once", readonly=True)
    used_on = fields.Date("Last used", readonly=True)
    failures = fields.Integer("Wrong tries", readonly=True, help="Since it last worked.")
    picture_failures = fields.Integer("Wrong pictures", readonly=True)
    locked_on = fields.Date("Locked on", readonly=True)
    ended_on = fields.Date("Ended on", readonly=True)
    end_reason = fields.Selection(
        [
            ("replaced", "A new one was made"),
            ("revoked", "Ended by the desk"),
            ("used", "It was to work once"),
        ],
        "Why it ended",
        readonly=True,
    )
    state = fields.Selection(
        [
            ("works", "Works"),
            ("locked", "Locked: too many wrong tries"),
            ("expired", "Its time is over"),
            ("ended", "Ended"),
        ],
        compute="_compute_state",
    )

    _user_live_uniq = models.UniqueIndex(
        "(user_id) WHERE ended_on IS NULL", "This log-in has a code already."
    )
    _lookup_uniq = models.UniqueIndex("(lookup)", "Two codes have the same number.")

    @api.depends("ended_on", "expires_on", "locked_on")
    def _compute_state(self):
        for code in self:
            today = self.env["coop.clock"].today(code.company_id)
            if code.ended_on:
                code.state = "ended"
            elif code.expires_on and code.expires_on < today:
                code.state = "expired"
            else:
                code.state = "locked" if code.locked_on else "works"

    # -- making ------------------------------------------------------------------------------

    @api.model
    def _make(self, user, how):
        """Make a code for a log-in, and end the one before.

        :param user: res.users, a portal log-in; the caller has checked who may
        :param str how: "letter", "told" or "self"
        :return: (code, typed, card): the record, the signs to type, and the path of the picture;
            neither can be had again
        :raise UserError: when this log-in signs in otherwise
        """
        user._coop_check_code()
        # sudo: codes are nobody's to write by hand
        codes_model = self.sudo()
        codes_model.env["coop.signin.account"]._of(user)._lock()
        codes_model._of(user)._end("replaced")
        typed, card_secret = codes.make(), secrets.token_urlsafe(16)
        company = user.sudo().company_id
        today = self.env["coop.clock"].today(company)
        code = codes_model.create(
            {
                "user_id": user.id,
                "company_id": company.id,
                "lookup": codes.make(8),
                "secret_hash": user._crypt_context().hash(typed),
                "card_hash": self._hash_card(card_secret),
                "how": how,
                "made_on": today,
                # what the software does by itself, the co-op does
                "made_by": company.name if self.env.user._is_superuser() else self.env.user.name,
                "expires_on": today + timedelta(days=company.coop_code_days),
                "once": company.coop_code_once,
            }
        )
        return code, typed, f"/sign-in/card/{code.lookup}/{card_secret}"

    @api.model
    def _of(self, users):
        """Return the codes that were not ended, of these log-ins."""
        return self.search([("user_id", "in", users.ids), ("ended_on", "=", False)])

    @api.model
    def _hash_card(self, secret):
        """Return what is kept of the secret of a picture (128 random bits need no slow hash)."""
        return hashlib.sha256(secret.encode()).hexdigest()

    def _end(self, reason):
        """End these codes at once."""
        self.filtered(lambda code: not code.ended_on).write(
            {"ended_on": self.env["coop.clock"].today(), "end_reason": reason}
        )
        # before another is made: the database allows one at a time
        self.flush_recordset()

    def _lock_row(self):
        """Let a second try wait for the first; it is then run again and sees what was done."""
        self.ensure_one()
        self.flush_recordset()
        self.env.cr.execute(
            SQL("SELECT id FROM coop_signin_code WHERE id = %s FOR UPDATE", self.id),
            log_exceptions=False,
        )
        self.invalidate_recordset()

    @api.model
    def _can_print(self):
        """Return whether codes can be printed in letters. The floor that writes letters says so."""
        return False

    def _print(self, typed, card):
        """Return (content, "pdf" or "html"): a letter with this code, made here and kept nowhere.

        :param str typed: the signs to type
        :param str card: the path of the picture
        """
        raise NotImplementedError

    # -- at the desk -------------------------------------------------------------------------

    def _check_desk(self):
        self.env["coop.signin.code"].browse().check_access("read")
        if not self.env.user.has_group("coop_access.group_desk"):
            raise UserError(self.env._("Only people of the help desk can do that."))

    def action_unlock(self):
        """Let somebody try again at once, after too many wrong tries."""
        self._check_desk()
        # sudo: the desk was checked; codes are nobody's to write by hand
        for code in self.sudo():
            code.write({"failures": 0, "picture_failures": 0, "locked_on": False})
            code._forget_tries()

    def action_revoke(self):
        """End a code: lost, seen by somebody else, or not wanted any more."""
        self._check_desk()
        self.sudo()._end("revoked")  # sudo: as above
