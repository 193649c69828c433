from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..counting import CountingError, LotNeeded, count
from ..counting import read as read_ballots
from ..counting.ballots import EQUAL_FIRST, NO_FIRST, ONLY_WITHDRAWN, TOO_MANY
from ..counting.fixed import decimal
from ..counting.lots import Lot
from ..counting.program import program

FORMAT = "coop.election.count/1"
REJECTED = {
    NO_FIRST: "no_first",
    EQUAL_FIRST: "equal_first",
    TOO_MANY: "too_many",
    ONLY_WITHDRAWN: "passed_over",
}


class CoopElectionContest(models.Model):
    """A contest is counted from its opened ballots, by the rule in the notice."""

    _inherit = "coop.election.contest"

    lot_ids = fields.One2many("coop.election.lot", "contest_id", readonly=True)

    def _get_ballots(self):
        """Return the opened ballots as the counting program reads them."""
        self.ensure_one()
        return read_ballots(self._get_blt())

    def _count(self, why=None, asked_by=None):
        """Count, and keep what came of it.

        :param str why: the reason, for a recount
        :return: the coop.election.result, whose state is "lot" where one has to be drawn
        """
        self.ensure_one()
        ballots = self._get_ballots()
        state, found = "counted", None
        lots = self.sudo().lot_ids  # sudo: lots that were drawn hold for whoever counts
        try:
            found = count(ballots, self.counting_rule, lots._read(self) if lots else None)
        except LotNeeded as needed:
            found = needed.result
            # as many yes as no is no majority, and nothing to draw a lot for
            state = "counted" if self.kind == "yes_no" else "lot"
        except CountingError as error:
            raise UserError(
                self.env._(
                    "“%(contest)s” cannot be counted: %(what)s",
                    contest=self._get_label(),
                    what=error,
                )
            ) from None
        content = self._prepare_count(found, ballots)
        result = self.env["coop.election.result"]._write_down(self, state, content, why, asked_by)
        self.election_id._note(
            "counted" if state == "counted" else "lot_needed",
            self.env._(
                "Count %(number)s of “%(contest)s”, with the fingerprint %(print)s",
                number=result.number,
                contest=self._get_label(),
                print=result.fingerprint,
            ),
            why,
        )
        return result

    def _prepare_count(self, found, ballots):
        """Return a count as values.

        :param found: the ``Result`` of the counting program
        """
        papers = found.papers
        content = {
            "format": FORMAT,
            "contest": self.id,
            # of the opened file, with the voters' random numbers in it: so that nobody finds from
            # the fingerprint in the journal what few ballots came to
            "opened_sha256": self._get_opened().get("json_sha256"),
            "rule": found.rule,
            "source": found.source,
            "seats": found.seats,
            "candidates": list(ballots.names),
            "passed_over": sorted(ballots.withdrawn),
            "ballots": papers.total,
            "valid": papers.valid_total,
            "blank": papers.blank,
            "rejected": {REJECTED[reason]: number for reason, number in papers.rejected.items()},
            "places": found.places,
            "quota": found.quota_text(),
            "quota_places": found.quota_places,
            "elected": list(found.elected) if self.kind != "yes_no" else [],
            "stages": [_stage(found, stage) for stage in found.stages],
            "lots": [lot.as_dict() for lot in found.lots],
            "ballots_sha256": ballots.sha256,
            "program": program(),
        }
        if found.lot_needed and self.kind != "yes_no":
            content["lot_needed"] = found.lot_needed.as_dict()
        if self.kind == "yes_no":
            content.update(self._prepare_answer(found))
        return content

    def _get_lot_needed(self):
        """Return the ``Lot`` for which the last count stopped, or None."""
        self.ensure_one()
        needed = self._get_result()._get_content().get("lot_needed")
        if not needed:
            return None
        where = {name: needed[name] for name in ("stage", "purpose", "paragraph")}
        return Lot(tied=tuple(needed["tied"]), **where)

    def _prepare_answer(self, found):
        """Return how many said yes and no, and whether that carries the question."""
        votes = found.stages[0].votes if found.stages else {}
        yes, no = votes.get(1, 0), votes.get(2, 0)
        special = self.majority == "special"
        carried = 4 * yes >= 3 * (yes + no) and yes > 0 if special else yes > no
        return {"yes": yes, "no": no, "carried": carried}


def _stage(found, stage):
    """Return a stage of a count as values; votes are decimal text."""
    return {
        "action": stage.action,
        "candidates": list(stage.candidates),
        "votes": {str(who): decimal(units, found.places) for who, units in stage.votes.items()},
        "non_transferable": decimal(stage.non_transferable, found.places),
        "quota": found.quota_text(stage.quota) if stage.quota is not None else None,
        "elected": list(stage.elected),
        "excluded": list(stage.excluded),
    }


