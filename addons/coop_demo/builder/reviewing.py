"""Decisions of the Board before the Council: brought, reviewed, answered, decided, told.

The budget is changed by what the Council asks; who may order repairs is referred back, objected to,
and decided without waiting; the plan for five years is being read now.
"""

from datetime import timedelta

from . import answering, answering_words
from . import reviewing_words as words
from .meeting import add_resolution

# In which month since membership opened things are brought: those that the Council deals with in
# the next, the first in which it sits with the Board; and the last, in which it meets again.
FIRST, ANSWERED, DECIDED, LAST = 15, 16, 17, 18
# The co-op's own days: matter, whether members are asked, their days, the Council's.
DAYS = (
    ("Central Budget", True, 21, 28),
    ("Schedule of Delegated Authority", False, 0, 42),
    ("Strategic Plan", True, 28, 28),
)


def _in_welsh(record, **vals):
    record.with_context(lang="cy_GB").write(vals)


def _both(pair):
    return dict(zip(("en_GB", "cy_GB"), pair, strict=True)) if pair else None


class Point:
    """A point of the agenda that deals with a decision; see :class:`~.meeting.Meetings`.

    :param names: in English and in Welsh
    :param prepare: is given the item when the meeting is called
    :param decide: is given the item and what takes votes, when it is dealt with
    """

    def __init__(self, names, prepare, decide, minutes=30):
        self.names, self.minutes = names, minutes
        self.prepare, self.decide = prepare, decide


