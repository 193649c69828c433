from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from ..models.coop_election import KINDS

# Seats that fall due within so long are proposed for one election.
AHEAD = relativedelta(months=6)


class CoopElectionPlan(models.TransientModel):
    """Plan an election: from the seats that fall due, on the earliest timetable that is usual."""

    _name = "coop.election.plan"
    _description = "Plan an election"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(KINDS, required=True, default="seats")
    body_id = fields.Many2one(
        "coop.body",
        required=True,
        compute="_compute_body_id",
        store=True,
        precompute=True,
        readonly=False,
        domain="[('company_id', '=', company_id), ('appointed_by_id', '=', False)]",
    )
    name = fields.Char(required=True, help="Everybody reads it, for example “Council 2027”.")
    name_cy = fields.Char("Name in Welsh", required=True)
    question = fields.Text(help="Word for word, as members read it.")
    question_cy = fields.Text("Question in Welsh")
    meeting_id = fields.Many2one(
        "coop.meeting",
        "Of the meeting",
        domain="[('company_id', '=', company_id), ('is_general', '=', True)]",
    )
    is_rehearsal = fields.Boolean(
        "Rehearsal", help="To practise. Nobody is told, and nothing of it is public."
    )
    until = fields.Date(
        "Seats that fall due until",
        required=True,
        default=lambda self: self.env["coop.clock"].today() + AHEAD,
    )
    start = fields.Date(
        "Notice not before",
        required=True,
        default=lambda self: self.env["coop.clock"].today() + timedelta(days=7),
    )
    line_ids = fields.One2many(
        "coop.election.plan.line",
        "plan_id",
        string="Contests",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )
    reason = fields.Text("Why now", compute="_compute_reason")
    is_staggered = fields.Boolean(
        "Terms of different lengths",
        compute="_compute_is_staggered",
        store=True,
        precompute=True,
        readonly=False,
        help="Who is elected first has the longest term, so that afterwards a share of the seats "
        "falls free each year. The lengths are on the contests.",
    )
    outlook = fields.Text("The days", compute="_compute_outlook")

    @api.depends("body_id", "kind", "start")
    def _compute_is_staggered(self):
        elections = self.env["coop.election"]
        for window in self:
            body = window.body_id._origin
            rules = body._get_rules(window.start) if body and window.kind == "seats" else None
            window.is_staggered = bool(
                rules and rules.is_staggered and elections._is_first_election(body)
            )

    @api.depends("company_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Plan an election")

    @api.depends("company_id", "kind")
    def _compute_body_id(self):
        for window in self:
            wanted = "general" if window.kind == "yes_no" else "council"
            bodies = self.env["coop.body"].search(
                [("company_id", "=", window.company_id.id), ("kind", "in", (wanted, "council"))]
            )
            window.body_id = (
                bodies.filtered(lambda b, kind=wanted: b.kind == kind)[:1] or bodies[:1]
            )

    @api.depends("body_id", "until", "kind", "is_rehearsal")
    def _compute_line_ids(self):
        elections = self.env["coop.election"]
        for window in self:
            lines = [Command.clear()]
            if window.kind == "seats" and window.body_id and window.until:
                seats = elections._get_due_seats(
                    window.body_id._origin, window.until, window.is_rehearsal
                )
                lines += [
                    Command.create(
                        {
                            "constituency_id": constituency.id,
                            "seat_ids": [Command.set(found.ids)],
                        }
                    )
                    for constituency, found in elections._group_due_seats(seats)
                ]
            window.line_ids = lines

    @api.depends("line_ids.seat_ids", "company_id", "kind")
    def _compute_reason(self):
        for window in self:
            said = []
            threshold = self.env["coop.election"]._get_threshold(window.company_id)
            if threshold and window.kind == "seats":
                said.append(
                    self.env._(
                        "On %(day)s the co-op had %(members)s members, enough to elect. The first "
                        "election has to begin by %(due)s.",
                        day=format_date(self.env, threshold.reached_on),
                        members=threshold.members,
                        due=format_date(self.env, threshold.due_on),
                    )
                )
            count = len(window.line_ids.seat_ids)
            if count:
                said.append(self.env._("Seats that fall due: %(count)s.", count=count))
            elif window.kind == "seats":
                said.append(self.env._("No seat falls due until then."))
            window.reason = "\n".join(said)

    @api.depends("company_id", "kind", "body_id", "start", "until", "line_ids.seat_ids")
    def _compute_outlook(self):
        for window in self:
            window.outlook = window._say_outlook() if window.body_id and window.start else False

    def _say_outlook(self):
        """Return the timetable that would be made, a line a step, and whether it is in time."""
        self.ensure_one()
        draft = self.env["coop.election"].new(self._prepare_vals())
        plan = self._get_plan(draft)
        labels = dict(
            self.env["coop.election.step"]._fields["code"]._description_selection(self.env)
        )
        lines = [
            f"{labels[code]}: {format_date(self.env, day, date_format='EEEE d MMMM y')}"
            for code, day in plan.items()
        ]
        ends = self._get_ends()
        if ends and plan["declared"] > ends:
            lines.append(
                self.env._(
                    "The result comes after terms end on %(day)s: seats would be empty in between.",
                    day=format_date(self.env, ends),
                )
            )
        return "\n".join(lines)

    def _get_plan(self, election):
        """Return the usual timetable; the earliest that is legal, where the usual comes too late
        for terms that end."""
        start = max(self.start, election._get_start())
        plan = election._find_earliest(start, usual=True)
        ends = self._get_ends()
        if ends and plan["declared"] > ends:
            legal = election._find_earliest(start)
            if legal["declared"] <= ends:
                return legal
        return plan

    def _get_ends(self):
        """Return the last day of the first of the terms that end, or nothing."""
        # sudo: when terms end is what the plan is made from
        terms = self.line_ids.seat_ids.sudo().term_ids.filtered(lambda term: not term.struck_on)
        today = self.env["coop.clock"].today(self.company_id)
        ends = [day for day in terms.mapped("date_to") if day and day >= today]
        return min(ends, default=None)

    # -- making it -------------------------------------------------------------------------------

    def action_plan(self):
        """Make the election as a draft, with its contests and its timetable, and open it."""
        self.ensure_one()
        if self.company_id not in self.env.companies:
            raise AccessError(self.env._("Choose a co-op that you work for."))
        if self.kind == "seats" and not self.line_ids.seat_ids:
            raise UserError(self.env._("Choose at least one seat to fill."))
        if self.kind == "yes_no" and not (self.question and self.question_cy):
            raise UserError(self.env._("Write down the question, in English and in Welsh."))
        election = self.env["coop.election"].create(self._prepare_vals())
        self._say_in_both(election, {"name": (self.name, self.name_cy)})
        election._lay_out(self._get_plan(election))
        self._make_contests(election)
        election._note("planned", self.env._("The election is planned"))
        return election.get_formview_action()

    def _prepare_vals(self):
        rules = self.env["coop.election.rules"]._get(self.company_id, self.start)
        return {
            "name": self.name or "",
            "company_id": self.company_id.id,
            "kind": self.kind,
            "body_id": self.body_id.id,
            "meeting_id": self.meeting_id.id if self.kind == "yes_no" else False,
            "is_rehearsal": self.is_rehearsal,
            "rules_id": rules.id,
        }

    def _make_contests(self, election):
        if self.kind == "yes_no":
            contest = self.env["coop.election.contest"].create(
                {
                    "election_id": election.id,
                    "company_id": self.company_id.id,
                    "question": self.question,
                }
            )
            self._say_in_both(contest, {"question": (self.question, self.question_cy)})
            return
        after = election._get_step("declared").day + timedelta(days=1)
        rules = self.body_id._get_rules(after)
        for place, line in enumerate(self.line_ids.filtered("seat_ids"), start=1):
            self.env["coop.election.contest"].create(
                {
                    "election_id": election.id,
                    "company_id": self.company_id.id,
                    "sequence": 10 * place,
                    "constituency_id": line.constituency_id.id,
                    "seat_ids": [Command.set(line.seat_ids.ids)],
                    "term_from": max(after, line._get_free_from() or after),
                    "term_months": rules.term_months or 36,
                    "term_lengths": self._get_lengths(rules, len(line.seat_ids)),
                }
            )

    def _get_lengths(self, rules, seats):
        """Return the lengths of terms for so many seats, as a contest has them, or none."""
        lengths = rules._get_first_lengths(seats) if rules and self.is_staggered else []
        return ", ".join(map(str, lengths)) if len(set(lengths)) > 1 else False

    def _say_in_both(self, record, words):
        """Write texts in English and in Welsh."""
        for name, (english, welsh) in words.items():
            record.with_context(lang="en_GB")[name] = english
            record.with_context(lang="cy_GB")[name] = welsh
