from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date, format_datetime

from odoo.addons.coop_base import cleardays

from ..timetable import Days, NoTimetable, Step, check, earliest
from .coop_election_step import HOURS, STEPS_OF
from .mark import WHOLE_PLAN
from .said import within

# Bank holidays are looked up so far around a plan.
_AROUND = timedelta(days=800)


class CoopElection(models.Model):
    """The timetable: the earliest that is legal, and what is wrong with the one that is planned."""

    _inherit = "coop.election"

    faults = fields.Text("The timetable is not legal", compute="_compute_faults")
    warnings = fields.Text("Good to know", compute="_compute_faults")

    @api.depends("step_ids.day", "step_ids.hour", "rules_id", "kind", "state")
    @api.depends_context("lang")
    def _compute_faults(self):
        for election in self:
            found = election._get_faults() if election.state == "draft" else []
            said = {
                binding: [election._say_fault(f) for f in found if f.binding is binding]
                for binding in (True, False)
            }
            election.faults = "\n".join(said[True])
            election.warnings = "\n".join(said[False])

    # -- what the rules say ----------------------------------------------------------------------

    def _get_distances(self):
        """Return {distance: its rule} for this kind of election."""
        self.ensure_one()
        # sudo: what the rules say holds whoever plans
        rules = self.rules_id.sudo().timetable_ids
        return rules.filtered(lambda rule: rule.kind == self.kind)._get_distances()

    def _get_days(self, near):
        """Return how days are counted where the co-op is, for a plan around a day."""
        self.ensure_one()
        holidays = self.env["coop.bank.holiday"]._dates(
            self.company_id, near - _AROUND, near + _AROUND
        )
        return Days(holidays, cleardays)

    def _get_plain_steps(self):
        """Return the steps as the plain package reckons with them: as planned, or by the rules."""
        self.ensure_one()
        # sudo: as in _get_distances
        rules = self.rules_id.sudo()
        if self.step_ids:
            return self.step_ids.sorted("sequence")._get_plain(rules)
        steps = self.env["coop.election.step"]
        return [
            Step(code, steps.new({"hour": rules[HOURS[code]]})._get_time(), rules.working_only)
            for code in STEPS_OF[self.kind]
        ]

    def _get_start(self):
        """Return the first day on which anything of a plan can be: today."""
        return self.env["coop.clock"].today(self.company_id)

    # -- the earliest ----------------------------------------------------------------------------

    def _find_earliest(self, start=None, wishes=None, usual=False):
        """Return the earliest timetable that is legal, as {code: date}.

        :param date start: nothing is before this day; today by default
        :param dict wishes: code -> day before which a step shall not be
        :param bool usual: keep to what is usual and to good practice too
        :raise UserError: when the rules contradict each other
        """
        self.ensure_one()
        start = start or self._get_start()
        distances = self._get_distances()
        try:
            return earliest(
                self._get_plain_steps(), distances, self._get_days(start), start, wishes, usual
            )
        except NoTimetable as impossible:
            raise UserError(
                self.env._(
                    "No timetable keeps these rules, because they contradict each other. Look at "
                    "this one first: %(rule)s",
                    rule=distances[impossible.distance]._say(),
                )
            ) from impossible

    def _lay_out(self, plan):
        """Write a timetable into the steps; make those that are missing.

        :param dict plan: code -> date
        """
        self.ensure_one()
        steps = {step.code: step for step in self.step_ids}
        # sudo: as in _get_distances
        rules = self.rules_id.sudo()
        for code, day in plan.items():
            if code in steps:
                steps[code].with_context(coop_plan=WHOLE_PLAN).day = day
        # sudo: steps are made by the plan alone
        self.env["coop.election.step"].sudo().create(
            [
                {
                    "election_id": self.id,
                    "company_id": self.company_id.id,
                    "code": code,
                    "day": day,
                    "hour": rules[HOURS[code]],
                }
                for code, day in plan.items()
                if code not in steps
            ]
        )
        self.invalidate_recordset(["step_ids"])

    def action_earliest(self):
        """Take the earliest days that are legal, none of them before the one that is planned."""
        for election in self:
            election._check_may_plan()
            election._check_is_draft()
            wishes = {step.code: step.day for step in election.step_ids}
            election._lay_out(election._find_earliest(wishes=wishes))
        return True

    def action_usual(self):
        """Take the days that are usual, from the planned notice on."""
        for election in self:
            election._check_may_plan()
            election._check_is_draft()
            start = max(election._get_start(), election._get_step("notice").day)
            election._lay_out(election._find_earliest(start, usual=True))
        return True

    def _check_is_draft(self):
        if any(election.state != "draft" for election in self):
            raise UserError(
                self.env._("Notice was given. A change of days goes out as a new notice.")
            )

    # -- what is wrong ---------------------------------------------------------------------------

    def _get_faults(self, plan=None):
        """Return what of a timetable is not as the rules ask.

        :param dict plan: code -> date; the one that is planned by default
        :return: a list of timetable.Fault, in the order of the steps
        """
        self.ensure_one()
        steps = self._get_plain_steps()
        plan = plan or {step.code: step.day for step in self.step_ids}
        near = next((day for day in plan.values() if day), self._get_start())
        start = self._get_start() if self.state == "draft" else None
        return check(steps, self._get_distances(), self._get_days(near), plan, start)

    def _check_timetable(self):
        """Refuse a timetable that is not legal: with the paragraph of each rule that it breaks,
        the earliest moment, and the earliest timetable that keeps the planned days."""
        for election in self.filtered(lambda one: one.step_ids):
            faults = [fault for fault in election._get_faults() if fault.binding]
            if faults:
                raise UserError(election._refuse_words(faults))

    def _refuse_words(self, faults):
        self.ensure_one()
        lines = [self.env._("The timetable is not legal.")]
        lines += [self._say_fault(fault) for fault in faults]
        wishes = {step.code: step.day for step in self.step_ids}
        start = None if self.state == "draft" else min(wishes.values())
        plan = self._find_earliest(start, wishes)
        moved = self.step_ids.filtered(lambda step: plan[step.code] != step.day)
        if moved:
            lines.append(self.env._("The earliest legal timetable that keeps the other days:"))
            lines += [
                f"{step._get_label()}: {format_date(self.env, plan[step.code])}" for step in moved
            ]
        return "\n".join(lines)

    def _say_fault(self, fault):
        """Return a fault as a sentence: what was planned, by which rule it cannot be, and from
        when it can."""
        self.ensure_one()
        labels = dict(
            self.env["coop.election.step"]._fields["code"]._description_selection(self.env)
        )
        words = {
            "step": labels[fault.step],
            "planned": self._say_local(fault.planned),
            "earliest": self._say_local(fault.earliest),
        }
        if fault.kind == "missing":
            return self.env._("“%(step)s” has no day.", **words)
        if fault.kind == "past":
            return self.env._(
                "“%(step)s” is planned for %(planned)s, which is past. The earliest is "
                "%(earliest)s.",
                **words,
            )
        if fault.kind == "not_working":
            return self.env._(
                "“%(step)s” is planned for %(planned)s, when nobody works. The next working day is "
                "%(earliest)s.",
                **words,
            )
        rule = self._get_distances()[fault.distance]
        words["rule"] = rule._say()
        words["where"] = rule.paragraph or self.env._("the rules of the co-op")
        if fault.kind == "too_late":
            return self.env._(
                "“%(step)s” is planned for %(planned)s, which is too late. %(rule)s (%(where)s) "
                "The last moment is %(latest)s.",
                latest=self._say_local(fault.latest),
                **words,
            )
        return self.env._(
            "“%(step)s” is planned for %(planned)s, which is too early. %(rule)s (%(where)s) The "
            "earliest is %(earliest)s.",
            **words,
        )

    def _say_local(self, moment):
        """Return a moment as the clocks of the co-op show it, in the reader's language."""
        if not moment:
            return ""
        said = format_datetime(self.env, moment, tz="UTC", dt_format="EEEE d MMMM y, HH:mm")
        return within(said, soft=False)

    def _say_step(self, step):
        """Return when a step is, by the clocks of the co-op, in the reader's language."""
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        said = format_datetime(self.env, step.at, tz=zone, dt_format="EEEE d MMMM y, HH:mm")
        return within(said)
