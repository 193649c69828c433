"""Members ask for a general meeting, on their pages and on paper; it is called, and they vote."""

from datetime import datetime, time, timedelta

from odoo import Command

from . import gathering_words as words
from .meeting import add_point, add_resolution

# In which month since membership opened the members ask; they meet in the next.
ASKING = 14
# How many sign on their own pages; one takes it back. As many as are missing sign on paper.
ON_PAGES = 6
# How many come; of them how many are for and against each of the two resolutions.
COMING = 26
VOTES = ((21, 3), (13, 10))
# Which of them sends apologies.
AWAY = 3


def _in_welsh(record, **vals):
    record.with_context(lang="cy_GB").write(vals)


class Gathering:
    """What members ask for, and the meeting that this leads to.

    :param told: the :class:`~.history.History` so far
    """

    def __init__(self, told):
        self.told = told
        self.env = told.env
        self.meeting = self.env["coop.meeting"]

    def acts(self, number, following):
        """Return what members do in a month: they ask, sign, and have the notice of the meeting,
        all within a fortnight; when they have met, the draft of the minutes goes round.

        :param int number: of the month since membership opened, from 1
        :param following: the second Thursday of the next month, or none
        :return: list of (days after the second Thursday, act that takes its day)
        """
        if number == ASKING and following:
            self.day = following + timedelta(days=2)
            return [
                (5, self._ask),
                (6, self._sign_on_pages),
                (11, self._sign_on_paper),
                (12, self._call),
                (14, self._name_proxies),
            ]
        return [(5, self._circulate)] if number == ASKING + 1 and self.meeting else []

    # -- asking ------------------------------------------------------------------------------

    def _ask(self, today):
        # sudo: the builder knows in which language people speak
        self.members = self.told.memberships.filtered(
            lambda m: m.state == "member" and not m.is_organisation and not m.gone_away_since
        ).sorted(lambda m: (m.sudo().partner_id.lang != "en_GB", m.id))
        self.request = self.env["coop.requisition"]._start(
            self.members[0], words.ABOUT, words.WORDING, words.STATEMENT, "portal", today
        )
        self.request.action_show()

    def _sign_on_pages(self, today):
        signatures = [
            self.request._sign(member, today, "portal") for member in self.members[1 : ON_PAGES + 1]
        ]
        signatures[-1]._strike(words.TAKEN_BACK)

    def _sign_on_paper(self, today):
        """A sheet comes in with as many signatures as are missing."""
        others = self.members[ON_PAGES + 1 :][: self.request.missing_count]
        sheet = self.env["coop.requisition.sign"].create(
            {
                "requisition_id": self.request.id,
                "how": "paper",
                "line_ids": [
                    Command.create({"typed": member.number, "signed_on": today})
                    for member in others
                ],
            }
        )
        sheet.action_apply()

    # -- notice ------------------------------------------------------------------------------

    def _call(self, today):
        number = self.request.action_prepare_meeting()["res_id"]
        self.meeting = meeting = self.env["coop.meeting"].browse(number)
        begins = datetime.combine(self.day, time(13))
        meeting.write(
            {
                "start": begins,
                "stop": begins + timedelta(hours=2),
                "place": words.PLACE,
                "what_helps": words.HELPS[0],
                "secretary_id": self.told.stage.users["officer"].id,
            }
        )
        _in_welsh(meeting, name=words.MEETING_WELSH, what_helps=words.HELPS[1])
        meeting.item_ids.sequence = 1
        _in_welsh(meeting.item_ids, name=words.ABOUT_WELSH)
        _in_welsh(meeting.resolution_ids, name=words.ABOUT_WELSH, wording=words.WORDING_WELSH)
        point = add_point(meeting, words.POINT, "decision", 30)
        general = self.told.stage.bodies["general"].with_env(self.env)
        add_resolution(point, general, *words.SPECIAL, kind="special")
        meeting._call()
        self.told._post_is_sent()

    def _name_proxies(self, today):
        """Three members name who votes for them; who names another comes after all."""
        ordinary, special = self.meeting._get_general_resolutions()
        chair, friend, comes = self.members[-3:]
        self._give_on_paper(chair, "chair", {ordinary: "for", special: "against"})
        self._give_on_paper(comes, "member", {ordinary: "for"}, self.members[1])
        self.env["coop.proxy"]._give(
            self.meeting, friend, "other", "Gwenno Greengage", {special: "for"}
        )
        self.meeting._ensure_member_row(self.members[2])._answer("comes", "room", words.NEEDS)
        self.meeting._ensure_member_row(self.members[AWAY])._answer("apology")
        self.told._post_is_sent()

    def _give_on_paper(self, member, kind, directions, holder=None):
        window = self.env["coop.proxy.give"].create(
            {
                "meeting_id": self.meeting.id,
                "membership_id": member.id,
                "holder_kind": kind,
                "holder_membership_id": holder and holder.id,
                "how": "paper",
            }
        )
        for line in window.line_ids:
            line.direction = directions.get(line.resolution_id, "free")
        window.action_apply()

    # -- the meeting -------------------------------------------------------------------------

    def meet(self):
        """Members come and vote: the ordinary resolution is carried, the special one is not."""
        meeting, clock = self.meeting, self.env["coop.clock"]
        if meeting.state != "called" or meeting.start > clock.now():
            return
        with clock._moved_to(meeting.start):
            meeting.action_open()
            board = self.told.stage.bodies["board"].with_env(self.env)
            meeting.chair_id = board._get_terms_on(meeting._get_day()).holder_id[:1]
            still = self.members.filtered(lambda m: m._period_on(meeting._get_day()))
            still -= self.members[AWAY]
            for member in (still[-1:] | still)[:COMING]:
                meeting._ensure_member_row(member)._come_in()
            # who is no member and votes for one
            meeting.proxy_ids.person_id._come_in()
        moment = meeting.start + timedelta(minutes=10)
        items = meeting.item_ids.sorted("sequence")
        for item, said, votes in zip(items, words.SAID, VOTES, strict=True):
            with clock._moved_to(moment):
                item.action_open()
                item.notes = f"<p>{said}</p>"
                self._vote(item.resolution_ids, *votes)
            moment += timedelta(minutes=30)
        with clock._moved_to(moment):
            meeting.action_close()

    def _circulate(self, today):
        self.meeting.minutes_ids.action_circulate()
        self.told._post_is_sent()

    def _vote(self, resolution, in_favour, against):
        """Those who are there by hands, and the proxies as they were told; who was told nothing
        is for it."""
        resolution._fill_votes()
        proxies = resolution.vote_ids.filtered("by_proxy")
        proxies.for_count += resolution._get_held_now()["free"]
        hands = resolution.vote_ids - proxies
        hands.write(
            {
                "for_count": in_favour,
                "against_count": against,
                "abstained_count": COMING - in_favour - against,
            }
        )
        resolution._declare()
