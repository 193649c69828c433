import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.http import request


class CoopAssistedSession(models.Model):
    """Somebody acts for a member for a while: from paper, on the phone, or at their side.

    The page of the tab carries a nonce; only its HMAC is kept. Without the nonce, or after some
    silence, nobody acts for anybody.
    """

    _name = "coop.assisted.session"
    _description = "Acting for a person"
    _order = "started_at desc, id desc"
    _rec_name = "partner_id"

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, default=lambda self: self.env.company
    )
    operator_id = fields.Many2one(
        "res.users", "Who acts", readonly=True, index=True, ondelete="set null"
    )
    operator_name = fields.Char(
        "Who acted",
        readonly=True,
        help="As it was then. It stays when the log-in is deleted.",
    )
    partner_id = fields.Many2one("res.partner", "For", required=True, readonly=True, index=True)
    channel = fields.Selection(
        [("helper", "At their side"), ("paper", "Paper"), ("phone", "Phone")],
        required=True,
        readonly=True,
    )
    helper_id = fields.Many2one(
        "coop.helper",
        "As their helper",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Whom the person named. Empty: somebody of the help desk.",
    )
    purpose = fields.Char("What for", readonly=True)
    only_with = fields.Char(
        "Only with",
        readonly=True,
        help="Code of a kind of help. Where it is set, only pages for that are open to who acts.",
    )
    first_path = fields.Char("First page", readonly=True, help="Empty: the person's pages.")
    nonce_hash = fields.Char(readonly=True, copy=False, groups="base.group_system")
    started_at = fields.Datetime("Began", required=True, readonly=True)
    last_seen = fields.Datetime("Last sign", required=True, readonly=True)
    ended_at = fields.Datetime("Ended", readonly=True)
    end_reason = fields.Selection(
        [
            ("button", "Stopped by the person who acted"),
            ("idle", "Nobody was there"),
            ("silent", "The page fell silent"),
            ("lost", "The page was left"),
            ("other", "Began to act for somebody else"),
            ("logout", "Signed out"),
            ("helper", "The help was over"),
        ],
        "Why it ended",
        readonly=True,
    )

    _nonce_uniq = models.UniqueIndex("(nonce_hash)", "Two sessions have the same secret.")
    _operator_open_idx = models.Index("(operator_id) WHERE ended_at IS NULL")

    @api.model
    def action_start_desk(self, partner, channel, purpose=None):
        """Begin to act for `partner` and return the action that opens their first page.

        :raises AccessError: when the user is not of the help desk
        :raises UserError: when it cannot be done for this person
        """
        _session, nonce = self._start(partner, channel, purpose)
        return {
            "type": "ir.actions.act_url",
            "url": f"/my?w={nonce}",
            "target": "new",
        }

    @api.model
    def _start_helper(self, helper):
        """Begin to act for the person who named `helper`, whom the user is; return the nonce.

        :raises UserError: when they are not the user, or may not help today
        """
        # sudo: a helper has no right on what the person wrote down; it is asked here
        helper = helper.sudo()
        if helper.helper_partner_id != self.env.user.partner_id or not helper._is_in_force():
            raise UserError(self.env._("You cannot help this person now. Ask them, or ask us."))
        person = helper.partner_id.sudo(False)
        return self._start(person, "helper", helper=helper)[1]

    @api.model
    def _start(self, partner, channel, purpose=None, helper=None, only=None):
        """Begin to act for `partner`; return (session, nonce). One person at a time.

        :param dict only: values of the session where somebody may act with one thing alone, and an
            upper floor has checked that: "only_with", "first_path", "company_id"
        """
        if not helper and not only:
            self._check_start(partner, channel)
        nonce = secrets.token_urlsafe(24)
        now = self.env["coop.clock"].now()
        # sudo: nobody may write these rows by hand; the checks above are the right to begin
        sessions = self.sudo()
        sessions._end_held("other")
        session = sessions.create(
            {
                "operator_id": self.env.uid,
                "operator_name": self.env.user.name,
                "helper_id": helper.id if helper else False,
                "company_id": helper.company_id.id if helper else self.env.company.id,
                "partner_id": partner.id,
                "channel": channel,
                "purpose": purpose,
                **(only or {}),
                "nonce_hash": self.env["coop.whom"]._nonce_hash(nonce),
                "started_at": now,
                "last_seen": now,
            }
        )
        if request:
            request.session["coop_hold"] = session.id
        return session.sudo(False), nonce

    @api.model
    def _check_start(self, partner, channel):
        if not self.env.user.has_group("coop_access.group_desk"):
            raise AccessError(
                self.env._(
                    "Only people of the help desk can act for somebody. "
                    "Ask an administrator for the right 'Help desk'."
                )
            )
        partner.ensure_one()
        partner.check_access("read")
        if channel not in dict(self._fields["channel"].selection):
            raise UserError(self.env._("Say whether it is paper, phone or at the person's side."))
        if partner == self.env.user.partner_id:
            raise UserError(self.env._("For yourself, open your own pages instead."))
        if partner.is_company or not partner.active:
            raise UserError(
                self.env._("%(name)s is not a person we can act for.", name=partner.display_name)
            )

    @api.model
    def _find_live(self, nonce):
        """Return the live session with this nonce that the current user holds, else empty."""
        if not nonce or len(nonce) > 100:
            return self.browse()
        session = self.search(
            [
                ("nonce_hash", "=", self.env["coop.whom"]._nonce_hash(nonce)),
                ("operator_id", "=", self.env.uid),
                ("ended_at", "=", False),
            ],
            limit=1,
        )
        return session if session and not session._why_over() else self.browse()

    def _why_over(self):
        """Return why nobody acts any more though nobody has said so, else nothing.

        A helper's right is looked at anew each time: it ends with its day, and when either says so.
        """
        silence = self.env["coop.clock"].now() - self.last_seen
        if silence > timedelta(seconds=self.company_id.coop_hold_seconds):
            return "silent"
        return "helper" if self.helper_id and not self.helper_id._is_in_force() else None

    def _touch(self):
        """Take a sign of life; true while the hold goes on."""
        self.ensure_one()
        if self.ended_at:
            return False
        if why := self._why_over():
            self._end(why)
            return False
        now = self.env["coop.clock"].now()
        if now - self.last_seen > timedelta(seconds=5):
            self.last_seen = now
        return True

    def _end(self, reason):
        """Stop acting. What the member had begun stays kept for the member."""
        self.filtered(lambda session: not session.ended_at).write(
            {"ended_at": self.env["coop.clock"].now(), "end_reason": reason}
        )

    @api.model
    def _end_held(self, reason):
        """Stop what this user holds in this browser (everywhere, when there is no browser)."""
        domain = [("operator_id", "=", self.env.uid), ("ended_at", "=", False)]
        if request and request.session.get("coop_hold"):
            held = request.session.pop("coop_hold")
            domain += [("id", "=", held)]
        self.search(domain)._end(reason)

    @api.autovacuum
    def _gc_silent(self):
        """Write down the end of sessions that are over (they act for nobody since then)."""
        for session in self.search([("ended_at", "=", False)]):
            if why := session._why_over():
                session._end(why)
