from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..counting import CountingError, LotNeeded, countback
from ..counting import read as read_ballots
from ..counting.lots import Lot, Lots
from ..counting.program import program
from .casual_order import in_order
from .coop_election_counting import FORMAT, REJECTED, _stage

CASUAL = "coop.election.casual/1"
PARAGRAPH = "the rules of the co-op"


class CoopElectionCasual(models.Model):
    """Who takes the seat: found by a countback before witnesses, or in the order of the last
    count. Where candidates are level a lot is drawn, as at the count."""

    _inherit = "coop.election.casual"

    def _count(self, witnesses, why=None):
        """Count the ballots back; keep what came of it.

        :param list witnesses: names of who saw it
        :param str why: the reason, where it is counted again
        :return: the coop.election.casual.result
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        self._check_state("asking", "lot", "counted")
        if self.way != "countback":
            raise UserError(self.env._("Here candidates are asked one after another."))
        witnesses = [name.strip() for name in witnesses if name.strip()]
        if not witnesses:
            raise UserError(self.env._("Say who saw the count: a name a line."))
        if self.open_count:
            raise UserError(
                self.env._(
                    "Answers are still to come: %(count)s. Write them down, or wait until the last "
                    "day for them.",
                    count=self.open_count,
                )
            )
        if self._get_result().state == "counted" and not (why or "").strip():
            raise UserError(self.env._("Say why it is counted again."))
        self._check_going()
        self.sudo().answer_ids._look_again()  # sudo: follows from the rules
        if not self._get_willing():
            # sudo: as above
            self.sudo()._fail()
            return self._get_result()
        return self.sudo()._count_back(witnesses, why)

    def _count_back(self, witnesses, why):
        contest = self.contest_id
        problem = contest._get_countback_problem()
        if problem:
            raise UserError(problem)
        empty = self.env["coop.vacancy"]._get_open_casual(contest.seat_ids)
        if empty != self.vacancy_ids.sorted(lambda one: (one.seat_id.number, one.seat_id.id)):
            raise UserError(
                self.env._("Another seat of this count fell vacant. Stop this, and begin again.")
            )
        vacating, sitting, _others = contest._get_places()
        ballots = self._get_ballots(vacating, sitting)
        state = "counted"
        try:
            found = countback(
                ballots, contest.counting_rule, vacating, sitting, self._read_lots(ballots)
            )
        except LotNeeded as needed:
            found, state = needed.result, "lot"
        except CountingError as error:
            raise UserError(
                self.env._(
                    "“%(contest)s” cannot be counted: %(what)s",
                    contest=contest._get_label(),
                    what=error,
                )
            ) from None
        content = self._prepare_countback(found, ballots)
        return self._keep(state, content, witnesses, why)

    def _get_ballots(self, vacating, sitting):
        """Return the ballots that are kept, passing over whoever is not willing or cannot sit."""
        kept = self._get_published_ballots()
        willing = set(self._get_willing().mapped("place"))
        standing = willing | set(vacating) | set(sitting)
        everybody = range(1, len(kept.names) + 1)
        over = {number for number in everybody if number not in standing}
        # who left a seat earlier may have been passed over at the count already
        return replace(kept, withdrawn=(kept.withdrawn - standing) | over)

    def _get_published_ballots(self):
        """Return the ballots to the letter as they are published, where they are."""
        contest = self.contest_id
        return read_ballots(contest._get_blt(list(self._get_names().values())))

    def _prepare_countback(self, found, ballots):
        papers = found.papers
        content = {
            "format": CASUAL,
            "count": FORMAT,
            "way": self.way,
            "casual": self.id,
            "contest": self.contest_id.id,
            "rule": found.rule,
            "source": found.source,
            "seats": found.seats,
            "vacated": list(found.passed_over),
            "sitting": sorted(found.sitting),
            "passed_over": sorted(ballots.withdrawn),
            "ballots": papers.total,
            "valid": papers.valid_total,
            "blank": papers.blank,
            "rejected": {REJECTED[reason]: number for reason, number in papers.rejected.items()},
            "places": found.places,
            "quota": found.quota_text(),
            "quota_places": found.quota_places,
            "elected": list(found.elected),
            "filled": [] if found.lot_needed else list(found.filled),
            "stages": [_stage(found, stage) for stage in found.stages],
            "lots": [lot.as_dict() for lot in found.lots],
            "ballots_sha256": ballots.sha256,
            "program": program(),
        }
        if found.lot_needed:
            content["lot_needed"] = found.lot_needed.as_dict()
        return content

    def _keep(self, state, content, witnesses, why=None):
        """Keep what was found, and go on."""
        result = self.env["coop.election.casual.result"]._write_down(
            self, state, content, witnesses, why
        )
        self.invalidate_recordset(["result_ids"])
        self.write({"state": state})
        self.answer_ids.write({"told_on": False, "told_how": False, "told_filled": False})
        self._note(
            self.env._(
                "Count %(number)s for the vacant seats of “%(contest)s”, with the fingerprint "
                "%(print)s",
                number=result.number,
                contest=self.contest_id._get_label(),
                print=result.fingerprint,
            ),
            why,
        )
        if state == "counted" and not content["filled"]:
            self._fail()
        return result

    # -- who came next -----------------------------------------------------------------------

    def _find_next(self, witnesses=None):
        """Of those asked who are willing, take the one who came next; where two are level, a lot is
        needed."""
        willing = self._get_willing().mapped("place")
        counted = self.contest_id._get_result()._get_content()
        first = in_order(counted, willing)[0]
        content = {
            "format": CASUAL,
            "way": self.way,
            "casual": self.id,
            "contest": self.contest_id.id,
            "rule": counted["rule"],
            "passed_over": sorted(
                self.answer_ids.filtered(lambda one: one.state != "yes").mapped("place")
            ),
            "filled": [],
            "lots": [],
            "program": program(),
        }
        lots = self._read_lots(None) or Lots()
        state = "counted"
        chosen = first[0]
        if len(first) > 1:
            try:
                chosen = lots.choose(first, "elect", PARAGRAPH, len(counted["stages"]))
            except LotNeeded as needed:
                state, chosen = "lot", None
                content["lot_needed"] = needed.lot.as_dict()
        content["lots"] = [lot.as_dict() for lot in lots.used]
        content["filled"] = [chosen] if chosen else []
        officer = self.election_id._get_returning_officer().name or self.env.user.name
        self._keep(state, content, witnesses or [officer])

    # -- lots --------------------------------------------------------------------------------

    def _read_lots(self, ballots):
        """Return the lots drawn for this, or the order drawn before the count, for the count."""
        drawn = self.lot_ids
        if not drawn:
            # an order of all candidates was drawn for whatever is counted from these ballots
            drawn = self.contest_id.lot_ids.filtered(lambda lot: lot.purpose == "order")
        return drawn._read(self.contest_id) if drawn else None

    def _get_lot_needed(self):
        """Return the ``Lot`` for which it stopped, or None."""
        self.ensure_one()
        needed = self.sudo()._get_content().get("lot_needed")  # sudo: the caller checked the right
        if not needed or self.state != "lot":
            return None
        where = {name: needed[name] for name in ("stage", "purpose", "paragraph")}
        return Lot(tied=tuple(needed["tied"]), **where)

    def _draw(self, drawn, record):
        """A lot was drawn: keep it, and go on.

        :param int drawn: the number on the ballot on which it fell
        :param dict record: see coop.election.lot, ``_write_down``
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        needed = self._get_lot_needed()
        if not needed:
            raise UserError(self.env._("No lot is needed now."))
        # sudo: the right was checked above, also for who runs no election
        casual = self.sudo()
        lots = self.env["coop.election.lot"].sudo().with_context(coop_casual=self.id)
        lots._write_down(casual.contest_id, needed, drawn, record)
        casual.invalidate_recordset(["lot_ids"])
        if self.way == "countback":
            casual._count_back(record["witnesses"], self.env._("A lot was drawn"))
        else:
            casual._find_next(record["witnesses"])

    def action_count(self):
        """Open the window in which it is counted, before witnesses."""
        return self._open_window("coop.election.casual.count", self.env._("Count the ballots back"))

    def action_draw(self):
        """Open the window in which a lot that was drawn is written down."""
        if not self._get_lot_needed():
            raise UserError(self.env._("No lot is needed now."))
        return self._open_window("coop.election.casual.draw", self.env._("Draw a lot"))

    def _open_window(self, model, name):
        self.ensure_one()
        self._check_may_run()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_casual_id": self.id,
                "default_election_id": self.election_id.id,
                "default_contest_id": self.contest_id.id,
            },
        }


class CoopElectionLot(models.Model):
    """A lot that was drawn when a vacant seat was filled is one for that alone."""

    _inherit = "coop.election.lot"

    casual_id = fields.Many2one(
        "coop.election.casual",
        "For a vacant seat",
        readonly=True,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )

    _order_once = models.UniqueIndex(
        "(contest_id) WHERE purpose = 'order'", "The order of this contest is drawn already."
    )
    _tie_once = models.UniqueIndex(
        "(contest_id, COALESCE(casual_id, 0), purpose, tied) WHERE purpose <> 'order'",
        "This lot is drawn already: it holds for every recount.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        casual = self.env.context.get("coop_casual") or False
        return super().create([{**vals, "casual_id": casual} for vals in vals_list])


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    lot_ids = fields.One2many(domain=[("casual_id", "=", False)])
