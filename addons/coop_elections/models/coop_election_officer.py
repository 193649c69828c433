from datetime import timedelta

from odoo import api, models

from .coop_election import GOING
from .coop_election_step import DEADLINES

KIND = "coop_elections.activity_officer"
#: steps that the job does at their hour
BY_THE_JOB = ("nominations_open", "poll_closes")
#: so many days before its day the officer is reminded of a step
AHEAD = timedelta(days=3)


class CoopElection(models.Model):
    """A returning officer who is not of the office has no list “To do”: what waits for them is an
    activity, of which Odoo writes to them. It names nobody."""

    _inherit = "coop.election"

    @api.model
    def _cron_go_on(self):
        super()._cron_go_on()
        going = [("state", "in", GOING), ("is_rehearsal", "=", False)]
        for election in self.search(going):
            election._remind_officer()

    def _get_officer_to_remind(self):
        """Return the log-in of the returning officer, or none where the list “To do” reminds them
        or they have none."""
        self.ensure_one()
        # sudo: who runs it, and which lists they have
        officer = self.sudo()._get_returning_officer().user_id
        if officer and officer.has_group("coop_governance.group_governance_officer"):
            return officer.browse()
        return officer.filtered(lambda user: self.with_user(user).has_access("read"))

    def _remind_officer(self):
        """Have an activity for each thing that waits for the returning officer, and no other."""
        self.ensure_one()
        officer = self._get_officer_to_remind()
        election = self.sudo().with_context(lang=officer.lang or "en_GB")  # sudo: by the job
        kind = self.env.ref(KIND)
        wanted = election._get_officer_things() if officer else {}
        mine = election.activity_ids.filtered(lambda one: one.activity_type_id == kind)
        kept = mine.filtered(lambda one: one.user_id == officer and one.summary in wanted)
        (mine - kept).unlink()
        for summary in wanted.keys() - set(kept.mapped("summary")):
            election.activity_schedule(
                KIND, date_deadline=wanted[summary], summary=summary, user_id=officer.id
            )

    def _get_officer_things(self):
        """Return {what waits, in words that name nobody: until which day}."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        things = {
            self.env._("Late: %(step)s", step=step._get_label()): step.day
            for step in self._get_steps_late()
        }
        for step in self._get_steps_ahead()[:1]:
            is_theirs = step.code not in (*DEADLINES, *BY_THE_JOB)
            if is_theirs and step.day <= today + AHEAD:
                things[self.env._("Next: %(step)s", step=step._get_label())] = step.day
        if self.state == "nominations" and "handed_in" in self.candidate_ids.mapped("state"):
            day = self._get_step("statement").day or today
            things[self.env._("Nominations wait to be decided")] = day
        objections = self.env["coop.election.objection"]
        if objections.search_count(
            [("election_id", "=", self.id), ("state", "=", "open")], limit=1
        ):
            day = self._get_objections_step().day or today
            things[self.env._("Objections to the roll wait for an answer")] = day
        return things