class CoopElection(models.Model):
    """The count: all contests, lots where they are needed, recounts."""

    _inherit = "coop.election"

    result_ids = fields.One2many("coop.election.result", "election_id", readonly=True)
    lot_ids = fields.One2many("coop.election.lot", "election_id", readonly=True)
    next_act = fields.Selection(
        selection_add=[("count", "Count"), ("declare", "Declare the result")]
    )
    needs_lot = fields.Boolean("A lot is needed", compute="_compute_needs_lot", compute_sudo=True)

    @api.depends("state", "result_ids", "lot_ids")
    def _compute_needs_lot(self):
        for election in self:
            election.needs_lot = bool(election.state == "closed" and election._get_lot_contest())

    def _get_next_act(self):
        act = super()._get_next_act()
        return act or {"closed": "count", "counted": "declare"}.get(self.state)

    def _get_lot_contest(self):
        """Return the first contest for which a lot has to be drawn: before the count where the
        notice said so, or where the count stopped for one."""
        self.ensure_one()
        for contest in self._get_polled():
            drawn = contest.sudo().lot_ids  # sudo: whether there is any
            before = contest.ties == "before" and contest.kind != "yes_no"
            if before and "order" not in drawn.mapped("purpose"):
                return contest
            if contest._get_result().state == "lot":
                return contest
        return self.contest_ids.browse()

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        if act != "count":
            return blocks
        for contest in self._get_polled():
            drawn = contest.sudo().lot_ids.mapped("purpose")  # sudo: whether there is any
            if contest.ties == "before" and contest.kind != "yes_no" and "order" not in drawn:
                blocks.append(
                    self.env._(
                        "%(contest)s: draw an order of the candidates in public first, as the "
                        "notice says.",
                        contest=contest._get_label(),
                    )
                )
        return blocks

    def action_count(self):
        """Count all contests; the election goes on when each has a result."""
        for election in self:
            election._check_may_run()
            election._lock()
            if election.state != "closed":
                raise UserError(self.env._("It is not the time to count, or it is counted."))
            election._check_blocks("count")
            for contest in election._get_polled():
                if not contest._get_result():
                    contest._count()
            election._finish_count()
        return True

    def _finish_count(self):
        """Go on to the declaration when each contest has a result."""
        self.ensure_one()
        self.invalidate_recordset(["result_ids"])
        results = [contest._get_result() for contest in self._get_polled()]
        if all(result.state == "counted" for result in results):
            self._go_on("count")

    def _recount(self, contest, why, asked_by):
        """Count a contest once more, with the lots that were drawn.

        :param str why: the reason
        :param str asked_by: a candidate, or who runs the election
        :return: the coop.election.result
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        if self.state != "counted":
            raise UserError(
                self.env._("It is counted again after a count, and before the declaration.")
            )
        if not (why or "").strip() or not (asked_by or "").strip():
            raise UserError(self.env._("Say who asked to count again, and why."))
        result = contest._count(why.strip(), asked_by.strip())
        if result.state == "lot":
            # a candidate has died since, and others are level now
            self.sudo().state = "closed"  # sudo: guarded against typing; the right was checked
        self.invalidate_recordset(["result_ids"])
        return result

    def _draw(self, contest, drawn, record):
        """A lot was drawn: keep it, and go on with the count.

        :param drawn: a number on the ballot, or the list of all in the order drawn
        :param dict record: see coop.election.lot, ``_write_down``
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        result = contest._get_result()
        needed = contest._get_lot_needed()
        if self.state != "closed" or (result and not needed):
            raise UserError(self.env._("No lot is needed now."))
        self.env["coop.election.lot"]._write_down(contest, needed, drawn, record)
        contest.invalidate_recordset(["lot_ids"])
        if needed:
            contest._count(self.env._("A lot was drawn"), self._get_returning_officer().name)
            self._finish_count()

    def action_draw(self):
        """Open the window in which a lot that was drawn is written down."""
        self.ensure_one()
        self._check_may_run()
        contest = self._get_lot_contest()
        if not contest:
            raise UserError(self.env._("No lot is needed now."))
        action = self._open_window("coop.election.draw", self.env._("Draw a lot"))
        action["context"] = {**action["context"], "default_contest_id": contest.id}
        return action

    def action_recount(self):
        self.ensure_one()
        self._check_may_run()
        return self._open_window("coop.election.recount", self.env._("Count again"))

    def _may_see_results(self):
        """Return whether whoever asks may know of the count before it is declared: who runs the
        election, and who watches it."""
        self.ensure_one()
        if self.env.su or self._may_run():
            return True
        # sudo: who holds which role says who may see it
        roles = self.sudo()._get_roles("returning_officer", "scrutineer")
        return self.env.user in roles.user_id

    def _draw_results(self):
        """Return account and counts as they stand, for whoever watches and signs."""
        self.ensure_one()
        sheets = [
            contest._get_result().with_env(self.env).sheet or "" for contest in self._get_polled()
        ]
        return Markup("").join([self.account or "", *sheets])

    def action_view_results(self):
        return self._open_list("coop_elections.coop_election_result_action")

    def action_view_lots(self):
        return self._open_list("coop_elections.coop_election_lot_action")
