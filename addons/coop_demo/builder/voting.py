"""The voting in an election of the demonstration: from the frozen ballots to the declaration."""

from datetime import datetime, time, timedelta

from . import electing_words as words
from . import polling

MINUTE = timedelta(minutes=1)
# The scrutineers of the election that goes on made this. Its shares are in the readme of this
# addon, so that whoever tries the demo can open what is in it: it is a key to play with.
PLAY_KEY = (
    '{"assurance":"shared",'
    '"fingerprint":"405a3b055899879b44ebb6a99f5950e0dfc6744046dc9aab00de41c172fb90ce",'
    '"key":"BBiz4zzyN-E4QFWRH1st9dhcFTitMj6OKVc2sBrcK5MItneLgLbr3NVl0BOi32_WJvjs1RWj3wxaQskGkQQNB3M",'
    '"shares":3,"threshold":2,"version":1}'
)


class Voting:
    """What happens once it is known who stands; see :class:`~.electing.Election`."""

    def _make_ballots(self):
        """The roll becomes final; ballots are frozen with the scrutineers' key, and it is tried
        whether they open."""
        runs = self.runs
        self.election._make_roll_final()
        runs._get_step("poll_notice").action_done()
        key = self.scrutineers.public_part() if self.scrutineers else PLAY_KEY
        manifest = runs._freeze_manifest(key)
        if self.scrutineers:
            self.scrutineers.try_out(manifest._read())
        runs.action_trial_done()
        if runs._get_paper_voters():
            runs.action_issue_papers()
            runs.action_print_papers()

    def _begin(self):
        self.runs.action_open_poll()
        # whoever signs in to the demo votes by hand: a member, or somebody on the Council
        wait = self.told.standing | self.told.who_play()
        if self.scrutineers:
            wait = wait.browse()
        for record in self.election._get_polled():
            name = self._name_of(record)
            contest = polling.Contest(record, self.votes[name], self.ways[name], self.rng, wait)
            self.contests.append(contest)
        opens = self.at["poll_opens"]
        for part, days in enumerate((0, 1, 2)):
            self._later(opens + timedelta(days=days, hours=3), lambda p=part: self._vote(p, 3))
        self._open_place(opens + timedelta(days=8))
        if not self.scrutineers:
            return
        closes = self.at["poll_closes"]
        self._later(opens + timedelta(days=9), self._papers_come_back)
        self._later(closes - timedelta(days=3), self._remind)
        self._later(closes + MINUTE, lambda: self.election._go_on("close_poll"))
        add = self.stage.env["coop.clock"].add_working_days
        counting = datetime.combine(add(closes.date(), 1, self.stage.company), time(9))
        count = polling.Count(self)
        self._later(counting, count.key_papers, count.open, count.count)
        self._later(counting + timedelta(hours=5), count.report)
        self._later(counting + timedelta(hours=6), self._declare)

    def _vote(self, part, parts):
        for contest in self.contests:
            for way in contest.ballots:
                if way in ("portal", "helper", "phone"):
                    contest.cast(way, part, parts)
        self._tell_voted()

    def _tell_voted(self):
        for election, electors in self.stage.env["coop.election"]._find_untold().items():
            election._tell_voted(electors)
        self.told._post_is_sent()

    def _open_place(self, moment):
        """People vote in person for some hours: into the box, and on the tablet."""
        self.place = self.runs.env["coop.election.place"].create(
            {
                "company_id": self.stage.company.id,
                "election_id": self.election.id,
                "name": words.PLACE[0],
                "where": words.PLACE_WHERE[0],
                "opens_at": moment.replace(hour=10, minute=0),
                "closes_at": moment.replace(hour=16, minute=0),
            }
        )
        self.place.with_context(lang="cy_GB").write(
            {"name": words.PLACE[1], "where": words.PLACE_WHERE[1]}
        )
        if self.scrutineers:
            self._later(moment.replace(hour=11), self._vote_in_person)

    def _vote_in_person(self):
        clerk = self.as_user("clerk")
        place = self.place.with_env(clerk.env)
        for contest in self.contests:
            if "box" in contest.voters:
                contest.voters["box"].with_env(clerk.env)._put_in_box(place)
            if "place" in contest.voters:
                contest.cast("place", 0, 1)
        self._tell_voted()

    def _papers_come_back(self):
        """Papers come back with a signed declaration; one of each contest was spoilt before."""
        clerk = self.as_user("clerk")
        for contest in self.contests:
            papers = clerk.env["coop.election.paper"]
            for place, elector in enumerate(contest.voters.get("post", ())):
                mine = elector.election_id.paper_ids.filtered(
                    lambda one, elector=elector: one.elector_id == elector
                )
                # whoever was sent none asked the desk for one
                paper = papers.browse(mine.id) or self.as_user("clerk")._give_paper(elector)
                if not place:
                    paper = paper._exchange("spoilt", "known")
                paper.with_env(clerk.env)._come_back(True)
        self._tell_voted()

    def _remind(self):
        self.election._remind()
        self.told._post_is_sent()

    def _declare(self):
        self.runs.action_declare()
        self.election._chain_journal()
        self.told._post_is_sent()
