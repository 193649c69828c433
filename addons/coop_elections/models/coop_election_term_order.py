import json
from itertools import groupby

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionContest(models.Model):
    """In which order people were elected, where their terms are of different lengths.

    It is the order of the count: who was elected at an earlier stage, or with more votes. Where
    that does not part them, and where nobody voted, a lot does, drawn before witnesses.
    """

    _inherit = "coop.election.contest"

    def _get_by_number(self):
        """Return {number: candidate}: those of the ballot, or of the published list where nobody
        votes."""
        self.ensure_one()
        if self._is_polled():
            return self._get_people()
        return {one.ballot_order: one for one in self._get_standing()}

    def _get_level_groups(self):
        """Return who is elected, in the order of election, as lists of numbers: those in one list
        were elected at once, and nothing that was counted parts them."""
        self.ensure_one()
        if not self._is_polled():
            everybody = [one.ballot_order for one in self._get_standing()]
            return [everybody] if everybody else []
        content = self._get_result()._get_content()
        stages = content.get("stages", [])
        when = {who: place for place, one in enumerate(stages) for who in one["elected"]}

        def votes(who):
            if who not in when:
                return who
            return [stage["votes"].get(str(who)) for stage in stages[: when[who] + 1]]

        return [
            list(group)
            for _votes, group in groupby(
                content.get("elected", []), lambda who: [when.get(who), votes(who)]
            )
        ]

    def _get_drawn_order(self, group):
        """Return the order in which a lot put these, or None where none was drawn.

        :param list group: numbers
        """
        # sudo: lots that were drawn hold for whoever asks
        for lot in self.sudo().lot_ids:
            if lot.purpose not in ("term", "order"):
                continue
            drawn = json.loads(lot.drawn)
            if set(group) <= set(drawn):
                return [who for who in drawn if who in group]
        return None

    def _get_term_tie(self):
        """Return the numbers of those between whom a lot has to decide who has the longer term, or
        none."""
        self.ensure_one()
        place = 0
        for group in self._get_level_groups() if self._is_order_asked() else ():
            months = {self._get_months(place + number) for number in range(len(group))}
            if len(months) > 1 and not self._get_drawn_order(group):
                return group
            place += len(group)
        return []

    def _is_order_asked(self):
        """Return whether it is settled who is elected, and terms are of different lengths."""
        if self.kind == "yes_no" or len(set(self._get_lengths())) < 2:
            return False
        if self._is_polled():
            return self._get_result().state == "counted"
        return self.outcome == "deemed"

    def _get_elected_numbers(self):
        return self._order_by_lots(super()._get_elected_numbers())

    def _order_by_lots(self, numbers):
        """Return those elected in the order of election, with the lots that parted them."""
        if not self._is_order_asked():
            return numbers
        ordered = [
            who
            for group in self._get_level_groups()
            for who in (self._get_drawn_order(group) or group)
        ]
        return ordered if sorted(ordered) == sorted(numbers) else numbers

    def _get_unopposed_in_order(self):
        standing = super()._get_unopposed_in_order()
        by_number = {one.ballot_order: one for one in standing}
        ordered = self._order_by_lots(list(by_number))
        return standing.browse(by_number[number].id for number in ordered)

    def _get_seating_blocks(self):
        return [*super()._get_seating_blocks(), *self._get_term_blocks()]

    def _get_term_blocks(self):
        """Return what is in the way of giving terms."""
        if not self._get_term_tie():
            return []
        return [
            self.env._(
                "%(contest)s: terms are of different lengths, and nothing says who was elected "
                "first. Draw a lot before witnesses, and press “Draw who has the longer term”.",
                contest=self._get_label(),
            )
        ]

    def _elect_unopposed(self):
        blocks = self._get_term_blocks()
        if blocks:
            raise UserError("\n".join(blocks))
        return super()._elect_unopposed()

    def _prepare_declaration(self):
        content = super()._prepare_declaration()
        # sudo: lots are published with the result
        lots = self.sudo().lot_ids.filtered(lambda one: one.purpose == "term")
        if lots:
            content["term_lots"] = [lot._as_declared() for lot in lots.sorted("recorded_at")]
        return content


