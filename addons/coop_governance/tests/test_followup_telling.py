from datetime import date

from lxml import html

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from .meeting_common import MeetingCase, at

DUE = date(2018, 6, 26)


@tagged("post_install", "-at_install")
class TestFollowupTelling(MeetingCase, HttpCase):
    """Who does it is told, sees it on their pages and says that it is done; who asked hears."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.owner = cls._member(partner=cls.portal_member.partner_id).partner_id
        cls.asker = cls.people["Oak 1"]
        cls.first, cls.closed = cls.meeting.item_ids.sorted("sequence")[:2]
        cls.closed.write({"is_closed": True, "closed_why": "It is about one person."})

    def _agree(self, item=None, **vals):
        return self.env["coop.followup"].create(
            {
                "company_id": self.company.id,
                "name": "Ask for a price",
                "meeting_id": self.meeting.id,
                "item_id": (item or self.first).id,
                "owner_id": self.owner.id,
                "due_on": DUE,
                **vals,
            }
        )

    def _told(self, followup, kind):
        return self.env["coop.notice.delivery"].search(
            [
                ("res_model", "=", "coop.followup"),
                ("res_id", "=", followup.id),
                ("kind_id.code", "=", kind),
            ]
        )

    def _get(self, path):
        return self.url_open(f"/my/promises{path}")

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def test_whoever_does_it_is_told_when_the_meeting_is_over_and_once(self):
        self._begin_meeting()
        with self._time(at(19, 5)):
            self.first.action_open()
            followup = self._agree()
        self.assertFalse(self._told(followup, "followup_yours"))
        with self._time(at(21)):
            self.meeting.action_close()
        told = self._told(followup, "followup_yours")
        self.assertEqual(told.partner_id, self.owner)
        self.assertIn("Ask for a price", told.body_html)
        self.assertEqual(followup.asked_on, date(2018, 5, 29))
        followup._tell_owner()
        self.assertEqual(self._told(followup, "followup_yours"), told)

    def test_somebody_else_who_does_it_is_told_too(self):
        followup = self._agree()
        followup.owner_id = self.asker
        self.assertEqual(self._told(followup, "followup_yours").partner_id, self.owner | self.asker)

    def test_who_asked_for_it_hears_what_came_of_it(self):
        followup = self._agree(tell_ids=[(4, self.asker.id)], done_note="It costs 4,000 pounds.")
        followup.action_done()
        self.assertFalse(self._told(followup, "followup_told"))
        followup.action_told()
        told = self._told(followup, "followup_told")
        self.assertEqual(told.partner_id, self.asker)
        self.assertIn("It is done. It costs 4,000 pounds.", told.body_html)
        self.assertEqual((followup.state, followup.told_note), ("over", "By us: Oak 1."))

    def test_who_asked_for_what_is_given_up_hears_why(self):
        followup = self._agree(tell_ids=[(4, self.asker.id)], dropped_why="The hall is sold.")
        followup.action_drop()
        followup.action_told()
        told = self._told(followup, "followup_told")
        self.assertIn("It is not done after all. The hall is sold.", told.body_html)

    def test_letters_do_not_name_what_belongs_to_a_closed_point(self):
        followup = self._agree(
            self.closed, tell_ids=[(4, self.asker.id)], done_note="Her name is known."
        )
        followup.action_done()
        followup.action_told()
        for kind in ("followup_yours", "followup_told"):
            told = self._told(followup, kind)
            self.assertTrue(told)
            self.assertNotIn("Ask for a price", f"{told.subject} {told.body_html}")
            self.assertNotIn("Her name", told.body_html)

    def test_the_page_shows_ones_own_and_says_that_it_is_done(self):
        followup, other = self._agree(), self._agree(owner_id=self.asker.id, name="Somebody's")
        self._sign_in(self.portal_member)
        page = self._get("").text
        self.assertIn("Ask for a price", page)
        self.assertNotIn("Somebody&#39;s", page)
        form = html.fromstring(self._get(f"/{followup.id}").text)
        token = form.xpath("//input[@name='csrf_token']/@value")[0]
        empty = self.url_open(
            f"/my/promises/{followup.id}/done", data={"csrf_token": token, "note": "  "}
        )
        self.assertIn("write a few words", empty.text)
        for number in (followup.id, other.id):
            self.url_open(
                f"/my/promises/{number}/done", data={"csrf_token": token, "note": "I rang them."}
            )
        self.env.invalidate_all()
        self.assertEqual((followup.state, followup.done_note), ("to_tell", "I rang them."))
        self.assertEqual(other.state, "todo")
        self.assertNotIn("Ask for a price", self._get("").text)

    def test_it_is_among_the_things_to_do_and_a_closed_one_is_for_oneself_alone(self):
        self._agree(), self._agree(self.closed, name="Talk to her")
        home = self.env["coop.member.home"].with_company(self.company)
        things = {thing["title"]: thing for thing in home._get_things(self.owner)[self.owner.id]}
        self.assertEqual(things["Ask for a price"]["helped"], "meetings")
        self.assertNotIn("helped", things["Something from a closed point"])
        # it goes out with the digest, in letters and e-mails
        self.assertNotIn("Talk to her", str(things))

    def test_it_is_told_before_anybody_says_that_it_was(self):
        followup = self._agree(tell_ids=[(4, self.asker.id)])
        with self.assertRaisesRegex(UserError, "not done yet"):
            followup.action_told()
        self.assertFalse(self._told(followup, "followup_told"))
