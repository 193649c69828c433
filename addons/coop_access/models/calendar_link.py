import hashlib
import secrets

from odoo import api, fields, models


class CoopCalendarLink(models.Model):
    """An address by which a phone or a computer fetches what is on for one person.

    Whoever has the address sees these dates, and nothing else. Only its hash is kept (256 random
    bits need no slow one); the person makes it, and ends it, by themselves.
    """

    _name = "coop.calendar.link"
    _description = "Address of a person's calendar"
    _log_access = False

    partner_id = fields.Many2one("res.partner", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    token_hash = fields.Char(required=True)
    lang = fields.Char(required=True)
    made_at = fields.Datetime(required=True, default=lambda self: self.env["coop.clock"].now())

    _token_uniq = models.UniqueIndex("(token_hash)", "Two calendars have the same address.")

    @api.model
    def _hash(self, token):
        return hashlib.sha256(token.encode()).hexdigest()

    @api.model
    def _of(self, partner):
        """Return the link of a person, empty where there is none."""
        return self.search([("partner_id", "=", partner.id)], limit=1)

    @api.model
    def _make(self, partner, company):
        """Make the address of a person anew and return its secret, which is shown once."""
        self._end(partner)
        token = secrets.token_urlsafe(32)
        self.create(
            {
                "partner_id": partner.id,
                "company_id": company.id,
                "token_hash": self._hash(token),
                "lang": self.env.lang or "en_GB",
            }
        )
        return token

    @api.model
    def _end(self, partner):
        self.search([("partner_id", "=", partner.id)]).unlink()

    @api.model
    def _find(self, token):
        """Return the link with this secret, empty where there is none.

        It ends with the log-in of the person: whoever has died or was locked out has none.
        """
        link = self.search([("token_hash", "=", self._hash(token))], limit=1)
        person = link.partner_id
        return link if person.active and person.user_ids else self.browse()
