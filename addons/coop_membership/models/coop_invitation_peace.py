from dataclasses import dataclass
from datetime import date, timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import email_normalize, format_date


@dataclass(frozen=True)
class Peace:
    """Why somebody is not asked just now, and until when, where an end is known."""

    code: str
    until: date = None


class CoopInvitation(models.Model):
    """Who is left in peace. Every list, letter and window that asks people asks here first."""

    _inherit = "coop.invitation"

    @api.model
    def _left_in_peace(self, partners, company, day=None):
        """Who of these people is not to be asked to join, and why.

        :param partners: res.partner
        :param company: the co-op that would ask
        :param day: the day of asking (default: today)
        :return: ``{partner.id: Peace}``; who may be asked is not in it
        """
        day = day or self.env["coop.clock"].today(company)
        # sudo: the answer says no more than whether to write; a letter must not go out because
        # its writer may not read why not
        partners = partners.sudo()
        found = {}
        for peace, who in (
            (Peace("stopped"), partners.browse(list(partners._coop_stopped_reasons()))),
            (Peace("member"), self._members_among(partners, company, day)),
            (Peace("applied"), self._applicants_among(partners, company)),
        ):
            for partner in who:
                found.setdefault(partner.id, peace)
        mails = {p.email_normalized: p.id for p in partners if p.email_normalized}
        for invitation in self.sudo().search(
            Domain("company_id", "=", company.id)
            & self._get_heeded_domain(company, day)
            & (
                Domain("partner_id", "in", partners.ids)
                | Domain("partner_id", "=", False) & Domain("email_normalized", "in", list(mails))
            ),
            order="answered_on desc, id desc",
        ):
            partner_id = invitation.partner_id.id or mails.get(invitation.email_normalized)
            found.setdefault(partner_id, invitation._peace())
        return found

    def _peace(self):
        self.ensure_one()
        if self.state == "not_now":
            return Peace("not_now", self.not_now_until)
        return Peace("no" if self.state == "no" else "asked")

    @api.model
    def _get_heeded_domain(self, company, day):
        """Invitations that speak against another one on ``day``."""
        lately = day - timedelta(days=company.coop_invitation_again_days)
        return (
            Domain("state", "=", "no")
            | (Domain("state", "=", "not_now") & Domain("not_now_until", ">", day))
            | (Domain("state", "in", ("asked", "yes")) & Domain("asked_on", ">", lately))
        )

    @api.model
    def _members_among(self, partners, company, day):
        memberships = self.env["coop.membership"].sudo()  # sudo: as in _left_in_peace
        return memberships.search(
            memberships._get_member_domain(day)
            & Domain("company_id", "=", company.id)
            & Domain("partner_id", "in", partners.ids)
        ).partner_id

    @api.model
    def _applicants_among(self, partners, company):
        # sudo: as in _left_in_peace
        return (
            self.env["coop.membership.application"]
            .sudo()
            .search(
                [
                    ("company_id", "=", company.id),
                    ("partner_id", "in", partners.ids),
                    "|",
                    ("state", "=", "submitted"),
                    ("appeal_state", "=", "open"),
                ]
            )
            .partner_id
        )

    def _why_not(self):
        """The ``Peace`` that speaks against asking this person, or None."""
        self.ensure_one()
        # sudo: as in _left_in_peace
        invitation = self.sudo()
        company = invitation.company_id
        if invitation.partner_id:
            return self._left_in_peace(invitation.partner_id, company).get(invitation.partner_id.id)
        if not invitation.email_normalized:
            return None
        day = self.env["coop.clock"].today(company)
        earlier = invitation.search(
            Domain("company_id", "=", company.id)
            & Domain("id", "!=", invitation.id)
            & Domain("email_normalized", "=", invitation.email_normalized)
            & self._get_heeded_domain(company, day),
            order="answered_on desc, id desc",
            limit=1,
        )
        return earlier._peace() if earlier else None

    def _why_not_words(self, peace):
        self.ensure_one()
        name = self.name
        if peace.code == "not_now":
            return self.env._(
                "%(name)s said “not now”, until %(day)s. Please ask again after that.",
                name=name,
                day=format_date(self.env, peace.until),
            )
        words = {
            "member": self.env._("%(name)s is a member.", name=name),
            "applied": self.env._("%(name)s has applied already.", name=name),
            "no": self.env._(
                "%(name)s said no. They can still apply by themselves at any time.", name=name
            ),
            "asked": self.env._("%(name)s was asked a short while ago.", name=name),
            "stopped": self.env._("Nothing is sent to %(name)s: see the contact.", name=name),
        }
        return words[peace.code]


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_invitation_days = fields.Integer(
        "Days that the link of an invitation works",
        default=90,
        help="Whom a member named, who is nobody we know and does not answer in so many days, is "
        "forgotten.",
    )
    coop_invitation_again_days = fields.Integer(
        "Days before somebody is asked again",
        default=90,
        help="Who was asked and did not answer is left in peace for so long. “Not now” holds "
        "until the day that the person chose.",
    )

    _coop_invitation_days_sane = models.Constraint(
        "CHECK (coop_invitation_days BETWEEN 1 AND 730 AND coop_invitation_again_days >= 0)",
        "The link of an invitation works for 1 to 730 days; the time before asking again is not "
        "less than nothing.",
    )


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _coop_places(self, day=None):
        """Where these people live, go or work on ``day`` (default: today)."""
        day = day or self.env["coop.clock"].today()
        # sudo: only to compare; which place it is stays here
        holds = (Domain("date_from", "=", False) | Domain("date_from", "<=", day)) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )
        mine = Domain("partner_id", "in", self.ids) & holds
        stays = self.env["coop.place.resident"].sudo().search(mine)
        work = self.env["coop.qualification"].sudo().search(mine & Domain("place_id", "!=", False))
        return stays.place_id | work.place_id

    @api.model
    def _coop_find_by_email(self, email):
        """The one person with this address, or none: two who share it are both left alone."""
        normalized = email_normalize(email or "")
        if not normalized:
            return self.browse()
        # sudo: what is found decides how we write, and is told to nobody
        found = self.sudo().search(
            [("email_normalized", "=", normalized), ("is_company", "=", False)], limit=2
        )
        return found if len(found) == 1 else self.browse()


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_invitation_days = fields.Integer(related="company_id.coop_invitation_days", readonly=False)
    coop_invitation_again_days = fields.Integer(
        related="company_id.coop_invitation_again_days", readonly=False
    )
