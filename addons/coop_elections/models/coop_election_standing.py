from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_election_notice import agrees
from .said import WELSH, translations


class CoopElection(models.Model):
    """How it stands: what is late, what comes next, what is in the way and why."""

    _inherit = "coop.election"

    standing = fields.Char("How it stands", compute="_compute_standing")
    is_late = fields.Boolean("Something is late", compute="_compute_standing")
    next_step_id = fields.Many2one("coop.election.step", "Next step", compute="_compute_standing")
    next_act = fields.Selection(
        [
            ("notice", "Give notice"),
            ("open_nominations", "Open nominations"),
            ("open_poll", "Begin the voting"),
            ("close_poll", "End the voting"),
        ],
        "What can be done next",
        compute="_compute_blocks",
    )
    blocks = fields.Text("In the way", compute="_compute_blocks")

    def _get_steps_ahead(self):
        """Return the steps that are not done and lie ahead, the next one first."""
        self.ensure_one()
        now = self.env["coop.clock"].now()
        ahead = self.step_ids.filtered(
            lambda step: step.at and step.at >= now and not step._is_done(now)
        )
        return ahead.sorted(lambda step: (step.at, step.sequence))

    def _get_steps_late(self):
        """Return the steps whose hour has come and that nobody has done."""
        self.ensure_one()
        if self.is_over:
            return self.step_ids.browse()
        now = self.env["coop.clock"].now()
        late = self.step_ids.filtered(
            lambda step: step.at and step.at < now and not step._is_done(now)
        )
        return late.sorted("sequence")

    @api.depends("step_ids.at", "step_ids.done_at", "state")
    @api.depends_context("lang")
    def _compute_standing(self):
        for election in self:
            late = election._get_steps_late()
            ahead = election._get_steps_ahead()
            election.is_late = bool(late)
            election.next_step_id = ahead[:1]
            election.standing = election._say_standing(late, ahead[:1])

    def _say_standing(self, late, step):
        self.ensure_one()
        if self.state == "abandoned":
            return self.env._("This election was abandoned.")
        if self.state == "declared":
            return self.env._("The result is declared.")
        if not self.step_ids:
            return self.env._("There is no timetable yet.")
        if late:
            said = self.env._("Late: %(steps)s.", steps=", ".join(one._get_label() for one in late))
        else:
            said = self.env._("Nothing is late.")
        if not step:
            return said
        return self.env._(
            "%(said)s Next: %(step)s, on %(moment)s.",
            said=said,
            step=step._get_label(),
            moment=self._say_step(step),
        )

    # -- what is in the way ----------------------------------------------------------------------

    @api.depends("state", "step_ids", "contest_ids", "role_ids", "notice_ids")
    @api.depends_context("lang")
    def _compute_blocks(self):
        for election in self:
            act = election._get_next_act()
            election.next_act = act
            election.blocks = "\n".join(election._get_blocks(act)) if act else False

    def _get_next_act(self):
        self.ensure_one()
        if self.state == "noticed":
            return "open_poll" if self.kind == "yes_no" else "open_nominations"
        return {"draft": "notice", "nominations": "open_poll", "poll": "close_poll"}.get(self.state)

    def _get_blocks(self, act):
        """Return what is in the way of an act, as sentences that say what to do.

        Upper parts add theirs.

        :param str act: "notice", or a key of ``ACTS``
        """
        self.ensure_one()
        if act == "notice":
            return self._get_notice_blocks()
        # a poll ends at its hour, whatever is the matter
        return [] if act == "close_poll" else self._get_drift()

    def _check_blocks(self, act):
        blocks = self._get_blocks(act)
        if blocks:
            raise UserError("\n".join(blocks))

    def _get_notice_blocks(self):
        """Return what is missing before notice can be given."""
        blocks = []
        if not self._get_roles("returning_officer"):
            blocks.append(self.env._("Name the returning officer."))
        elif not (self._get_returning_officer().phone or self._get_returning_officer().email):
            blocks.append(
                self.env._("Write down how people reach the returning officer: phone or e-mail.")
            )
        # sudo: what the rules say holds whoever asks
        missing = self.rules_id.sudo().scrutineers - len(self._get_roles("scrutineer"))
        if missing > 0:
            blocks.append(self.env._("Name scrutineers; still missing: %(count)s.", count=missing))
        if not self.contest_ids:
            blocks.append(self.env._("There is nothing to elect yet. Add a contest."))
        for contest in self.contest_ids:
            blocks += contest._get_blocks()
        if not (self.where or "").strip() and self.kind == "seats":
            blocks.append(self.env._("Write down where and how people stand for election."))
        blocks += self._get_language_blocks()
        if self.step_ids:
            blocks += [self._say_fault(fault) for fault in self._get_faults() if fault.binding]
        else:
            blocks.append(self.env._("There is no timetable yet."))
        return blocks

    def _get_language_blocks(self):
        """Return what everybody reads and stands in one language only."""
        blocks = []
        texts = [(self, name) for name in ("name", "where")]
        texts += [(contest, "question") for contest in self.contest_ids]
        for record, name in texts:
            typed = translations(record, name)
            if typed and not typed.get(WELSH):
                label = record._fields[name].get_description(self.env)["string"]
                blocks.append(
                    self.env._(
                        "“%(field)s” is not in Welsh yet: click into it, then press the letters "
                        "(EN or CY) at its end.",
                        field=label,
                    )
                )
        return blocks

    def _get_drift(self):
        """Return a sentence where what is kept differs from what was noticed."""
        self.ensure_one()
        last = self._get_last_notice()
        if last and not agrees(last._get_frozen(), self._get_frozen()):
            return [
                self.env._(
                    "What is kept of this election is not what the notice said any more. Somebody "
                    "changed the database. Abandon it, and tell the scrutineers."
                )
            ]
        return []


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_blocks(self):
        """Return what is missing of this contest before notice can be given."""
        self.ensure_one()
        if self.election_id.kind == "yes_no":
            if not (self.question or "").strip():
                return [self.env._("Write down the question that members answer.")]
            return []
        label = self._get_label()
        blocks = []
        if not self.seat_ids:
            blocks.append(self.env._("%(contest)s: choose the seats to fill.", contest=label))
        wrong = self.seat_ids.filtered(
            lambda seat: (
                seat.body_id != self.body_id or seat.constituency_id != self.constituency_id
            )
        )
        if wrong:
            blocks.append(
                self.env._(
                    "%(contest)s: a seat belongs to another constituency or body.", contest=label
                )
            )
        if not self.term_from or not self.term_months:
            blocks.append(
                self.env._("%(contest)s: say when terms begin, and for how long.", contest=label)
            )
        elif self.term_from < (self.election_id._get_step("declared").day or self.term_from):
            blocks.append(
                self.env._(
                    "%(contest)s: terms would begin before the result is declared.", contest=label
                )
            )
        if self.seats > 1 and self.counting_rule in ("av", "fptp"):
            blocks.append(
                self.env._(
                    "%(contest)s: this way of counting fills one seat. Choose another.",
                    contest=label,
                )
            )
        return blocks
