import hashlib
import secrets
from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from odoo.tools import SQL, mute_logger


class CoopFormDraft(models.Model):
    """What somebody has answered so far in a form that is not sent yet.

    Nothing else points here, and no log says who wrote it: it belongs to the person who fills it
    in and to nobody else. A stranger's draft is found by a secret that only their browser has
    (the server keeps its hash), a member's by who they are.
    """

    _name = "coop.form.draft"
    _description = "Form not sent yet"
    _log_access = False

    token_hash = fields.Char(readonly=True)
    form_code = fields.Char(required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="cascade")
    partner_id = fields.Many2one("res.partner", readonly=True, ondelete="cascade")
    lang = fields.Char()
    step = fields.Char()
    answers = fields.Json()
    tried = fields.Json(help="What was typed and could not be taken, by step, to be shown again.")
    writers = fields.Json(
        help="Which browser answered a step last, by step: a random name, for a member's draft."
    )
    state = fields.Selection([("open", "Open"), ("sent", "Sent")], default="open", required=True)
    minutes = fields.Integer(
        readonly=True, help="Kept so long after the last answer; nought: the days of the co-op."
    )
    expires_at = fields.Datetime(required=True, index=True)

    _token_uniq = models.UniqueIndex(
        "(token_hash) WHERE token_hash IS NOT NULL", "Two forms have the same secret."
    )
    _partner_idx = models.UniqueIndex(
        "(partner_id, form_code, company_id) WHERE partner_id IS NOT NULL",
        "This person has this form open already.",
    )

    @api.model
    def _hash(self, token):
        """Return what is kept of a browser's secret (256 random bits need no slow hash)."""
        return hashlib.sha256(token.encode()).hexdigest()

    @api.model
    def _find(self, form_code, company, token=None, partner=None):
        """Return the draft of this browser or of this member, empty where there is none."""
        domain = [
            ("form_code", "=", form_code),
            ("company_id", "=", company.id),
            ("expires_at", ">", self.env["coop.clock"].now()),
        ]
        if partner:
            return self.search([*domain, ("partner_id", "=", partner.id)], limit=1)
        if not token or len(token) > 100:
            return self.browse()
        domain += [("token_hash", "=", self._hash(token)), ("partner_id", "=", False)]
        return self.search(domain, limit=1)

    @api.model
    def _begin(self, form_code, company, partner=None, minutes=None):
        """Make a draft; return (draft, token). A member's draft needs no token: it is None.

        :param int minutes: after the last answer, until it is forgotten; by default the co-op's
            number of days
        """
        token = None if partner else secrets.token_urlsafe(32)
        if partner:
            self.search(
                [
                    ("form_code", "=", form_code),
                    ("company_id", "=", company.id),
                    ("partner_id", "=", partner.id),
                ]
            ).unlink()
        vals = {
            "token_hash": token and self._hash(token),
            "form_code": form_code,
            "company_id": company.id,
            "partner_id": partner.id if partner else False,
            "answers": {},
            "tried": {},
            "minutes": minutes,
            "expires_at": self._expiry(company, minutes),
        }
        try:
            with self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
                draft = self.create(vals)
                draft.flush_recordset()
        except UniqueViolation as error:
            # the member's other browser began it in this very moment: run again, and find it
            raise ConcurrencyError(str(error)) from error
        return draft, token

    @api.model
    def _expiry(self, company, minutes=None):
        span = timedelta(minutes=minutes) if minutes else timedelta(days=company.coop_draft_days)
        return self.env["coop.clock"].now() + span

    def _keep(self, **vals):
        """Write `vals`, and count the time to its end anew."""
        self.ensure_one()
        expires_at = self._expiry(self.company_id, self.minutes)
        self.write({"expires_at": expires_at, "lang": self.env.lang, **vals})

    def _wait_for_my_turn(self):
        """Let a second press of the last button wait for the first (and then find it done)."""
        self.ensure_one()
        self.flush_recordset()
        # a second press that waited in vain is run again by Odoo: nothing to log
        self.env.cr.execute(
            SQL("SELECT id FROM coop_form_draft WHERE id = %s FOR UPDATE", self.id),
            log_exceptions=False,
        )
        self.invalidate_recordset()

    def _close(self):
        """Forget the answers. The thanks page can be read for one more hour."""
        self.ensure_one()
        self.write(
            {
                "state": "sent",
                "answers": {},
                "tried": {},
                "writers": {},
                "step": False,
                "expires_at": self.env["coop.clock"].now() + timedelta(hours=1),
            }
        )

    @api.autovacuum
    def _gc_expired(self):
        self.search([("expires_at", "<=", self.env["coop.clock"].now())], limit=10000).unlink()