class CoopElectionLot(models.Model):
    """Lots that part those who were elected at once: whose term is the longer."""

    _inherit = "coop.election.lot"

    @api.depends("purpose")
    def _compute_words(self):
        terms = self.filtered(lambda one: one.purpose == "term")
        super(CoopElectionLot, self - terms)._compute_words()
        for lot in terms:
            names = lot._get_term_names()
            lot.between_words = ", ".join(names[who] for who in json.loads(lot.tied))
            lot.drawn_words = ", ".join(names[who] for who in json.loads(lot.drawn))

    def _get_term_names(self):
        # sudo: who stands is published
        places = self.sudo().contest_id._get_by_number()
        numbers = json.loads(self.tied)
        return {who: places[who].ballot_name if who in places else str(who) for who in numbers}

    def _as_declared(self):
        """Return what is declared of a lot on the lengths of terms."""
        names = self._get_term_names()
        return {
            "tied": [names[who] for who in json.loads(self.tied)],
            "drawn": [names[who] for who in json.loads(self.drawn)],
            "drawer": self.drawer,
            "witnesses": self.witnesses.splitlines(),
            "method": self.method,
            "at": self.drawn_at.isoformat(sep=" ", timespec="minutes"),
        }

    def _read(self, contest):
        # the count knows nothing of terms
        counted = self.filtered(lambda one: one.purpose != "term")
        return super(CoopElectionLot, counted)._read(contest)

    @api.model
    def _write_term_lot(self, contest, drawn, record):
        """Keep a lot on whose term is the longer.

        :param contest: coop.election.contest
        :param list drawn: numbers of all between whom it was drawn, the longest term first
        :param dict record: see ``_write_down``
        """
        election = contest.election_id.with_env(self.env)
        election._check_may_run()
        tied = contest._get_term_tie()
        if not tied:
            raise UserError(self.env._("No lot is needed now."))
        if sorted(drawn) != sorted(tied):
            raise UserError(
                self.env._("Type the number of each of them once, the longest term first.")
            )
        drawer, method = ((record[name] or "").strip() for name in ("drawer", "method"))
        if not drawer or not method or not record["witnesses"] or not record["drawn_at"]:
            raise UserError(self.env._("Say who drew the lot, how, when, and who saw it."))
        # sudo: lots are written by this act alone; the right was checked
        written = self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "contest_id": contest.id,
                "purpose": "term",
                "tied": json.dumps(sorted(tied)),
                "drawn": json.dumps(drawn),
                "drawer": drawer,
                "witnesses": "\n".join(record["witnesses"]),
                "drawn_at": record["drawn_at"],
                "method": method,
            }
        )
        election._note(
            "lot",
            self.env._(
                "A lot was drawn in “%(contest)s” on who has the longer term, between the places "
                "%(tied)s. In this order: %(drawn)s",
                contest=contest._get_label(),
                tied=written.tied,
                drawn=written.drawn,
            ),
        )
        return written


class CoopElection(models.Model):
    _inherit = "coop.election"

    needs_term_lot = fields.Boolean(compute="_compute_needs_term_lot", compute_sudo=True)

    @api.depends(
        "state", "contest_ids.outcome", "contest_ids.term_lengths", "candidate_ids.state", "lot_ids"
    )
    def _compute_needs_term_lot(self):
        for election in self:
            election.needs_term_lot = bool(election._get_term_lot_contest())

    def _get_term_lot_contest(self):
        """Return the first contest in which a lot decides who has the longer term, or none."""
        self.ensure_one()
        if self.state not in ("nominations", "poll", "closed", "counted"):
            return self.contest_ids.browse()
        return self.contest_ids.filtered(lambda one: one._get_term_tie())[:1]

    def _draw_terms(self, contest, drawn, record):
        """A lot was drawn on who has the longer term: keep it.

        :param list drawn: numbers, the longest term first
        :param dict record: see coop.election.lot
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        if contest not in self.contest_ids or not self._get_term_lot_contest():
            raise UserError(self.env._("No lot is needed now."))
        lot = self.env["coop.election.lot"]._write_term_lot(contest, drawn, record)
        contest.invalidate_recordset(["lot_ids"])
        self.invalidate_recordset(["lot_ids", "needs_term_lot"])
        return lot

    def action_draw_terms(self):
        """Open the window in which a lot on the lengths of terms is written down."""
        self.ensure_one()
        self._check_may_run()
        contest = self._get_term_lot_contest()
        if not contest:
            raise UserError(self.env._("No lot is needed now."))
        action = self._open_window(
            "coop.election.draw.terms", self.env._("Draw who has the longer term")
        )
        action["context"] = {**action["context"], "default_contest_id": contest.id}
        return action

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        if act == "declare":
            for contest in self._get_uncontested():
                blocks += contest._get_term_blocks()
        return blocks

    def _show_contest_result(self, contest):
        shown = super()._show_contest_result(contest)
        said = [self._say_term_lot(lot) for lot in contest.get("term_lots", ())]
        return {**shown, "term_lots": said}

    def _say_term_lot(self, lot):
        return self.env._(
            "%(names)s were elected at once. Who has the longer term was drawn by lot, by "
            "%(drawer)s (%(method)s), seen by %(witnesses)s. In this order: %(drawn)s.",
            names=", ".join(lot["tied"]),
            drawer=lot["drawer"],
            method=lot["method"],
            witnesses=", ".join(lot["witnesses"]),
            drawn=", ".join(lot["drawn"]),
        )
