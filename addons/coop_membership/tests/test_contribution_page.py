from odoo.tests import tagged

from .pages_common import MembershipPages


@tagged("post_install", "-at_install")
class TestContributionPages(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pegi, cls.membership = cls._member("pegi", name="Pegi Perllan")
        cls.nia, cls.other = cls._member("nia", name="Nia Onnen")
        cls.time = cls.env.ref("coop_membership.contribution_kind_time")
        cls.base = "/my/membership/contribute"

    def sign_in(self, user=None):
        user = user or self.pegi
        self.authenticate(user.login, user.login)

    def fill(self, path="/offer", **changes):
        given = {
            "kind": {"kind": str(self.time.id)},
            "what": {"what": "I can go to the football"},
            "when": {"when": "on Saturdays"},
            "helps": {"helps": "A lift home", "limits": ""},
            "seen": {"seen_by": "office"},
            **changes,
        }
        for step, values in given.items():
            if values is not None:
                self.answer(self.base + path, step, **values)
        return self.send(self.base + path)

    def _want(self, **vals):
        want = self.env["coop.contribution.want"].create(
            {
                "company_id": self.company.id,
                "kind_id": self.time.id,
                "name": "Somebody for the choir",
                **vals,
            }
        )
        want.action_show()
        return want

    def press(self, act, record):
        return self.post(f"{self.base}/act", {"act": act, "id": record.id}, page=self.base)

    def test_a_member_offers_something_and_takes_it_back(self):
        self.sign_in()
        self.assertIn("What I bring", self.page("/my/membership").text)
        page = self.fill()
        self.assertTrue(page.path.startswith(self.base), page.path)
        self.assertIn("I can go to the football", page.text)
        self.assertNotIn("A lift home", page.text)
        offer = self.membership.contribution_ids
        self.assertRecordValues(
            offer,
            [
                {
                    "kind_id": self.time.id,
                    "when_text": "on Saturdays",
                    "what_helps": "A lift home",
                    "seen_by": "office",
                    "how": "portal",
                }
            ],
        )
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        page = self.press("withdraw", offer)
        self.assertNotIn("I can go to the football", page.text)
        self.assertEqual(offer.state, "withdrawn")

    def test_others_see_what_she_lets_them_see(self):
        self.sign_in()
        self.fill()
        self.fill(what={"what": "I can bake"}, seen={"seen_by": "members"})
        self.sign_in(self.nia)
        text = self.page(self.base).text
        self.assertIn("I can bake", text)
        self.assertIn("Pegi Perllan", text)
        self.assertNotIn("football", text)
        self.assertNotIn("A lift home", text)

    def test_somebody_who_is_no_member_sees_nothing(self):
        self.sign_in()
        self.fill(seen={"seen_by": "members"})
        self._want()
        self.sign_in(self._person("owen"))
        for path in ("", "/offer", "/ask"):
            page = self.page(self.base + path)
            self.assertNotIn("/contribute", page.path)
            self.assertNotIn("football", page.text)
            self.assertNotIn("choir", page.text)

    def test_nobody_presses_for_another(self):
        self.sign_in()
        self.fill()
        offer = self.membership.contribution_ids
        want = self._want(membership_id=self.membership.id)
        self.sign_in(self.nia)
        self.press("withdraw", offer)
        self.press("enough", want)
        self.assertEqual((offer.state, want.state), ("open", "open"))

    def test_bad_presses_change_nothing(self):
        self.sign_in()
        self._want()
        for act, number in (
            ("help", "9" * 30),
            ("help", "-1"),
            ("help", "x"),
            ("help", ""),
            ("help", "0"),
            ("nonsense", "1"),
            ("_own", "1"),
        ):
            page = self.post(f"{self.base}/act", {"act": act, "id": number}, page=self.base)
            self.assertEqual(page.status_code, 200)
        self.assertFalse(self.membership.deed_ids)

    def test_somebody_is_looking_and_a_member_can_help(self):
        self.sign_in()
        self.assertNotIn("is looking for something", self.page("/my").text)
        want = self._want(membership_id=self.other.id)
        self.assertIn("Somebody for the choir", self.page("/my").text)
        text = self.page(self.base).text
        self.assertIn("Somebody for the choir", text)
        self.assertNotIn("Nia Onnen", text)
        page = self.press("help", want)
        self.assertIn("You said that you can help", page.text)
        self.press("help", want)
        self.assertRecordValues(
            want.deed_ids,
            [{"membership_id": self.membership.id, "begun_by": "member", "state": "asked"}],
        )

    def test_a_member_answers_what_the_office_asks(self):
        self.sign_in()
        self.fill()
        want = self._want()
        deed = want._match(self.membership.contribution_ids)
        self.assertIn("Would you like to help?", self.page(self.base).text)
        self.press("yes", deed)
        self.assertEqual(deed.state, "agreed")
        self.assertNotIn("Would you like to help?", self.page(self.base).text)

    def test_a_member_is_looking_for_something(self):
        self.sign_in()
        base = f"{self.base}/ask"
        self.answer(base, "kind", kind=str(self.time.id))
        self.answer(base, "what", what="Somebody who likes football")
        self.answer(base, "where", where="Bangor")
        self.answer(base, "when", when="")
        page = self.send(base)
        self.assertIn("without your name", page.text)
        want = self.env["coop.contribution.want"].search(
            [("membership_id", "=", self.membership.id)]
        )
        self.assertEqual((want.state, want.where_text, want.how), ("waiting", "Bangor", "portal"))
        self.sign_in(self.nia)
        self.assertNotIn("football", self.page(self.base).text)

    def test_bad_answers_are_told_and_nothing_is_lost(self):
        self.sign_in()
        page = self.answer(f"{self.base}/offer", "kind", kind="999999")
        self.assertIn("step=kind", page.path)
        self.answer(f"{self.base}/offer", "kind", kind=str(self.time.id))
        page = self.answer(f"{self.base}/offer", "what", what=" ")
        self.assertIn("step=what", page.path)
        self.answer(f"{self.base}/offer", "what", what="I can bake")
        self.assertIn("I can bake", self.page(f"{self.base}/offer?step=what").text)

    def test_the_application_asks_and_takes_no_answer(self):
        self.fill_join("/join/perllan")
        self.send("/join/perllan")
        application = self.applications.search([("name", "=", "Mali Derwen")])
        self.assertEqual(application.state, "submitted")
        self.assertFalse(application.contribution_kind_ids)

    def test_the_application_keeps_what_somebody_would_like_to_bring(self):
        bring = {"bring": [str(self.time.id)], "bring_what": "I sing"}
        self.fill_join("/join/perllan", bring=bring)
        self.send("/join/perllan")
        application = self.applications.search([("name", "=", "Mali Derwen")])
        self.assertEqual(application.contribution_kind_ids, self.time)
        self.assertEqual(application.contribution_note, "I sing")

    def test_it_speaks_welsh(self):
        self.sign_in()
        page = self.page(f"/cy{self.base}")
        self.assertIn("Beth rwy’n dod ag ef", page.text)
        self.assertIn("Amser", self.page(f"/cy{self.base}/offer").text)

    def test_what_somebody_near_looks_for_is_a_thing_to_do(self):
        home = self.env["coop.member.home"]
        partner = self.pegi.partner_id

        def keys():
            return [row["key"] for row in home._get_things(partner)[partner.id]]

        want = self._want()
        self.assertIn(f"want:{want.id}", keys())
        self.sign_in()
        page = self.page("/en/my").text
        self.assertIn("Can you help? Somebody for the choir", page)
        want.membership_id = self.membership
        self.assertNotIn(f"want:{want.id}", keys())
        want.membership_id = False
        elsewhere = self.env["coop.area"].create(
            {"name": "Elsewhere", "company_id": self.company.id}
        )
        want.area_id = elsewhere
        self.assertNotIn(f"want:{want.id}", keys())
        want.area_id = self.membership.area_id
        self.assertIn(f"want:{want.id}", keys())
        want.action_found()
        self.assertNotIn(f"want:{want.id}", keys())

    def test_what_was_done_stands_under_what_my_part_led_to(self):
        home = self.env["coop.member.home"]
        deed = self.env["coop.contribution.deed"].create(
            {"membership_id": self.membership.id, "kind_id": self.time.id, "name": "Took the post"}
        )
        partner = self.pegi.partner_id
        self.assertFalse(home._led_to_for(partner))
        today = self.env["coop.clock"].today()
        deed.sudo().write({"state": "done", "date": today})
        self.assertEqual([row["key"] for row in home._led_to_for(partner)], [f"deed:{deed.id}"])
        self.assertFalse(home._led_to_for(self.nia.partner_id))
        self.sign_in()
        self.assertIn("You helped: Took the post", self.page("/en/my/led-to").text)

    def test_every_member_is_among_those_who_get_round_ups(self):
        domain = self.env["coop.digest"]._get_people_domain(self.company)
        people = self.env["res.partner"].search(domain)
        self.assertIn(self.pegi.partner_id, people)
        stranger = self.env["res.partner"].create({"name": "Somebody else"})
        self.assertNotIn(stranger, people | self.env["res.partner"].search(domain))