class Reviewing:
    """What the Board brings to the Council from the month on in which there is one.

    :param told: the :class:`~.history.History` so far
    :param met: the :class:`~.meeting.Meetings`
    """

    def __init__(self, told, met):
        self.told, self.met = told, met
        self.stage, self.env = told.stage, told.env

    def before_meetings(self, number):
        """Put on the agendas what comes in a month; the decisions are brought with the notice.

        :param int number: of the month since membership opened, from 1
        """
        if number == FIRST:
            self._take_over()
            self._bring("council", words.BUDGET["point"], self._put_budget, self._ask_changes)
            self._bring("council", words.SCHEME["point"], self._put_scheme, self._refer_back)
        if number == ANSWERED:
            self._bring("board", words.BUDGET["board_point"], self._resolve_budget, self._make)
        if number == DECIDED:
            self._bring("council", words.SCHEME["point_again"], self._put_again, self._object)

    def acts(self, number):
        """Return what comes in a month after the bodies have met, in order.

        :param int number: of the month since membership opened, from 1
        :return: list of (days after the second Thursday, act that takes its day)
        """
        acts = {
            FIRST: [(15, self._people_answer)],
            ANSWERED: [(17, self._answer_budget), (18, self._answer_scheme)],
            DECIDED: [(16, self._tell(lambda: self.budget))],
            LAST: [
                (3, self._decide_without_waiting),
                (5, self._answer_objection),
                (6, self._tell(lambda: self.scheme)),
            ],
        }
        return acts.get(number, [])

    def _bring(self, kind, names, prepare, decide):
        self.met.bring(kind, Point(names, prepare, decide))

    def _get_body(self, kind):
        return self.stage.bodies[kind].with_env(self.env)

    # -- what is brought -------------------------------------------------------------------------

    def _take_over(self):
        """The co-op makes the seven matters its own, with days that fit to its meetings."""
        matters = self.env["coop.reserved.matter"]
        matters.action_take_over()
        own = matters.search([("company_id", "=", self.stage.company.id)])
        self.matters = {matter.with_context(lang="en_GB").name: matter for matter in own}
        for name, asks_members, consult_days, council_days in DAYS:
            self.matters[name].write(
                {
                    "asks_members": asks_members,
                    "consult_days": consult_days,
                    "council_days": council_days,
                }
            )

    def _prepare(self, said, matter, year, **aims):
        """The decision is written in both languages, with its paper, and brought."""
        decision = self.env["coop.decision"].create(
            {
                "name": said["name"][0] % year,
                "matter_id": self.matters[matter].id,
                "company_id": self.stage.company.id,
                "board_id": self._get_body("board").id,
                "council_id": self._get_body("council").id,
                "year": year,
                **aims,
            }
        )
        _in_welsh(decision, name=said["name"][1] % year)
        version = self.env["coop.decision.version"].create(
            {
                "decision_id": decision.id,
                "text_id": self._publish(said, decision).id,
                **{name: pair[0] for name, pair in said["version"].items()},
            }
        )
        _in_welsh(version, **{name: pair[1] for name, pair in said["version"].items()})
        for risk, said_by, in_words, done in said["risks"]:
            self._add_risk(version, risk, said_by, in_words, done)
        decision.action_bring()
        self.told._post_is_sent()
        return decision

    def _add_risk(self, version, risk, said_by, in_words, done):
        row = self.env["coop.decision.risk"].create(
            {
                "version_id": version.id,
                "risk": risk[0],
                "said_by": said_by[0],
                "words": in_words,
                "done_about_it": done and done[0],
            }
        )
        _in_welsh(row, risk=risk[1], said_by=said_by[1])
        if done:
            _in_welsh(row, done_about_it=done[1])

    def _publish(self, said, decision):
        text = self.env["coop.text"].create(
            {
                "name": said["paper"]["en_GB", "standard"][0],
                "key": f"decision_{decision.id}",
                "kind_id": self.env.ref("coop_governance.kind_paper").id,
                "company_id": self.stage.company.id,
            }
        )
        _in_welsh(text, name=said["paper"]["cy_GB", "standard"][0])
        for (lang, kind), (title, body) in said["paper"].items():
            version = text._begin_version(lang, kind)
            version.write({"title": title, "body": body})
            if kind == "easy_read":
                for block, picture in zip(version.block_ids, said["pictures"], strict=True):
                    block.picture_id = self.env.ref(f"coop_texts.picture_{picture}")
            version.action_approve()
        text.action_publish()
        return text

    def _put(self, item, decision, resolution=None):
        """The point deals with it, has its paper, and what the Council shall resolve."""
        item.decision_id = decision
        item.paper_ids = decision._get_brought().text_id
        if resolution:
            drafted = add_resolution(item, decision.council_id, *resolution)
            drafted.review_id = decision.review_id

    def _conclude(self, item, vote, said, outcome, reasons, dissent=None):
        """The Council votes and concludes; how many were for is in its resolution."""
        item.notes = f"<p>{said}</p>"
        resolution = item.resolution_ids
        vote(resolution)
        resolution.review_id._conclude(outcome, _both(reasons), resolution, dissent)
        self.told._post_is_sent()

    def _tell(self, get_decision):
        def tell(day):
            get_decision().action_tell_members()
            self.told._post_is_sent()

        return tell

    # -- the budget: the Council asks for three changes --------------------------------------------

    def _put_budget(self, item):
        year = self.env["coop.clock"].today().year + 1
        self.budget = self._prepare(
            words.BUDGET, "Central Budget", year, aim_care=True, aim_community=True
        )
        self._put(item, self.budget, words.BUDGET["resolution"])

    def _people_answer(self, day):
        """Nine forums and some members say what they think of the budget."""
        answering.answer(self.told, self.budget.review_id, answering_words.BUDGET, day)

    def _ask_changes(self, item, vote):
        said, review = words.BUDGET, self.budget.review_id
        for place, (wording, *_answer) in enumerate(said["requests"], 1):
            request = self.env["coop.review.request"].create(
                {"review_id": review.id, "sequence": place, "wording": wording[0]}
            )
            _in_welsh(request, wording=wording[1])
        self._conclude(item, vote, said["said"], said["outcome"], said["reasons"], said["dissent"])

    def _answer_budget(self, day):
        requests = self.budget.request_ids.sorted("number")
        for request, said in zip(requests, words.BUDGET["requests"], strict=True):
            _wording, answer, why, changes = said
            request._answer(answer, _both(why), _both(changes))
        self.told._post_is_sent()

    def _resolve_budget(self, item):
        item.decision_id = self.budget
        board = self._get_body("board")
        drafted = add_resolution(item, board, *words.BUDGET["board_resolution"])
        drafted.decision_id = self.budget

    def _make(self, item, vote):
        """The Board decides, with what it answered."""
        item.notes = f"<p>{words.BUDGET['board_said']}</p>"
        vote(item.resolution_ids)
        self.budget._decide(_both(words.BUDGET["decided"]), item.resolution_ids)
        self.told._post_is_sent()

    # -- who may order repairs: referred back, objected to, decided without waiting ------

    def _put_scheme(self, item):
        year = self.env["coop.clock"].today().year
        self.scheme = self._prepare(
            words.SCHEME, "Schedule of Delegated Authority", year, aim_work=True
        )
        self._put(item, self.scheme, words.SCHEME["resolution"])

    def _refer_back(self, item, vote):
        said = words.SCHEME
        self._conclude(item, vote, said["said"], said["outcome"], said["reasons"])

    def _answer_scheme(self, day):
        answer, why, changes = words.SCHEME["answer"]
        self.scheme.request_ids._answer(answer, _both(why), _both(changes))
        self.told._post_is_sent()

    def _put_again(self, item):
        """A second version says what changed, and is brought."""
        said = words.SCHEME
        self.scheme.action_new_version()
        version = self.scheme._get_draft_version()
        for place, lang in enumerate(("en_GB", "cy_GB")):
            version.with_context(lang=lang).write(
                {
                    "what_changed": said["what_changed"][place],
                    "made_with": said["made_with_now"][place],
                }
            )
        self.scheme.action_bring()
        self._put(item, self.scheme, said["objection"])
        self.told._post_is_sent()

    def _object(self, item, vote):
        said = words.SCHEME
        self._conclude(item, vote, said["said_again"], "object", said["objects_because"])

    def _decide_without_waiting(self, day):
        said = words.SCHEME
        self.scheme._decide(
            _both(said["decided"]), where=said["where"], why=_both(said["could_not_wait"])
        )
        self.told._post_is_sent()

    def _answer_objection(self, day):
        answer, why, changes = words.SCHEME["final_answer"]
        request = self.scheme.request_ids.filtered(lambda one: one.state == "open")
        request._answer(answer, _both(why), _both(changes))
        self.told._post_is_sent()

    # -- what goes on when the demo opens ------

    def bring_plan(self, day):
        """The plan for five years is brought: members are asked now.

        :param date day: the day on which this happens
        """
        self.plan = self._prepare(
            words.PLAN,
            "Strategic Plan",
            (day + timedelta(days=20)).year,
            aim_care=True,
            aim_work=True,
            aim_community=True,
        )

    def answer_plan(self, day):
        """Some have answered already; more have time. One asks what a word means.

        :param date day: the day on which this happens
        """
        review = self.plan.review_id
        answering.answer(self.told, review, answering_words.PLAN, day, members=24)
        asking = self._get_body("council")._get_terms_on(day).sorted("id")[2].holder_id
        review._ask(asking, "unclear", words.UNCLEAR, how="phone")

    def put_before_next(self):
        """The next Council has the plan on its agenda, and what did not wait for it."""
        self._bring(
            "council",
            words.PLAN["point"],
            lambda item: self._put(item, self.plan, words.PLAN["resolution"]),
            None,
        )
        self._bring(
            "council",
            words.SCHEME["dealt_point"],
            lambda item: self._put(item, self.scheme),
            None,
        )
