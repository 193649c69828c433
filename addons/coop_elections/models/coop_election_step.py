from datetime import time

from dateutil import tz

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..timetable import Step, exact
from .mark import NEW_NOTICE, WHOLE_PLAN

STEPS = [
    ("notice", "Notice of the election"),
    ("nominations_open", "Nominations open"),
    ("nominations_close", "Nominations close"),
    ("statement", "The candidates are published"),
    ("withdrawals", "Last moment to withdraw"),
    ("poll_notice", "Notice of the poll"),
    ("poll_opens", "Voting begins"),
    ("poll_closes", "Voting ends"),
    ("declared", "The result is declared by"),
]
#: which steps an election of each kind has
STEPS_OF = {
    "seats": [code for code, _label in STEPS],
    "yes_no": ["notice", "poll_opens", "poll_closes", "declared"],
}
#: which hour of the rules a step has
HOURS = {
    "notice": "publishing_hour",
    "nominations_open": "opening_hour",
    "nominations_close": "closing_hour",
    "statement": "publishing_hour",
    "withdrawals": "closing_hour",
    "poll_notice": "publishing_hour",
    "poll_opens": "opening_hour",
    "poll_closes": "closing_hour",
    "declared": "closing_hour",
}
#: steps that pass by themselves when their hour has come: nobody has to do anything
DEADLINES = ("nominations_close", "withdrawals")


class CoopElectionStep(models.Model):
    """One step of the timetable of an election: an exact moment, by the clocks of the co-op."""

    _name = "coop.election.step"
    _description = "Step of an election"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id, sequence, id"

    _guarded_fields = frozenset({"election_id", "company_id", "code", "done_at"})

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="cascade"
    )
    code = fields.Selection(STEPS, "Step", required=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True, precompute=True)
    day = fields.Date(required=True)
    hour = fields.Float("Time", required=True)
    at = fields.Datetime("When", compute="_compute_at", store=True, precompute=True, index=True)
    done_at = fields.Datetime("Done on", readonly=True, copy=False)
    state = fields.Selection(
        [("done", "Done"), ("late", "Late"), ("next", "Next"), ("ahead", "Ahead")],
        compute="_compute_state",
    )
    trouble = fields.Char("What is wrong", compute="_compute_trouble")
    election_state = fields.Selection(related="election_id.state", string="State of the election")

    _election_code_uniq = models.UniqueIndex(
        "(election_id, code)", "An election has each step once."
    )
    _hour_possible = models.Constraint(
        "CHECK (hour >= 0 AND hour < 24)", "An hour of the day is from 0:00 to 23:59."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use the buttons of the election.",
            fields=", ".join(names),
        )

    @api.depends("code", "election_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for step in self:
            step.display_name = f"{step._get_label()}: {step.election_id.name or ''}"

    def _get_label(self):
        """Return what the step is called, in the reader's language."""
        return dict(self._fields["code"]._description_selection(self.env)).get(self.code, "")

    @api.depends("code")
    def _compute_sequence(self):
        places = {code: place for place, (code, _label) in enumerate(STEPS, start=1)}
        for step in self:
            step.sequence = places.get(step.code, 0)

    @api.depends("day", "hour", "company_id.coop_tz")
    def _compute_at(self):
        for step in self:
            zone = tz.gettz(self.env["coop.clock"]._zone(step.company_id).zone)
            step.at = step.day and exact(step.day, step._get_time(), zone)

    def _get_time(self):
        """Return the hour as a time of the day, to the minute."""
        hours, minutes = divmod(round((self.hour or 0) * 60), 60)
        return time(min(hours, 23), minutes)

    @api.depends("at", "done_at", "election_id.step_ids.done_at", "election_id.state")
    def _compute_state(self):
        now = self.env["coop.clock"].now()
        for step in self:
            ahead = step.election_id._get_steps_ahead()
            if step._is_done(now):
                step.state = "done"
            elif step.at and step.at < now and step.election_id.state != "abandoned":
                step.state = "late"
            else:
                step.state = "next" if step == ahead[:1] else "ahead"

    def _is_done(self, now):
        """Whether nothing is left to do: it was done, or passed by itself."""
        self.ensure_one()
        if self.done_at:
            return True
        begun = self.election_id.state not in ("draft", "abandoned")
        return bool(begun and self.code in DEADLINES and self.at and self.at <= now)

    @api.depends("day", "hour", "election_id.step_ids.day", "election_id.step_ids.hour")
    @api.depends_context("lang")
    def _compute_trouble(self):
        for step in self:
            election = step.election_id
            faults = election._get_faults() if election.state == "draft" else []
            said = [election._say_fault(fault) for fault in faults if fault.step == step.code]
            step.trouble = " ".join(said) or False

    def _get_plain(self, rules):
        """Return these steps as the plain package reckons with them."""
        return [Step(step.code, step._get_time(), rules.working_only) for step in self]

    # -- writing ---------------------------------------------------------------------------------

    def write(self, vals):
        moves = {"day", "hour"} & vals.keys()
        if moves:
            self.check_access("write")
            self._check_free()
        result = super().write(vals)
        if moves and self.env.context.get("coop_plan") is not WHOLE_PLAN:
            self.election_id._check_timetable()
        return result

    @api.model_create_multi
    def create(self, vals_list):
        steps = super().create(vals_list)
        steps._check_free()
        return steps

    @api.ondelete(at_uninstall=False)
    def _unlink_except_planned(self):
        # an election that is deleted as a draft takes its steps along in the database
        raise UserError(self.env._("Each step belongs to the timetable, and stays in it."))

    def _check_free(self):
        """What was noticed is changed by a new notice alone, whoever holds the pen."""
        if self.env.context.get("coop_moved") is NEW_NOTICE:
            return
        if any(step.election_id.state != "draft" for step in self):
            raise UserError(
                self.env._(
                    "Notice of this election was given, so its timetable stays. A change goes out "
                    "as a new notice: press “Change by a new notice”."
                )
            )

    def _note_done(self):
        """Write down that the step was done now."""
        # sudo: guarded against typing; the act that did it checked the right
        self.filtered(lambda step: not step.done_at).sudo().write(
            {"done_at": self.env["coop.clock"].now()}
        )

    def action_done(self):
        """Somebody says that it was published."""
        for step in self:
            step.election_id._check_may_run()
            if step.code not in ("statement", "poll_notice") or step.done_at:
                raise UserError(self.env._("This step is done by a button of the election."))
            if step.election_id.state not in ("noticed", "nominations"):
                raise UserError(self.env._("It is not the time for this step."))
            step._note_done()
            step.election_id._note("step", self.env._("Done: %(step)s", step=step._get_label()))
        return True
