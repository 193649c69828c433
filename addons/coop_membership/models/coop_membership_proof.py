from datetime import timedelta

from odoo import api, models
from odoo.tools import consteq, email_normalize, hmac


class CoopMembershipApplication(models.Model):
    """That an address is the applicant's: proven by a mailed link, or by a person who asked."""

    _inherit = "coop.membership.application"

    def _is_proven(self):
        self.ensure_one()
        return self.proof_state in ("proven", "by_hand")

    def _proof_token(self, sent_at=None):
        """The secret of the mailed link: shows that whoever follows it reads that mailbox.

        :param sent_at: when it is sent (default: now); it works for some days from then
        """
        self.ensure_one()
        # sudo: for how long the link works is a setting of the co-op
        days = self.sudo().company_id.coop_proof_days
        expires_at = (sent_at or self.env["coop.clock"].now()) + timedelta(days=days)
        return self._sign_proof(f"{expires_at:%Y%m%d%H%M}")

    def _sign_proof(self, expires):
        secret = hmac(
            self.env(su=True),
            "coop_membership.application.proof",
            (self.id, self.email or "", expires),
        )
        return f"{expires}-{secret}"

    def _check_proof_token(self, token):
        """Whether ``token`` belongs to this application and the address as it is now, and has
        not expired."""
        self.ensure_one()
        token = token or ""
        if not self.exists() or not token.isascii():
            return False
        expires = token.partition("-")[0]
        if not consteq(self._sign_proof(expires), token):
            return False
        return f"{self.env['coop.clock'].now():%Y%m%d%H%M}" <= expires

    def _send_proof(self):
        """Mail the link that proves the address. Nothing is matched or told before."""
        self.ensure_one()
        link = f"{self.get_base_url()}/join/confirm/{self.id}/{self._proof_token()}"
        self._mail_applicant(
            "proof_of_address", {"link": self.env["res.lang"]._coop_url_in(self.lang, link)}
        )
        # sudo: sent by the public page
        self.sudo().write({"proof_state": "sent"})

    def _may_mail_stranger(self):
        """Whether one more e-mail may go to this address, which may be anybody's, today."""
        address = email_normalize(self.email) or self.email
        return self.env["coop.flood"]._allow("join.proof", address, 3, 24 * 3600)

    def action_send_proof(self):
        self._check_officer()
        for application in self.filtered(lambda a: a.state == "submitted" and not a._is_proven()):
            application._send_proof()

    def _prove(self, how="proven"):
        """Note that the address is the applicant's.

        :param how: "proven" by the mailed link, or "by_hand" by an officer
        """
        for application in self:
            if application._is_proven() or application.state != "submitted":
                continue
            # sudo: the link is followed by somebody who is not signed in
            application.sudo().write(
                {"proof_state": how, "proven_at": self.env["coop.clock"].now()}
            )
        return True

    def action_prove_by_hand(self):
        self._check_officer()
        return self._prove("by_hand")

    @api.autovacuum
    def _gc_unproven(self):
        """Forget what was typed on the public page and never confirmed."""
        clock = self.env["coop.clock"]
        for company in self.env["res.company"].search([("coop_slug", "!=", False)]):
            day = clock.today(company) - timedelta(days=company.coop_unproven_days)
            self.search(
                [
                    ("company_id", "=", company.id),
                    ("how", "=", "web"),
                    ("state", "in", ("draft", "submitted")),
                    ("proof_state", "in", ("none", "sent")),
                    ("email", "!=", False),
                    ("create_date", "<", clock.start_of_day(day, company)),
                ],
                limit=1000,
            ).unlink()
