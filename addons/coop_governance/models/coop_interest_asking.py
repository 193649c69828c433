from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain


class CoopOfficeTerm(models.Model):
    """Who sits on a body is asked, as often as its rules say, whether their interests are right."""

    _inherit = "coop.office.term"

    def _get_interests_due(self):
        """The day from which somebody is asked; none where the rules never ask, or where the
        declaration for the Board asks for it. Who never said anything is asked at once."""
        self.ensure_one()
        rules = self.body_id._get_rules()
        if not rules.interests_months or (self.is_board and rules.declare_months):
            return None
        # sudo: when they last looked through it decides, whoever asks
        last = self.sudo().holder_id.interests_on
        return last + relativedelta(months=rules.interests_months) if last else self.date_from

    def _get_asking_for_interests(self, today):
        """Return of one person's terms the one whose body has asked for longest, or none."""
        due = {term: term._get_interests_due() for term in self}
        asking = self.filtered(lambda term: due[term] and due[term] <= today)
        return asking.sorted(lambda term: (due[term], term.id))[:1]

    @api.model
    def _cron_daily(self):
        super()._cron_daily()
        self._ask_for_interests()

    @api.model
    def _ask_for_interests(self):
        """Ask each person once, for whichever body asks first, and remind them once."""
        today = self.env["coop.clock"].today()
        terms = self.search(self._get_standing_domain(today) & Domain("is_office", "=", False))
        for holder, held in terms.grouped("holder_id").items():
            term = held._get_asking_for_interests(today)
            if not term:
                continue
            due = term._get_interests_due()
            days = term.body_id._get_rules(today).interests_days
            remind = days and today >= due + timedelta(days=days)
            step = "remind" if remind else "ask"
            self.env["coop.notice"]._tell(
                holder.sudo().partner_id,  # sudo: a person is asked for their own interests
                "interests_look",
                term,
                key=f"{step} {due.isoformat()}",
            )

    def _get_words(self, lang):
        link = f"{self.get_base_url()}/my/interests"
        return {**super()._get_words(lang), "interests_link": link}

    def _get_page_parts(self):
        parts = super()._get_page_parts()
        if self.is_office:
            return parts
        today = self.env["coop.clock"].today(self.company_id)
        parts.append(
            {
                "priority": 65,
                "template": "coop_governance.my_seat_interests",
                "count": len(self.holder_id._get_interests(today)),
                "looked_on": self.holder_id.interests_on,
                "register": self._stands_on(today) and self.body_id.id,
            }
        )
        return parts
