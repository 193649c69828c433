from odoo import api, models
from odoo.tools import format_date, format_datetime


class CoopMembershipMerging(models.AbstractModel):
    """What a contact holds, side by side with the other, for whoever may see it."""

    _inherit = "coop.membership.merging"

    @api.model
    def _merge_facts(self, partner):
        """Return what is known of a contact as a list of (label, text). Upper floors add theirs.

        What this user may not know is not in it; what is in it says nothing of it.
        """
        memberships = self.env["coop.membership"].search([("partner_id", "=", partner.id)])
        return [
            (self.env._("Name"), partner.name),
            (self.env._("Address"), partner._coop_address_line()),
            (self.env._("E-mail"), partner.email),
            (self.env._("Phone"), partner.phone),
            (self.env._("In Contacts since"), self._day(partner.create_date)),
            (self.env._("Membership"), self._list(memberships, self._describe_membership)),
            (self.env._("Applications"), self._list_of(partner, "coop.membership.application")),
            (self.env._("Invitations"), self._count(partner, "coop.invitation")),
            (self.env._("Letters and e-mails told"), self._count(partner, "coop.notice.delivery")),
            (self.env._("How to reach them"), self._describe_need(partner)),
            (self.env._("Log-in"), self._list(self._get_users(partner), self._describe_user)),
            *self._get_restricted_facts(partner),
        ]

    @api.model
    def _get_restricted_facts(self, partner):
        if not self.env.user.has_group("coop_membership.group_support_status"):
            return []
        return [
            (self.env._("Qualifies for"), self._list_of(partner, "coop.qualification")),
            (self.env._("Places"), self._list_of(partner, "coop.place.resident")),
        ]

    @api.model
    def _list(self, records, describe):
        return "\n".join(describe(record) for record in records)

    @api.model
    def _list_of(self, partner, model):
        records = self.env[model].search([("partner_id", "=", partner.id)], limit=10)
        return self._list(records, getattr(self, f"_describe_{model.replace('.', '_')}"))

    @api.model
    def _count(self, partner, model):
        return self.env[model].search_count([("partner_id", "=", partner.id)]) or ""

    @api.model
    def _day(self, day):
        return format_date(self.env, day) if day else ""

    @api.model
    def _span(self, record):
        return self.env._(
            "%(first)s to %(last)s",
            first=self._day(record.date_from) or "…",
            last=self._day(record.date_to) or "…",
        )

    @api.model
    def _describe_membership(self, membership):
        times = ", ".join(self._span(p) for p in membership.period_ids.sorted("date_from"))
        return self.env._("Number %(number)s: %(times)s", number=membership.number, times=times)

    @api.model
    def _describe_coop_membership_application(self, application):
        states = dict(application._fields["state"]._description_selection(self.env))
        day = self._day(application.received_on or application.create_date)
        return f"{day}: {states[application.state]}"

    @api.model
    def _describe_coop_qualification(self, qualification):
        return f"{qualification.category_id.name}: {self._span(qualification)}"

    @api.model
    def _describe_coop_place_resident(self, resident):
        return f"{resident.place_id.name}: {self._span(resident)}"

    @api.model
    def _describe_need(self, partner):
        need = self.env["coop.access.need"].search([("partner_id", "=", partner.id)])
        labels = [
            dict(need._fields[name]._description_selection(self.env))[need[name]]
            for name in ("language", "format", "channel")
            if need
        ]
        return ", ".join(labels)

    @api.model
    def _describe_user(self, user):
        if user.login_date:
            return self.env._(
                "%(login)s, last signed in on %(day)s",
                login=user.login,
                day=format_datetime(self.env, user.login_date),
            )
        return self.env._("%(login)s, never signed in", login=user.login)
