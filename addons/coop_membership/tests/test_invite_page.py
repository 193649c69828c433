from odoo.tests import tagged

from .pages_common import MembershipPages


@tagged("post_install", "-at_install")
class TestInvitePage(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pegi, cls.membership = cls._member("pegi", name="Pegi Perllan")
        cls.invitations = cls.env["coop.invitation"]
        cls.base = "/my/membership/invite"

    def sign_in(self, user=None):
        user = user or self.pegi
        self.authenticate(user.login, user.login)

    def fill(self, **changes):
        given = {
            "who": {"name": "Owen Robin"},
            "by": {"by": "email"},
            "email": {"email": "owen@robin.example"},
            "language": {"language": "cy_GB"},
            "named": {"named": "yes"},
            **changes,
        }
        for step, values in given.items():
            if values is not None:
                self.answer(self.base, step, **values)
        return self.send(self.base)

    def test_a_member_asks_somebody(self):
        self.sign_in()
        self.assertIn("Ask somebody to join", self.page("/my/membership").text)
        page = self.fill()
        self.assertIn("Thank you for asking somebody", page.text)
        self.assertRecordValues(
            self.invitations.search([("company_id", "=", self.company.id)]),
            [
                {
                    "name": "Owen Robin",
                    "inviter_id": self.membership.id,
                    "inviter_named": True,
                    "lang": "cy_GB",
                    "how": "portal",
                    "state": "asked",
                }
            ],
        )

    def test_the_answer_is_the_same_whoever_is_named(self):
        """Nothing tells a member whether somebody is known, supported or a member."""
        self.env["res.partner"].create({"name": "Owen", "email": "owen@robin.example"})
        other, _membership = self._member("other", name="Nia Onnen", email="nia@onnen.example")
        self.sign_in()
        pages = []
        for email in ("owen@robin.example", "nia@onnen.example", "nobody@nowhere.example"):
            pages.append(self.fill(email={"email": email}))
        texts = {page.text.split("<main")[1] for page in pages}
        self.assertEqual(len(texts), 1)
        self.assertEqual(len({page.path for page in pages}), 1)
        self.assertEqual(
            self.invitations.search([("partner_id", "=", other.partner_id.id)]).state, "held"
        )

    def test_who_asks_themselves_is_shown_the_way(self):
        self.sign_in()
        page = self.fill(by={"by": "hand"}, email=None, language=None, named=None)
        self.assertIn("/join/perllan", page.text)
        self.assertEqual(
            self.invitations.search([("company_id", "=", self.company.id)]).state, "asked"
        )

    def test_somebody_who_is_no_member_cannot_ask(self):
        self.sign_in(self._person("owen"))
        self.assertNotIn("/invite", self.page(self.base).path)

    def test_bad_answers_are_told_in_words(self):
        self.sign_in()
        self.answer(self.base, "who", name="Owen")
        page = self.answer(self.base, "by", by="pigeon")
        self.assertIn("step=by", page.path)
        self.answer(self.base, "by", by="email")
        page = self.answer(self.base, "email", email="not an address")
        self.assertIn("step=email", page.path)
        self.assertFalse(self.invitations.search([("company_id", "=", self.company.id)]))


@tagged("post_install", "-at_install")
class TestInvitedPage(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pegi, cls.membership = cls._member("pegi", name="Pegi Perllan")
        cls.invitation = cls.env["coop.invitation"].create(
            {
                "name": "Owen Robin",
                "email": "owen@robin.example",
                "company_id": cls.company.id,
                "inviter_id": cls.membership.id,
                "inviter_named": True,
            }
        )
        cls.url = f"/invited/{cls.invitation.id}/{cls.invitation._answer_token()}"

    def test_looking_changes_nothing_and_shows_no_name_but_the_member_s(self):
        page = self.page(self.url)
        self.assertIn("Would you like to become a member?", page.text)
        self.assertIn("Pegi Perllan", page.text)
        self.assertNotIn("Owen", page.text)
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertEqual(self.invitation.state, "waiting")

    def test_yes_leads_to_the_form(self):
        page = self.post(self.url, {"answer": "yes"})
        self.assertIn("/join/perllan", page.text)
        self.assertEqual((self.invitation.state, self.invitation.answered_how), ("yes", "web"))

    def test_not_now_asks_when_and_keeps_it(self):
        page = self.post(self.url, {"answer": "not_now"})
        self.assertIn("When may we ask you again?", page.text)
        self.assertEqual(self.invitation.state, "waiting")
        page = self.post(self.url, {"answer": "not_now", "months": "6"})
        self.assertIn("We do not ask you again before", page.text)
        today = self.env["coop.clock"].today(self.company)
        self.assertEqual((self.invitation.not_now_until - today).days, 183)

    def test_no_is_taken_kindly_and_can_be_changed(self):
        page = self.post(self.url, {"answer": "no"})
        self.assertIn("We do not ask you again.", page.text)
        self.assertIn("Yes, I would like to", self.page(f"{self.url}?ask=again").text)
        self.post(self.url, {"answer": "yes"})
        self.assertEqual(self.invitation.state, "yes")

    def test_in_welsh(self):
        page = self.page(f"/cy{self.url}")
        self.assertIn('lang="cy-GB"', page.text)
        self.assertIn("Hoffech chi fod yn aelod?", page.text)

    def test_what_makes_no_sense_changes_nothing(self):
        for data in ({}, {"answer": "perhaps"}, {"answer": "not_now", "months": "1000"}):
            self.assertEqual(self.post(self.url, data).status_code, 200)
        self.assertEqual(self.invitation.state, "waiting")
        for path in (
            f"/invited/{self.invitation.id}/x",
            f"/invited/0/{'y' * 300}",
            f"/invited/{2**40}/x",
            self.url.replace(f"/{self.invitation.id}/", f"/{self.invitation.id + 1}/"),
        ):
            page = self.page(path)
            self.assertEqual(page.status_code, 404, path)
            self.assertIn("does not work any more", page.text)


@tagged("post_install", "-at_install")
class TestChangedPage(MembershipPages):
    def _text(self, **versions):
        text = self.env["coop.text"].create(
            {
                "name": "The bus stop",
                "key": "change.bus",
                "kind_id": self.env.ref("coop_membership.kind_change").id,
                "company_id": self.company.id,
            }
        )
        for variant, (title, body) in versions.items():
            lang, text_format = {"en": "en_GB", "cy": "cy_GB"}[variant[:2]], variant[3:]
            version = self.env["coop.text.version"].create(
                {
                    "text_id": text.id,
                    "lang": lang,
                    "format": text_format,
                    "title": title,
                    "body": f"<p>{body}</p>",
                }
            )
            version._set_approved(self.env.user)
        return text

    def test_an_empty_page_says_something_kind(self):
        page = self.page("/changed/perllan")
        self.assertIn("The first change is still to come", page.text)
        self.assertIn("Perllan Co-op", page.text)

    def test_only_published_texts_stand_there_each_in_its_variant(self):
        text = self._text(
            en_standard=("The bus stop is lit", "Members of three forums asked."),
            en_easy_read=("There is light", "You can see the bus."),
            cy_standard=("Mae golau", "Gofynnodd aelodau."),
            cy_easy_read=("Golau", "Gallwch weld y bws."),
        )
        self.assertNotIn("bus stop", self.page("/changed/perllan").text)
        text._publish()
        self.assertIn("The bus stop is lit", self.page("/changed/perllan").text)
        self.assertIn("You can see the bus", self.page("/changed/perllan?format=easy_read").text)
        self.assertIn("Gofynnodd aelodau", self.page("/cy/changed/perllan").text)

    def test_whoever_signed_in_reads_it_as_they_like_to_read(self):
        self._text(
            en_standard=("The bus stop is lit", "Members asked."),
            en_easy_read=("There is light", "You can see the bus."),
        )._publish()
        member, _membership = self._member("mali", name="Mali Mwyar")
        member.partner_id._coop_set_need("en_GB", "easy_read", "email")
        self.authenticate(member.login, member.login)
        self.assertIn("There is light", self.page("/changed/perllan").text)
        self.assertIn("The bus stop", self.page("/changed/perllan?format=standard").text)

    def test_the_page_for_joining_shows_the_way_to_it_once_there_is_something(self):
        self.assertNotIn("/changed/perllan", self.page("/join/perllan").text)
        self._text(en_standard=("The bus stop is lit", "Members asked."))._publish()
        self.assertIn("/changed/perllan", self.page("/join/perllan").text)
        self.assertIn("Darllenwch beth newidiodd yr aelodau", self.page("/cy/join/perllan").text)

    def test_a_co_op_shows_its_own(self):
        other = self.env["res.company"].create({"name": "Other Co-op", "coop_slug": "other"})
        self._text(en_standard=("The bus stop is lit", "Members asked."))._publish()
        self.assertIn("The first change", self.page(f"/changed/{other.coop_slug}").text)
        page = self.page("/changed")
        self.assertIn("/changed/perllan", page.text)
        self.assertIn("/changed/other", page.text)

    def test_there_is_no_page_of_no_co_op(self):
        self.assertEqual(self.page("/changed/nowhere").status_code, 404)
