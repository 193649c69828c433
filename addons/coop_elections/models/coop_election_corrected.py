from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError

ONE_DAY = timedelta(days=1)


class CoopOfficeTerm(models.Model):
    """A term ends when the election that it came from turns out to be none."""

    _inherit = "coop.office.term"

    # what ended stays behind the wall with its reason, also without this addon
    ended_why = fields.Selection(
        selection_add=[
            ("election_void", "The election was void"),
            ("election_corrected", "The result was put right"),
        ],
        ondelete={
            "election_void": lambda terms: None,
            "election_corrected": lambda terms: None,
        },
    )


class CoopElection(models.Model):
    """What a panel decided about a declared result: counted again, put right, or void.

    A declaration is never changed. Another one follows it, which says why, and names the one before
    by its fingerprint; everybody who had a vote is told.
    """

    _inherit = "coop.election"

    def _read_declared(self):
        """Return {id of a contest: what is declared of it}."""
        content = self._get_declaration()._get_content()
        return {one["contest"]: one for one in content["contests"]}

    def _recount_questioned(self, contests, challenge, why):
        """Count again what was questioned, with the lots that were drawn.

        :raise UserError: where others would be elected: then the result is put right instead
        """
        declared = self._read_declared()
        asked_by = self.env._("Question %(number)s", number=challenge.id)
        polled = contests & self._get_polled()
        if not polled:
            raise UserError(self.env._("Nobody voted here, so nothing can be counted again."))
        for contest in polled:
            result = contest._count(why, asked_by)
            content, before = result._get_content(), declared[contest.id]["count"]
            same = result.state == "counted" and all(
                content.get(name) == before.get(name)
                for name in ("elected", "yes", "no")
                if name in before
            )
            if not same:
                raise UserError(
                    self.env._(
                        "%(contest)s: counted again, the result is another one. Write down that "
                        "the result is put right.",
                        contest=contest._get_label(),
                    )
                )
        self._declare_again("recount", why, {})

    def _correct_result(self, contests, why, passed_over):
        """Pass over who could not be elected, count again, and seat who is elected then."""
        if not passed_over:
            raise UserError(self.env._("Say who could not be elected: the count passes over them."))
        changed, declared = {}, self._read_declared()
        for contest in passed_over.contest_id & contests & self._get_polled():
            numbers = [
                number for number, one in contest._get_people().items() if one in passed_over
            ]
            before = contest._get_passed_over()
            counting = contest.with_context(coop_pass_over=sorted({*before, *numbers}))
            result = counting._count(why, self.env._("The panel"))
            if result.state != "counted":
                raise UserError(
                    self.env._(
                        "%(contest)s: candidates are level now, and a lot would have to be drawn. "
                        "This election has to be held again.",
                        contest=contest._get_label(),
                    )
                )
            known = {one["candidate"]: one for one in declared[contest.id]["elected"]}
            until = contest._seat_anew(result._get_content()["elected"], why)
            changed[contest.id] = contest._prepare_declaration()
            changed[contest.id]["elected"] = [
                # whoever stays elected has the term that was declared
                known.get(one["candidate"])
                or {
                    **one,
                    "from": contest._get_begins().isoformat(),
                    "until": until.get(one["candidate"], one["until"]),
                }
                for one in changed[contest.id]["elected"]
            ]
        if not changed:
            raise UserError(self.env._("These people did not stand where the question is about."))
        self._declare_again("corrected", why, changed)

    def _make_void(self, contests, why):
        """Nobody is elected here: terms end, and the seats fall vacant."""
        questions = contests.filtered(lambda one: one.kind == "yes_no")
        if questions:
            raise UserError(
                self.env._("A question of a meeting is put again by the meeting, not from here.")
            )
        changed, declared = {}, self._read_declared()
        for contest in contests.filtered(lambda one: one.id in declared):
            contest._unseat(contest._get_elected(), "election_void", why)
            changed[contest.id] = {
                **declared[contest.id],
                "how": "void",
                "elected": [],
                "unfilled": contest.seats,
                "count": None,
                "figures": False,
                "ballots": False,
            }
        self._declare_again("void", why, changed)

    def _declare_again(self, what, why, changed):
        """Publish another declaration in place of the last.

        :param str what: "recount", "corrected" or "void"
        :param str why: the reason, which everybody reads
        :param dict changed: id of a contest -> what is declared of it now
        """
        self.ensure_one()
        last = self._get_declaration()
        content = last._get_content()
        today = self.env["coop.clock"].today(self.company_id).isoformat()
        content["contests"] = [changed.get(one["contest"], one) for one in content["contests"]]
        content["changes"] = [
            *content.get("changes", []),
            {"what": what, "why": why, "on": today, "before": last.fingerprint},
        ]
        declaration = self.env["coop.election.declaration"]._write_down(
            self, content, version=(last.version or 1) + 1
        )
        self.invalidate_recordset(["declaration_ids"])
        self._note(
            "declared_again",
            self.env._(
                "Another declaration follows, with the fingerprint %(print)s",
                print=declaration.fingerprint,
            ),
            why,
        )
        self._tell_voters("election_result_again", key=f"result-{declaration.version}")
        return declaration

    def _get_result_prints(self):
        """Scrutineers signed the counts that were declared; what a panel counted is another."""
        # sudo: what is declared is public
        declared = self.sudo().declaration_ids
        if self.state != "declared" or len(declared) < 2:
            return super()._get_result_prints()
        first = declared.sorted("id")[:1]
        prints = []
        for contest in self._get_polled():
            # sudo: fingerprints alone
            results = self.env["coop.election.result"].sudo()
            last = results.search(
                [("contest_id", "=", contest.id), ("recorded_at", "<=", first.recorded_at)],
                order="number desc",
                limit=1,
            )
            prints.append(last.fingerprint or "-")
        return " ".join(prints)


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_passed_over(self):
        more = self.env.context.get("coop_pass_over")
        return more if more is not None else super()._get_passed_over()

    def _get_elected(self):
        """Return who is elected here by the last declaration."""
        self.ensure_one()
        return self.candidate_ids.filtered(lambda one: one.state == "elected")

    def _get_terms_of(self, candidate):
        """Return the terms that this election gave a candidate, and that go on."""
        terms = self.env["coop.office.term"]
        declared = min(self.election_id.declaration_ids.mapped("declared_on"))
        return terms.search(
            [
                ("seat_id", "=", candidate.seat_id.id),
                ("holder_id.partner_id", "=", candidate.membership_id.partner_id.id),
                ("begun_how", "in", ("elected", "uncontested")),
                ("date_from", ">=", declared),
                ("closed", "=", False),
            ]
        )

    def _unseat(self, candidates, why, note):
        """End the terms of these candidates today; those that have not begun never were."""
        today = self.env["coop.clock"].today(self.company_id)
        for candidate in candidates:
            if not self.election_id.is_rehearsal:
                for term in self._get_terms_of(candidate):
                    term._end(today, why, note)
            candidate.write({"state": "not_elected", "seat_id": False})

    def _get_begins(self):
        """Return the first day of a term that begins in place of one that ends today."""
        tomorrow = self.env["coop.clock"].today(self.company_id) + ONE_DAY
        return max(self.term_from or tomorrow, tomorrow)

    def _seat_anew(self, elected, why):
        """Seat who is elected by another count, in place of who is not any more.

        :param list elected: numbers on the ballot, in the order of election
        :return: {id of a candidate: last day of the term}, of those who are seated now
        """
        self.ensure_one()
        people = self._get_people()
        wanted = [people[number] for number in elected]
        gone = self._get_elected().filtered(lambda one: one not in wanted)
        freed = gone.seat_id.sorted("number")
        ends = {seat: self._get_end_of(seat) for seat in freed}
        until = {}
        self._unseat(gone, "election_corrected", why)
        for candidate in wanted:
            if candidate.state == "elected" or not freed:
                continue
            seat, freed = freed[0], freed[1:]
            candidate.write({"state": "elected", "seat_id": seat.id})
            until[candidate.id] = ends[seat]
            if not self.election_id.is_rehearsal:
                self.env["coop.office.term"]._begin(
                    seat,
                    candidate.membership_id.partner_id,
                    self._get_begins(),
                    "elected",
                    planned_to=fields.Date.to_date(until[candidate.id]),
                    note=self.election_id.name,
                )
        return until

    def _get_end_of(self, seat):
        """Return the last day of the term of who sits there now, as it is declared.

        Where terms are of different lengths it stays with the seat.
        """
        declared = self.election_id._read_declared()[self.id]["elected"]
        ends = [one["until"] for one in declared if one["seat"] == seat._get_label()]
        if ends and len(set(self._get_lengths())) > 1:
            return ends[0]
        _begins, last_day = self._get_term()
        return last_day and last_day.isoformat()
