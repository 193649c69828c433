"""Elections from the plan to the declaration: each act at its hour, by whom it is for.

The first Council was elected so. Another election goes on, so that there is something to vote on.
"""

import random
from datetime import datetime, time, timedelta

from odoo import Command

from . import electing_words as words
from . import governing, polling, portraits
from .voting import MINUTE, Voting

# In which month since membership opened the first Council is elected: when there is a hundred.
FIRST = 12
# So many days before the demo opens the next one is planned, and people begin to vote in it; so
# many days after it, terms begin.
PLANNED, VOTING, BEGINNING = 43, 7, 60
DECLARED = dict.fromkeys(("interests_said", "eligible", "agreed", "fair", "signed"), True)


class Elections:
    """The elections of the co-op.

    :param told: the :class:`~.history.History`
    """

    def __init__(self, told):
        self.told = told
        self.first = self.next = None

    def plan_first(self, number, day):
        """A hundred are members: the Council is elected, all of its seats.

        :param int number: of the month since membership opened, from 1
        :param date day: today
        """
        if number != FIRST:
            return
        seats = governing.seat_council(self.told, day)
        self.first = Election(
            self.told, words.FIRST, words.FIRST_STANDING, words.FIRST_VOTES, words.FIRST_WAYS
        )
        self.first.scrutineers = polling.Scrutineers()
        self.first.plan(seats, day)

    def plan_next(self, today):
        """The co-op has grown: two more seats for each constituency, from the day on which terms
        begin.

        :param date today: the day on which the demo opens
        """
        opens = today - timedelta(days=VOTING)
        start = today - timedelta(days=PLANNED)
        self.next = Election(
            self.told, words.NEXT, words.NEXT_STANDING, words.NEXT_VOTES, words.NEXT_WAYS
        )
        begins = today + timedelta(days=BEGINNING)
        seats = governing.add_council_seats(self.told, begins)
        self.next.plan(seats, start, {"poll_notice": opens, "poll_opens": opens})


