from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestContribution(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.time = cls.env.ref("coop_membership.contribution_kind_time")
        cls.talent = cls.env.ref("coop_membership.contribution_kind_talent")
        cls.member = cls._member("Mali Derwen")
        cls.offers = cls._mine("coop.contribution")
        cls.wants = cls._mine("coop.contribution.want")
        cls.deeds = cls._mine("coop.contribution.deed")

    @classmethod
    def _mine(cls, model):
        companies = cls.company.ids
        return cls.env[model].with_user(cls.officer).with_context(allowed_company_ids=companies)

    def _offer(self, membership=None, **vals):
        membership = membership or self.member
        return self.offers.create(
            {
                "membership_id": membership.id,
                "kind_id": self.time.id,
                "name": "I can go to the football",
                "what_helps": "My support worker comes along",
                "limits": "Not when it rains",
                **vals,
            }
        )

    def _want(self, **vals):
        return self.wants.create(
            {
                "company_id": self.company.id,
                "kind_id": self.time.id,
                "name": "Somebody for the football",
                "where_text": "Bangor",
                **vals,
            }
        )

    def _told(self, kind):
        return self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", kind), ("company_id", "=", self.company.id)]
        )

    # From the offer to the thanks

    def test_an_offer_is_matched_agreed_done_and_thanked(self):
        offer, want = self._offer(), self._want()
        want.action_show()
        found = want.action_find_offers()
        self.assertIn(offer, self.offers.search(found["domain"]))
        offer.with_context(**found["context"]).action_match()
        deed = want.deed_ids
        self.assertRecordValues(
            deed,
            [
                {
                    "membership_id": self.member.id,
                    "contribution_id": offer.id,
                    "state": "asked",
                    "begun_by": "office",
                }
            ],
        )
        self.assertIn("Somebody for the football", self._told("contribution_asked").body_html)
        self.assertNotIn(offer, self.offers.search(want.action_find_offers()["domain"]))
        deed._answer(True)
        self.assertEqual(deed.state, "agreed")
        deed.write({"date": date(2018, 5, 5), "hours": 3})
        deed.action_done()
        self.assertEqual(offer.deed_count, 1)
        self.assertEqual(self.member.contribution_count, 2)
        deed.action_thank()
        self.assertEqual(deed.thanked_on, TODAY)
        self.assertIn("5 May 2018", self._told("contribution_thanks").body_html)

    def test_nobody_is_asked_or_thanked_twice(self):
        offer, want = self._offer(), self._want()
        self.assertEqual(want._match(offer), want._match(offer))
        self.assertEqual(len(self._told("contribution_asked")), 1)
        want.deed_ids.action_done()
        want.deed_ids.action_thank()
        want.deed_ids.action_thank()
        self.assertEqual(len(self._told("contribution_thanks")), 1)

    def test_a_no_is_the_end_of_it(self):
        want = self._want()
        deed = want._match(self._offer())
        deed._answer(False)
        self.assertEqual(deed.state, "off")
        with self.assertRaises(UserError):
            deed.action_done()

    def test_what_was_done_needs_no_offer(self):
        deed = self.deeds.create(
            {"membership_id": self.member.id, "kind_id": self.talent.id, "name": "Sang"}
        )
        deed.action_done()
        self.assertEqual(deed.date, TODAY)
        with self.assertRaises(UserError):
            deed.unlink()

    def test_bad_entries_are_told_in_words(self):
        with self.assertRaises(ValidationError):
            self._offer(name="  ")
        with self.assertRaises(ValidationError):
            self._want(name="  ")
        other = self._member("Nia Onnen")
        with self.assertRaises(ValidationError):
            self.deeds.create(
                {
                    "membership_id": other.id,
                    "contribution_id": self._offer().id,
                    "kind_id": self.time.id,
                    "name": "Football",
                }
            )
        deed = self.deeds.create(
            {"membership_id": other.id, "kind_id": self.time.id, "name": "x", "date": "2018-06-01"}
        )
        with self.assertRaises(UserError):
            deed.action_done()
        with self.assertRaises(UserError):
            deed.action_thank()
        for vals in ({"state": "done"}, {"thanked_on": TODAY}):
            with self.assertRaises(UserError):
                deed.write(vals)

    # Taking back, leaving

    def test_taking_back_works_at_once_and_forgets_what_was_said(self):
        offer, want = self._offer(seen_by="members"), self._want()
        deed = want._match(offer)
        offer.action_withdraw()
        self.assertRecordValues(
            offer,
            [
                {
                    "state": "withdrawn",
                    "withdrawn_on": TODAY,
                    "what_helps": False,
                    "limits": False,
                    "seen_by": "office",
                }
            ],
        )
        self.assertEqual(deed.state, "off")
        self.assertFalse(self.offers.search(self.offers._get_open_domain()))
        with self.assertRaises(UserError):
            want._match(offer)

    def test_who_is_no_member_any_more_offers_nothing(self):
        offer = self._offer()
        self.member._leave("resignation", end_date=date(2018, 8, 1))
        self.assertIn(offer, self.offers.search(self.offers._get_open_domain()))
        self.member._undo_leave("stays")
        self.member.action_died(TODAY)
        self.assertEqual(offer.state, "withdrawn")
        self.assertFalse(offer.what_helps)

    # Joining

    def test_what_is_chosen_on_joining_becomes_an_offer(self):
        application = self._submitted(
            "Owen Robin",
            contribution_kind_ids=[(6, 0, (self.time | self.talent).ids)],
            contribution_note="I sing",
        )
        application.action_accept()
        self.assertEqual(
            sorted(application.membership_id.contribution_ids.mapped(lambda o: (o.how, o.name))),
            [("join", "I sing")] * 2,
        )

    def test_without_words_the_kind_is_the_offer_in_the_language_of_the_member(self):
        application = self._submitted(
            "Owen Robin", lang="cy_GB", contribution_kind_ids=[(6, 0, self.time.ids)]
        )
        application.action_accept()
        self.assertEqual(application.membership_id.contribution_ids.name, "Amser")

    def test_nobody_has_to_bring_anything(self):
        application = self._submitted("Owen Robin")
        application.action_accept()
        self.assertFalse(application.membership_id.contribution_ids)

    # What waits

    def _tasks(self):
        self.env.flush_all()
        tasks = self.env["coop.membership.task"].search([("company_id", "=", self.company.id)])
        return {(t.kind, t.name) for t in tasks if t.kind in ("want", "can_help")}

    def test_what_a_member_asks_for_waits_for_the_office(self):
        want = self._want(membership_id=self.member.id, how="portal")
        self._want(name="Of the office")
        self.assertEqual(self._tasks(), {("want", "Somebody for the football")})
        with self.assertRaises(UserError):
            want.action_close()
        want.answer = "Please ring us about it."
        want.action_close()
        self.assertEqual(self._tasks(), set())

    def test_who_can_help_waits_for_the_office_once(self):
        want = self._want()
        want.action_show()
        deed = self.deeds._offer_to_help(want, self.member)
        self.assertEqual(self.deeds._offer_to_help(want, self.member), deed)
        self.assertEqual(self._tasks(), {("can_help", "Mali Derwen")})
        deed.with_user(self.officer).action_agree()
        self.assertEqual(self._tasks(), set())

    def test_who_was_looking_is_told_when_somebody_was_found(self):
        self._want(membership_id=self.member.id).action_found()
        self.assertEqual(self._told("contribution_found").partner_id, self.member.partner_id)

    def test_members_are_shown_what_is_near_and_not_their_own(self):
        other_area = self.env["coop.area"].create({"name": "Môn", "company_id": self.company.id})
        self.member.area_id = self.area
        here = self._want(area_id=self.area.id)
        anywhere = self._want()
        far = self._want(area_id=other_area.id)
        own = self._want(membership_id=self.member.id)
        past = self._want(date_to=date(2018, 5, 9))
        for want in (here, anywhere, far, own, past):
            want.action_show()
        self._want()  # nobody has looked at it yet
        self.assertEqual(self.wants._get_shown_to(self.member), anywhere | here)

    # Rights

    def test_what_helps_is_for_those_who_may_know_who_is_supported(self):
        offer = self._offer(self._member("Wmffre Gellyg", self.supported))
        plain = self._as(offer, self.officer_plain)
        self.assertEqual(plain.name, "I can go to the football")
        for name in ("what_helps", "limits"):
            with self.assertRaises(AccessError):
                plain.read([name])
            with self.assertRaises(AccessError):
                plain.search([(name, "ilike", "support")])
        read = plain.read()[0]
        self.assertNotIn("what_helps", read)

    def test_nothing_else_of_an_offer_differs_for_a_person_supported(self):
        keys = []
        for category in (self.supported, self.supporters):
            offer = self._offer(self._member("Rhiannon Pren", category))
            row = self._as(offer, self.officer_plain).read()[0]
            same = {name: row[name] for name in row if name not in ("id", "display_name")}
            same["membership_id"] = same["display_name"] = None
            keys.append(same)
        self.assertEqual(*keys)

    def test_colleagues_managers_and_hr_see_nothing(self):
        offer, want = self._offer(seen_by="members"), self._want()
        deed = want._match(offer)
        personas = (
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.internal_member,
            self.portal_member,
            self.system,
        )
        for user in personas:
            for record in (offer, want, deed):
                with self.subTest(user=user.login, model=record._name):
                    self.assertFalse(self._as(record, user).has_access("read"))
            partner = self._as(self.member.partner_id, self.officer)
            with self.assertRaises(AccessError):
                self._as(partner, self.employee).read(["coop_contribution_count"])
