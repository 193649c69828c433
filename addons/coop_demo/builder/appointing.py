"""Somebody comes onto the Board: from the search to the seat, and what is filed afterwards."""

from datetime import timedelta

from . import board_words as words
from .governing import show
from .meeting import add_resolution

# In which month since membership opened the trustees declare; the first of them not again.
DECLARING = (5, 17)
SEARCHING = 14  # somebody leaves, and the search begins; the Council is there a month later


def _in_welsh(record, **vals):
    record.with_context(lang="cy_GB").write(vals)


class Appointing:
    """The Board from month to month: what people bring, who declares, who leaves, who comes.

    :param stage: the :class:`~.setting.Setting`
    :param met: the :class:`~.meeting.Meetings`
    """

    def __init__(self, stage, met):
        self.stage = stage
        self.met = met
        self.env = met.env

    def before_meetings(self, number, day):
        """Do what comes in a month before the bodies meet.

        :param int number: of the month since membership opened, from 1
        :param date day: the day on which this happens
        """
        if number == SEARCHING + 1:
            self._look_at_candidates(day)

    def acts(self, number):
        """Return what comes in a month after the bodies have met, in order.

        :param int number: of the month since membership opened, from 1
        :return: list of (days after the second Thursday, act that takes its day)
        """
        acts = {
            DECLARING[0]: [(15, self._say_what_they_bring), (15, self._declare_all)],
            SEARCHING: [(15, self._leave), (15, self._search)],
            SEARCHING + 1: [(15, self._file)],
            SEARCHING + 2: [(15, self._appoint), (18, self._file)],
            DECLARING[1]: [(15, self._declare_again)],
        }
        return acts.get(number, [])

    @property
    def board(self):
        return self.stage.bodies["board"].with_env(self.env)

    def _trustees(self, day):
        return self.board._get_terms_on(day).sorted("id")

    # -- who sits there ----------------------------------------------------------------------

    def _say_what_they_bring(self, day):
        skills = self.env["coop.board.skill"]
        self.skills = {}
        for place, (code, (names, kind, notes)) in enumerate(words.SKILLS.items()):
            self.skills[code] = skills.create(
                {
                    "name": names[0],
                    "kind": kind,
                    "note": notes[0],
                    "sequence": place,
                    "company_id": self.stage.company.id,
                }
            )
            _in_welsh(self.skills[code], name=names[1], note=notes[1])
        for term, said in zip(self._trustees(day), words.SAID, strict=True):
            self._say(term, *said)

    def _say(self, term, code, said):
        self.env["coop.board.skill.said"].create(
            {"term_id": term.id, "skill_id": self.skills[code].id, "words": said}
        )

    def _declare_all(self, day):
        place, interest = words.INTEREST
        for number, term in enumerate(self._trustees(day)):
            self._declare(interest if number == place else None, default_term_id=term.id)

    def _declare_again(self, day):
        """A year later; one of them is late, and on the list of what is to do."""
        for term in self._trustees(day)[1:]:
            if term.begun_how == "before":
                self._declare(default_term_id=term.id)

    def _declare(self, interest=None, **of):
        """The office types what somebody declared on paper."""
        window = self.env["coop.board.declare"].with_context(**of).create({"channel": "paper"})
        for line in window.line_ids:
            told = interest if line.question_id.kind == "interests" else None
            line.write(
                {
                    "answer": line.question_id.expected or ("yes" if told else "no"),
                    "more": told,
                }
            )
        window.action_apply()

    # -- who leaves --------------------------------------------------------------------------

    def _leave(self, day):
        term = self._trustees(day)[words.LEAVES]
        last_day = day + timedelta(days=21)
        term._end(last_day, "resignation", note=words.LEFT, notice_on=day - timedelta(days=3))

    def _file(self, day):
        """What has to be sent to the registers has been sent."""
        for filing in self.env["coop.filing"].search([("state", "=", "open")]):
            filing.reference = words.FILED
            filing.action_filed()

    # -- who comes ---------------------------------------------------------------------------

    def _search(self, day):
        self.search = self._make_search(words.SEARCH, ("money",), day, day + timedelta(days=30))
        self.search.action_tell()

    def _make_search(self, said, codes, first, last, seats=1):
        (name, welsh_name), (need, welsh_need) = said
        search = self.env["coop.board.search"].create(
            {
                "name": name,
                "need": need,
                "body_id": self.board.id,
                "company_id": self.stage.company.id,
                "seat_count": seats,
                "skill_ids": [(6, 0, [self.skills[code].id for code in codes])],
                "opens_on": first,
                "closes_on": last,
            }
        )
        _in_welsh(search, name=welsh_name, need=welsh_need)
        return search

    def _add_candidates(self, search, rows, day):
        candidates = self.env["coop.board.candidate"]
        for name, came, suggested_by, brings, why in rows:
            candidate = candidates.create(
                {
                    "search_id": search.id,
                    "company_id": self.stage.company.id,
                    "name": name,
                    "came_how": came,
                    "suggested_by": suggested_by,
                    "agreed_on": day,
                    "brings": brings,
                    "why": why,
                }
            )
            candidate.action_make_contact()
            candidates += candidate
        return candidates

    def _look_at_candidates(self, day):
        """Three came; one withdraws, and two are ready. One of them is put before the Council."""
        chosen, other, gone = self._add_candidates(self.search, words.CANDIDATES, day)
        self._end(gone, "withdrew", words.WITHDREW)
        for candidate in (chosen, other):
            self._make_ready(candidate)
        self.chosen, self.other = chosen, other
        self.met.bring("council", self)

    def _make_ready(self, candidate):
        self._declare(default_candidate_id=candidate.id)
        kinds = self.env["coop.board.check.kind"]._get_kinds(self.stage.company)
        self.env["coop.board.check"].create(
            [
                {
                    "candidate_id": candidate.id,
                    "kind_id": kind.id,
                    "result": "passed",
                    "source": words.SOURCE,
                }
                for kind in kinds.filtered("required")
            ]
        )
        candidate.action_checked()

    def _end(self, candidate, stage, why):
        window = self.env["coop.board.candidate.end"]
        window.create({"candidate_id": candidate.id, "stage": stage, "why": why}).action_apply()

    # the point of the agenda, as :class:`~.meeting.Meetings` deals with it
    names, minutes = words.POINT, 20

    def prepare(self, item):
        """The resolution stands on the agenda and names who shall be appointed."""
        council = self.stage.bodies["council"].with_env(self.env)
        self.chosen.resolution_id = add_resolution(item, council, *words.RESOLUTION)
        self.chosen.action_propose()

    def decide(self, item, vote):
        """The Council decides.

        :param vote: takes the votes on a resolution, and declares the result
        """
        item.notes = f"<p>{words.SAID_OF_IT}</p>"
        vote(self.chosen.resolution_id)

    def _appoint(self, day):
        """The seat is taken as it was resolved; who was not chosen has been told."""
        vacancy = self.board.vacancy_ids.filtered(lambda row: row.state == "open")
        window = self.env["coop.board.appoint"].create(
            {
                "candidate_id": self.chosen.id,
                "seat_id": vacancy.seat_id.id,
                "date_from": day,
            }
        )
        window.action_apply()
        show(self.chosen.term_id.holder_id, words.LEAVES)
        self._say(self.chosen.term_id, "money", self.chosen.brings)
        self._end(self.other, "not_chosen", words.NOT_CHOSEN)

    def search_again(self, day):
        """People are looked for who come when others leave: one is asked, one has declared, one
        is ready to be put before the Council.

        :param date day: the day on which this happens
        """
        search = self._make_search(
            words.NEXT_SEARCH, ("law", "support"), day, day + timedelta(days=90), seats=2
        )
        search.action_tell()
        declared, ready, _asked = self._add_candidates(search, words.NEXT_CANDIDATES, day)
        self._declare(default_candidate_id=declared.id)
        self._make_ready(ready)
