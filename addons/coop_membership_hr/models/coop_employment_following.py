from datetime import timedelta

from markupsafe import Markup

from odoo import SUPERUSER_ID, api, models
from odoo.fields import Domain
from odoo.tools import format_date

LEAVER = "coop_membership_hr.activity_type_leaver"


class CoopEmployment(models.Model):
    """Who left is found by what Employees says now, whichever way it came to say so.

    An archived employee, a noted departure, a contract that ended, a deleted employee: all of
    them end in ``_follow``, at once where somebody writes it and every night by date. It compares
    with what the office was told, so that each leaving is told once.
    """

    _inherit = "coop.employment"

    def _follow(self):
        """Bring qualifications, last days and reminders into line with Employees."""
        # sudo: follows from what was written in Employees, whoever wrote it; as the system, so
        # that reminders of the office do not come from whoever keeps employees
        people = self.with_user(SUPERUSER_ID).sudo()._of_same_person()
        if not people:
            return
        self.env.cr.execute(
            "SELECT id FROM coop_employment WHERE id = ANY(%s) ORDER BY id FOR UPDATE",
            [people.ids],
        )
        people.invalidate_recordset()
        for company, employments in people.grouped("company_id").items():
            today = self.env["coop.clock"].today(company)
            employments._note_archived(today)
            spans = self._get_spans(employments.partner_id, today)
            for partner, same in employments.grouped("partner_id").items():
                same._follow_person(spans.get((partner.id, company.id), []), today)
            employments._feed(spans)

    def _note_archived(self, today):
        """The day on which somebody was found archived stands for a last day nobody entered."""
        for employment in self:
            employee = employment.employee_id
            if employee and employee.active and employment.noticed_on:
                employment.noticed_on = False
            elif employee and not employee.active and not employment.noticed_on:
                employment.noticed_on = today

    def _follow_person(self, spans, today):
        first = spans[0][0] if spans else self[0].employed_from
        last = spans[-1][1] if spans else (self[0].employed_to or today)
        self._set_changed({"employed_from": first, "employed_to": last if first else False})
        left = first and last and (last < today or self._is_announced())
        known = self[0].left_on
        if not left and known:
            self.write({"left_on": False, "left_how": False})
            self._forget_leaver(self.env._("They work here, or their contract goes on."))
        elif left and not known:
            self.write({"left_on": last, "left_how": self._how_left()})
            self._tell_office_of_leaver(last)
        elif left:
            self._set_changed({"left_on": last, "left_how": self._how_left()})
            if known != last:
                self._correct_leaver(last)

    def _set_changed(self, values):
        for employment in self:
            changed = {name: value for name, value in values.items() if employment[name] != value}
            if changed:
                employment.write(changed)

    def _is_announced(self):
        """Whether somebody said that they leave, rather than a contract running to its day."""
        return all(
            not one.employee_id or not one.employee_id.active or one.employee_id.departure_date
            for one in self
        )

    def _how_left(self):
        employees = self.employee_id
        if not employees:
            return "deleted"
        if any(employees.mapped("departure_date")):
            return "departure"
        return "contract" if any(employees.mapped("active")) else "archive"

    # The reminder, on the membership

    def _members_to_remind(self):
        return self.membership_id.filtered(lambda m: m.state in ("member", "leaving"))[:1]

    def _leaver_activities(self):
        kind = self.env.ref(LEAVER)
        return self.membership_id.activity_ids.filtered(lambda a: a.activity_type_id == kind)

    def _tell_office_of_leaver(self, last):
        membership = self._members_to_remind()
        if not membership:
            return
        company = membership.company_id
        today = self.env["coop.clock"].today(company)
        officer = company._coop_leaver_officer()
        membership.with_context(lang=officer.lang or "en_GB").activity_schedule(
            LEAVER,
            date_deadline=max(last, today) + timedelta(days=company.coop_leaver_days),
            user_id=officer.id,
            **self.with_context(lang=officer.lang or "en_GB")._leaver_words(membership, last),
        )

    def _leaver_words(self, membership, last):
        """Summary and note of the reminder, in the language of who gets it."""
        day = format_date(self.env, last)
        steps = [
            self.env._(
                "The membership goes on until somebody ends it. Ask what they would like: to "
                "stay a member in another category, or to leave."
            )
        ]
        partner = membership.partner_id
        own = partner.email_normalized
        at_work = {email and email.lower() for email in self.employee_id.mapped("work_email")}
        if own and own in at_work:
            steps.append(
                self.env._("Their e-mail address is the one of the job: ask for another one.")
            )
        elif not own:
            steps.append(self.env._("We have no e-mail address of theirs."))
        if not partner.user_ids:
            steps.append(self.env._("They have no log-in of their own: offer them one."))
        return {
            "summary": self.env._("No longer works here, last day %(day)s", day=day),
            "note": Markup("<ul>%s</ul>") % Markup().join(Markup("<li>%s</li>") % s for s in steps),
        }

    def _correct_leaver(self, last):
        """Employees gave another last day: the open reminder says it, no second one comes."""
        membership = self._members_to_remind()
        activity = self._leaver_activities()
        if membership and activity:
            today = self.env["coop.clock"].today(membership.company_id)
            days = timedelta(days=membership.company_id.coop_leaver_days)
            words = self.with_context(lang=activity.user_id.lang or "en_GB")._leaver_words(
                membership, last
            )
            activity.write({**words, "date_deadline": max(last, today) + days})

    def _forget_leaver(self, why=None):
        """Nobody left after all: the open reminder goes, and the membership says why."""
        activities = self._leaver_activities()
        if activities:
            membership = self.membership_id
            activities.unlink()
            membership.message_post(
                body=why or self.env._("The reminder of a leaver was taken back.")
            )

    @api.model
    def _follow_company(self, company):
        """Follow everybody who is confirmed at ``company``."""
        self.search(
            Domain("company_id", "=", company.id) & Domain("withdrawn_on", "=", False)
        )._follow()

    @api.model
    def _cron_follow(self):
        """Nightly: contracts that ran out, and what was changed past the models."""
        for company in self.env["res.company"].search([]):
            self._follow_company(company)
            self.env["ir.cron"]._commit_progress(1)
        self.env["coop.helper"]._end_with_job()
