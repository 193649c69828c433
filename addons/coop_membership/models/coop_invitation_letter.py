from datetime import timedelta

from markupsafe import Markup

from odoo import models
from odoo.tools import consteq, hmac

# So many strangers a member may have us write to in a day.
STRANGERS_A_DAY = 5


class CoopInvitation(models.Model):
    """The letter that asks, and the link or slip by which to answer."""

    _inherit = "coop.invitation"

    def _send(self):
        """Write to the person in their language, format and channel; who is nobody we know, by
        e-mail."""
        self.ensure_one()
        if self.partner_id:
            self.env["coop.notice"]._tell(self.partner_id, "invitation", self)
        elif self.email_normalized and self._may_mail_stranger():
            self.env["coop.notice.kind"]._get("invitation")._mail_stranger(
                self.company_id,
                self.name,
                self.email_normalized,
                self.lang,
                self._letter_words(self.lang, by_mail=True),
            )
        else:
            # somebody of the office asks by another way: it stands in the list “To do”
            self.write({"state": "waiting", "asked_on": False, "channel": "phone"})

    def _may_mail_stranger(self):
        """Whether one more e-mail may go to an address that may be anybody's."""
        if not self.inviter_id:
            return True
        return self.env["coop.flood"]._allow(
            "invitation.member", str(self.inviter_id.id), STRANGERS_A_DAY, 24 * 3600
        )

    def _stop_letter(self):
        """Take back a letter that has not gone out yet."""
        self.env["coop.notice.delivery"].search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("state", "=", "waiting")]
        )._stop("answered")

    def _coop_notice_values(self, kind, partners):
        """What the letter says for each person: who asks, and how to answer."""
        if kind != "invitation":
            return {}
        needs = partners._coop_needs()
        return {
            partner.id: self._letter_words(
                needs[partner.id]["lang"],
                by_mail=needs[partner.id]["channel"] == "email" and partner.email_normalized,
            )
            for partner in partners
        }

    def _letter_words(self, lang, by_mail):
        """Values of the letter's placeholders in a language."""
        self.ensure_one()
        reader = self.with_context(lang=lang)
        asks = ""
        if self.inviter_id and self.inviter_named:
            asks = reader.env._(
                "%(member)s, who is a member, asked us to write to you.",
                member=self.inviter_id.member_name,
            )
        return {"asks": asks, "answer": reader._link_words() if by_mail else reader._slip_words()}

    def _link_words(self):
        return Markup('<p><a href="%(url)s">%(button)s</a></p>') % {
            "url": f"{self.get_base_url()}/invited/{self.id}/{self._answer_token()}",
            "button": self.env._("Answer here: yes, not now, or no"),
        }

    def _slip_words(self):
        """A slip to tick, cut off and give back."""
        rows = [
            self.env._("Yes, I would like to join."),
            self.env._("Not now. Please ask me again on (day):"),
            self.env._("No, please do not ask me."),
        ]
        boxes = Markup("").join(Markup("<li>☐ %s</li>") % row for row in rows)
        return Markup("<p>%(head)s</p><ul>%(boxes)s</ul><p>%(number)s</p>") % {
            "head": self.env._("Tick one, and give or send this letter back. Or ring us."),
            "boxes": boxes,
            "number": self.env._("Our reference: %(number)s", number=self.id),
        }

    # The link: whoever follows it reads that mailbox

    def _answer_token(self, sent_at=None):
        self.ensure_one()
        days = self.company_id.coop_invitation_days
        expires_at = (sent_at or self.env["coop.clock"].now()) + timedelta(days=days)
        return self._sign_answer(f"{expires_at:%Y%m%d%H%M}")

    def _sign_answer(self, expires):
        secret = hmac(
            self.env(su=True),
            "coop_membership.invitation.answer",
            (self.id, self.partner_id.id or self.email_normalized or "", expires),
        )
        return f"{expires}-{secret}"

    def _check_answer_token(self, token):
        """Whether ``token`` belongs to this invitation and has not expired."""
        self.ensure_one()
        token = token or ""
        if not token.isascii():
            return False
        expires = token.partition("-")[0]
        if not consteq(self._sign_answer(expires), token):
            return False
        return f"{self.env['coop.clock'].now():%Y%m%d%H%M}" <= expires


class CoopNoticeDelivery(models.Model):
    _inherit = "coop.notice.delivery"

    def _get_stop_reasons(self):
        return {
            **super()._get_stop_reasons(),
            "answered": self.env._("The person has answered already."),
        }


class CoopNoticeKind(models.Model):
    _inherit = "coop.notice.kind"

    def _mail_stranger(self, company, name, email, lang, values):
        """Mail somebody who is no contact of ours, in the words of a notice of this kind.

        Nothing of it is kept but the mail in the queue.
        """
        self.ensure_one()
        # sudo: texts and mails belong to the office; who calls decides only to whom
        kind = self.sudo().with_company(company)
        version = kind.text_id._for_company(company).sudo()._variant(lang, "standard")
        helper = company._coop_help()
        values = {
            "name": name,
            "coop": company.name,
            "company": company.name,
            "help_name": helper["name"],
            "help_phone": helper["phone"],
            **values,
        }
        delivery = kind.env["coop.notice.delivery"].new(
            {
                "kind_id": kind.id,
                "company_id": company.id,
                "lang": version.lang,
                "format": "standard",
                "subject": version._render_title(values),
                "body_html": version._render(values),
            }
        )
        mail = kind.env["mail.mail"].create(
            {
                "subject": kind._get_subject(version.lang, company),
                "body_html": delivery._get_layout_html("coop_notices.mail_layout"),
                "email_from": company.email_formatted or company.catchall_formatted,
                "email_to": email,
                "author_id": company.partner_id.id,
                "auto_delete": True,
                "headers": repr({"Auto-Submitted": "auto-generated"}),
            }
        )
        kind.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
        return mail
