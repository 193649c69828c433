import hashlib
import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.orm.models import NO_ACCESS

#: between what Odoo signs and what only the link has
JOINT = "."
#: days after which no link to a new password can be right any more, however long Odoo lets it
KEPT_DAYS = 60


class CoopSigninReset(models.Model):
    """A link to a new password that was sent: a hash of what only that link has.

    Odoo signs these links with the secret of the database and keeps nothing, so whoever has a copy
    of the database could make one and would be in without any guess.
    """

    _name = "coop.signin.reset"
    _description = "Link to a new password"
    _log_access = False
    _rec_name = "partner_id"

    partner_id = fields.Many2one(
        "res.partner", required=True, readonly=True, index=True, ondelete="cascade"
    )
    secret_hash = fields.Char(required=True, readonly=True, groups=NO_ACCESS)
    made_on = fields.Date(required=True, readonly=True)

    @api.model
    def _hash(self, secret):
        """Return what is kept of a secret (192 random bits need no slow hash)."""
        return hashlib.sha256(secret.encode()).hexdigest()

    @api.model
    def _make(self, partner):
        """Return the secret of a new link for this contact; others that were sent go on."""
        secret = secrets.token_urlsafe(24)
        self.create(
            {
                "partner_id": partner.id,
                "secret_hash": self._hash(secret),
                "made_on": self.env["coop.clock"].today(),
            }
        )
        return secret

    @api.model
    def _is_right(self, partner, secret):
        """Return whether a link with this secret was sent to this contact."""
        return bool(
            self.search_count(
                [("partner_id", "=", partner.id), ("secret_hash", "=", self._hash(secret))], limit=1
            )
        )

    @api.autovacuum
    def _gc_old(self):
        before = self.env["coop.clock"].today() - timedelta(days=KEPT_DAYS)
        self.search([("made_on", "<", before)], limit=10000).unlink()


class ResPartner(models.Model):
    """Links to a new password that a copy of the database cannot make."""

    _inherit = "res.partner"

    def _generate_signup_token(self, expiration=None):
        token = super()._generate_signup_token(expiration=expiration)
        # sudo: nobody writes or reads these by hand
        return token + JOINT + self.env["coop.signin.reset"].sudo()._make(self)

    @api.model
    def _get_partner_from_token(self, token):
        token, _joint, secret = token.partition(JOINT)
        partner = super()._get_partner_from_token(token)
        # sudo: as above
        sent = partner and self.env["coop.signin.reset"].sudo()._is_right(partner, secret)
        return partner if sent else None