class Election(Voting):
    """One election.

    :param told: the :class:`~.history.History`
    :param names: in English and in Welsh
    :param dict standing: name of the constituency -> how many stand
    :param dict votes: see :class:`~.polling.Contest`
    :param dict ways: the same
    """

    def __init__(self, told, names, standing, votes, ways):
        self.told = told
        self.stage = told.stage
        self.names, self.standing, self.votes, self.ways = names, standing, votes, ways
        self.rng = random.Random(f"{names[0]} {self.stage.opened}")
        self.scrutineers = None  # without them it is not counted here
        self.contests = []

    def as_user(self, login):
        """Return the election with the rights of somebody of the office."""
        return self.election.with_user(self.stage.users[login])

    @property
    def runs(self):
        return self.as_user("returning")

    def _later(self, moment, *acts):
        for act in acts:
            self.stage.ahead.add(moment, act)

    # -- planning ----------------------------------------------------------------------------

    def plan(self, seats, start, wishes=None):
        """The officer plans it, and names who runs and who watches it.

        :param seats: coop.seat
        :param date start: notice is not given before
        :param dict wishes: step -> day before which it shall not be
        """
        env = self.told.env
        lines = [
            Command.create({"constituency_id": one.id, "seat_ids": [Command.set(mine.ids)]})
            for one, mine in seats.grouped("constituency_id").items()
        ]
        window = env["coop.election.plan"].create(
            {
                "company_id": self.stage.company.id,
                "body_id": self.stage.bodies["council"].id,
                "name": self.names[0],
                "name_cy": self.names[1],
                "start": start,
                "line_ids": lines,
                # of the seats that are new some fall free a year earlier
                "is_staggered": not self.scrutineers,
            }
        )
        planned = env["coop.election"].browse(window.action_plan()["res_id"])
        planned._lay_out(planned._find_earliest(start, wishes))
        after = planned._get_step("declared").day + timedelta(days=1)
        planned.contest_ids.term_from = max(after, *seats.mapped("date_from"))
        planned.write({"by_place": True, "where": words.WHERE[0], **self._prepare_roles()})
        planned.with_context(lang="cy_GB").where = words.WHERE[1]
        # what members and the system do with it
        self.election = planned.with_env(self.stage.env)
        self.at = {step.code: step.at for step in self.election.step_ids}
        self._later(self.at["notice"], self._give_notice)

    def _prepare_roles(self):
        users = self.stage.users
        rows = [
            ("returning_officer", users["returning"], words.PHONE),
            ("scrutineer", users["scrutineer"], words.PHONE),
            ("clerk", users["clerk"], False),
        ]
        roles = [
            {"role": role, "name": user.name, "user_id": user.id, "phone": phone}
            for role, user, phone in rows
        ]
        roles.append(
            {
                "role": "scrutineer",
                "name": words.OUTSIDE,
                "is_outside": True,
                "phone": "01632 960111",
            }
        )
        company = {"company_id": self.stage.company.id}
        return {"role_ids": [Command.create({**role, **company}) for role in roles]}

    def _give_notice(self):
        self.runs._give_notice()
        self.told._post_is_sent()
        moment = self.at["notice"]
        self._later(
            datetime.combine(moment.date() + timedelta(days=1), time(3)),
            self.election._make_roll,
            self.election._chain_journal,
        )
        opens, closes = self.at["nominations_open"], self.at["nominations_close"]
        self._later(max(opens, moment + MINUTE), self.runs.action_open_nominations)
        self._stand(max(opens, moment) + timedelta(days=1))
        self._later(closes + timedelta(hours=19), self._come_late)
        self._later(max(self.at["statement"], closes + timedelta(hours=20)), self._decide)
        self._later(self.at["withdrawals"] - timedelta(hours=3), self._withdraw)
        self._later(self.at["withdrawals"] + 5 * MINUTE, self._settle)
        self._later(self.at["poll_notice"] + 5 * MINUTE, self._make_ballots)
        self._later(max(self.at["poll_opens"], self.at["poll_notice"] + 6 * MINUTE), self._begin)

    # -- who stands --------------------------------------------------------------------------

    def _get_people(self, contest):
        """Return members who can stand there and play no other part, the longest there first."""
        day = self.election.qualifying_on
        taken = self.told.standing | self.told.who_play()
        mine = self.told.memberships.filtered(
            lambda m: (
                m.state == "member"
                and not m.is_organisation
                and not m.gone_away_since
                and m not in taken
                and contest._is_voter(m, day)
            )
        )
        return mine[3:]

    def _stand(self, moment):
        """One after another people stand, until a week later."""
        for contest in self.election.contest_ids:
            for place in range(self.standing[self._name_of(contest)]):
                moment += timedelta(hours=9)
                self._later(moment, lambda c=contest, p=place: self._stand_one(c, p))

    def _stand_one(self, contest, place):
        how, helper = words.COMING[place % len(words.COMING)]
        self._nominate(contest, self._get_people(contest)[:1], how, helper)._hand_in()
        self.told._post_is_sent()

    def _name_of(self, contest):
        return contest.with_context(lang="en_GB").constituency_id.name

    def _nominate(self, contest, member, how, helper=None):
        """Write down what somebody says who stands, in their language; return the candidate."""
        member = member.with_env(self.stage.env)
        lang = "cy_GB" if member.partner_id.lang == "cy_GB" else "en_GB"
        statement, easy = self.rng.choice(words.STATEMENTS[lang])
        said = {
            **DECLARED,
            "ballot_name": member.member_name,
            "statement": statement,
            "statement_lang": lang,
            "statement_easy": easy,
            "helped_by": helper,
            "helper_promised": bool(helper),
        }
        typed_by = self.stage.users["returning"].name if how == "paper" else None
        candidates = self.stage.env["coop.election.candidate"]
        candidate = candidates._write_nomination(contest, member, said, how, typed_by)
        if how != "paper":
            candidate._choose_photo(portraits.portrait(member.member_name))
        self.told.standing |= member
        return candidate

    def _come_late(self):
        """One nomination comes a day late, and is refused on that ground."""
        contest = self.election.contest_ids[0]
        member = self._get_people(contest)[:1]
        late = self._nominate(contest, member, "paper").with_env(self.runs.env)
        late._hand_in()
        late._refuse(self.stage.ref("coop_elections.ground_late"), words.LATE)

    def _decide(self):
        """Each nomination is looked at, then the candidates are published."""
        runs = self.runs
        runs._get_undecided().action_accept()
        runs._publish_candidates()
        self.election._chain_journal()
        self.told._post_is_sent()

    def _withdraw(self):
        if not self.scrutineers:
            return
        contests = self.election.contest_ids
        there = contests.filtered(lambda one: self._name_of(one) == words.WITHDRAWS)
        there._get_standing().sorted("id")[-1:]._withdraw("portal")
        self.told._post_is_sent()

    def _settle(self):
        """Who has no rival is declared elected."""
        self.election._settle()
        if self.election.may_elect:
            self.runs.action_elect_unopposed()
        self.told._post_is_sent()
