"""Becoming a member on the public page: anybody, step by step, and nobody learns who is known."""

from datetime import date, timedelta

from odoo.tests import tagged

from .pages_common import MembershipPages

BASE = "/join/perllan"


@tagged("post_install", "-at_install")
class TestJoinPage(MembershipPages):
    def mine(self, **values):
        self.env.invalidate_all()
        domain = [("company_id", "=", self.company.id)]
        return self.applications.search(domain + [(k, "=", v) for k, v in values.items()])

    def mails(self):
        return self.env["mail.mail"].sudo().search([("subject", "=like", "%confirm%")])

    # ------------------------------------------------------------------ the way through

    def test_first_it_says_what_membership_means(self):
        page = self.page(BASE)
        self.assertEqual(page.status_code, 200)
        self.assertIn("Perllan Co-op belongs to its members", page.text)
        self.assertIn("It costs nothing", page.text)
        easy = self.page(f"{BASE}?format=easy_read")
        self.assertIn("coop-text-easy_read", easy.text)
        strange = self.page(f"{BASE}?format=%3Cscript%3E")
        self.assertIn("coop-text-standard", strange.text)

    def test_an_application_becomes_what_was_answered(self):
        self.fill_join(BASE)
        check = self.page(f"{BASE}?step=check")
        self.assertIn("Is this right?", check.text)
        self.assertIn("Community supporters", check.text)
        done = self.send(BASE)
        self.assertEqual(done.path, f"{BASE}?step=done&by=email")
        self.assertIn("What happens next", done.text)
        application = self.mine()
        self.assertRecordValues(
            application,
            [
                {
                    "name": "Mali Derwen",
                    "state": "submitted",
                    "category_id": self.supporters.id,
                    "area_id": self.area.id,
                    "email": "mali@derwen.example",
                    "street": "2 Oak Street",
                    "zip": "LL57 9ZX",
                    "country_id": self.env.ref("base.uk").id,
                    "service_address_choice": "care_of",
                    "lang": "en_GB",
                    "format": "standard",
                    "channel": "email",
                    "how": "web",
                    "proof_state": "sent",
                    "rules_version_id": self.rules.id,
                    "rules_accepted_how": "web",
                    "guarantee_agreed": True,
                    "partner_id": False,
                }
            ],
        )
        self.assertTrue(application.rules_accepted_at)

    def test_without_email_one_is_a_full_applicant(self):
        self.fill_join(BASE, reach={"channel": "print"}, email=None)
        done = self.send(BASE)
        self.assertIn("write to you or visit you", done.text)
        self.assertRecordValues(
            self.mine(), [{"email": False, "channel": "print", "proof_state": "none"}]
        )

    def test_only_what_is_asked_is_taken(self):
        self.fill_join(
            BASE,
            name={
                "name": "Mali Derwen",
                "state": "accepted",
                "proof_state": "proven",
                "partner_id": str(self.env.user.partner_id.id),
                "company_id": "1",
                "membership_id": "1",
            },
        )
        self.send(BASE)
        self.assertRecordValues(
            self.mine(),
            [{"state": "submitted", "proof_state": "sent", "partner_id": False}],
        )

    def test_another_co_ops_category_or_area_is_no_answer(self):
        other = self.env["res.company"].create({"name": "Gwinllan Co-op"})
        area = self.env["coop.area"].create({"name": "Llŷn", "company_id": other.id})
        page = self.fill_join(BASE, until="place", area={"area": str(area.id)})
        self.assertIn("Please choose one of the answers.", page.text)

    def test_sent_twice_is_one_application(self):
        self.fill_join(BASE)
        self.send(BASE)
        again = self.send(BASE)
        self.assertEqual(again.status_code, 200)
        self.assertEqual(len(self.mine()), 1)

    def test_the_language_can_change_in_the_middle(self):
        self.fill_join(BASE, until="area")
        page = self.page(f"/cy{BASE}")
        self.assertIn("cy-GB", page.text)
        page = self.page(f"/cy{BASE}?step=name")
        self.assertIn('value="Mali Derwen"', page.text)

    # ------------------------------------------------------------------ the rules

    def test_the_rules_come_in_the_chosen_language_and_format(self):
        page = self.fill_join(
            BASE, until="rules", language={"language": "cy_GB"}, format={"format": "easy_read"}
        )
        self.assertIn("Un bleidlais yr un.", page.text)
        self.assertIn('lang="cy-GB"', page.text)

    def test_rules_that_changed_are_read_again(self):
        self.fill_join(BASE)
        newer = self._make_rules("Rules of 2018", date(2018, 1, 1))
        page = self.send(BASE)
        self.assertIn("The rules have changed since you read them", page.text)
        self.assertFalse(self.mine())
        self.answer(BASE, "rules", rules="1", rules_seen=str(newer.id), look="1")
        self.send(BASE)
        self.assertEqual(self.mine().rules_version_id, newer)

    def test_agreement_to_a_version_that_was_not_shown_does_not_count(self):
        self.fill_join(BASE, until="rules")
        page = self.answer(BASE, "rules", rules="1", rules_seen="0")
        self.assertIn("The rules have changed", page.text)

    def test_the_guarantee_is_said_in_plain_words(self):
        page = self.fill_join(BASE, until="guarantee")
        self.assertIn("£1", page.text)
        self.assertIn("You are never asked to pay more.", page.text)
        self.rules.guarantee_words = "One pound. Never more."
        self.assertIn("One pound. Never more.", self.page(f"{BASE}?step=guarantee").text)

    def test_age_is_asked_only_where_the_co_op_asks(self):
        self.assertNotIn("old enough", self.fill_join(BASE, until="rules").text)
        self.company.coop_join_minimum_age = 16
        page = self.page(f"{BASE}?step=age")
        self.assertIn("<strong>16</strong>", page.text)
        page = self.answer(BASE, "age", over_age="no")
        self.assertIn("You can become a member later.", page.text)
        self.answer(BASE, "age", over_age="yes")
        self.answer(BASE, "rules", rules="1", rules_seen=str(self.rules.id))
        self.answer(BASE, "guarantee", guarantee="1")
        self.answer(BASE, "helped", helped="no")
        self.send(BASE)
        self.assertTrue(self.mine().over_16)

    # ------------------------------------------------------------------ who helped

    def join_with_help(self, base=BASE):
        role = self.env.ref("coop_access.helper_role_support_worker")
        steps = {
            "helped": {"helped": "yes"},
            "helped-by": {"helped_by": "Menna Mintys"},
            "helped-role": {"helped_role": str(role.id)},
            "helped-promise": {"helped_promise": "1"},
        }
        self.fill_join(base, **steps)
        self.send(base)
        return self.env["coop.help.done"].search([("name", "=", "Menna Mintys")])

    def test_who_helped_on_the_screen_stands_with_the_member(self):
        done = self.join_with_help()
        self.assertEqual((done.what, done.how), ("join", "side"))
        self.assertFalse(done.partner_id, "nobody is matched before the address is proven")
        application = self.mine()
        self.assertEqual(done.res_id, application.id)
        application.action_prove_by_hand()
        application.action_accept()
        self.assertEqual(done.partner_id, application.membership_id.partner_id)

    def test_whoever_joins_alone_leaves_no_trace_of_help(self):
        self.fill_join(BASE)
        self.send(BASE)
        self.assertTrue(self.mine())
        self.assertFalse(self.env["coop.help.done"].search([("what", "=", "join")]))

    # ------------------------------------------------------------------ places

    def test_a_place_is_found_by_its_name_and_never_listed(self):
        page = self.fill_join(BASE, until="reach", place={"place": "tŷ onnen"})
        self.assertNotIn("Tŷ Onnen", page.text)
        self.fill_join(BASE, place={"place": "tŷ onnen"})
        self.send(BASE)
        self.assertEqual(self.mine().place_id, self.house)

    def test_a_strange_place_stays_as_it_was_written(self):
        self.fill_join(BASE, place={"place": "T% _nnen"})
        self.send(BASE)
        self.assertFalse(self.mine().place_id)
        self.assertIn("T% _nnen", self.mine().evidence)

    # ------------------------------------------------------------------ same answer either way

    def test_a_known_address_and_a_member_get_the_same_answer(self):
        self.fill_join(BASE)
        stranger = self.send(BASE)
        self._member("pegi_porth", email="pegi@perllan.example", name="Pegi Porth")
        self.page(f"{BASE}?step=again")
        self.browser_forgets()
        self.fill_join(BASE, name={"name": "Pegi Porth"}, email={"email": "pegi@perllan.example"})
        known = self.send(BASE)
        self.assertEqual(stranger.path, known.path)
        self.assertEqual(self.main_of(stranger), self.main_of(known))
        self.assertFalse(self.mine(name="Pegi Porth").partner_id)
        self.assertFalse(self.mine(name="Pegi Porth").duplicate_ids)

    def browser_forgets(self):
        self.opener.cookies.clear()
        self.authenticate(None, None)

    def main_of(self, page):
        return page.text.split("<main")[1].split("</main")[0]

    # ------------------------------------------------------------------ the mailed link

    def applied(self):
        self.fill_join(BASE)
        self.send(BASE)
        application = self.mine()
        return application, f"/join/confirm/{application.id}/{application._proof_token()}"

    def test_following_the_link_alone_proves_nothing(self):
        application, url = self.applied()
        page = self.page(url)
        self.assertIn("Is this your e-mail address?", page.text)
        self.assertNotIn("Mali", page.text)
        self.assertEqual(application.proof_state, "sent")
        page = self.post(url, {})
        self.assertIn("We know now that the address is yours", page.text)
        self.assertEqual(application.proof_state, "proven")
        self.assertIn("We know now", self.page(url).text)

    def test_a_wrong_link_is_a_kind_page(self):
        application, url = self.applied()
        for wrong in (
            f"/join/confirm/{application.id}/abc",
            f"/join/confirm/{application.id + 1}/{application._proof_token()}",
            f"/join/confirm/{10**12}/abc",
            f"{url}x",
            f"/join/confirm/{application.id}/é-ŵ",
        ):
            page = self.page(wrong)
            self.assertEqual(page.status_code, 404, wrong)
            self.assertIn("This link does not work any more", page.text)
        self.assertEqual(application.proof_state, "sent")

    def test_the_link_dies_with_the_address(self):
        application, url = self.applied()
        application.email = "somebody@else.example"
        self.assertEqual(self.page(url).status_code, 404)

    def test_the_link_works_for_some_days_only(self):
        application, url = self.applied()
        self.assertEqual(self.page(url).status_code, 200)
        sent_long_ago = application.submitted_at - timedelta(days=self.company.coop_proof_days + 1)
        token = application._proof_token(sent_long_ago)
        self.assertEqual(self.page(f"/join/confirm/{application.id}/{token}").status_code, 404)

    def test_nobody_floods_somebody_elses_mailbox(self):
        vals = {
            "name": "Mali Derwen",
            "company_id": self.company.id,
            "category_id": self.supporters.id,
            "street": "2 Oak Street",
            "email": "flooded@derwen.example",
            "how": "web",
        }
        applications = self.applications.create([vals] * 5)
        applications._submit()
        self.assertEqual(
            applications.mapped("proof_state"), ["sent", "sent", "sent", "none", "none"]
        )

    # ------------------------------------------------------------------ which co-op

    def test_the_address_says_which_co_op(self):
        self.assertEqual(self.page("/join/nowhere").status_code, 404)
        self.env["res.company"].create(
            {"name": "Gwinllan Co-op", "coop_slug": "gwinllan", "coop_join_open": True}
        )
        page = self.page("/join")
        self.assertIn("Which co-op do you want to join?", page.text)
        self.assertIn("/join/perllan", page.text)
        self.assertIn("/join/gwinllan", page.text)
        closed = self.page("/join/gwinllan")
        self.assertIn("You cannot become a member just now", closed.text)

    def test_a_single_co_op_needs_no_name(self):
        self.env["res.company"].search([("id", "!=", self.company.id)]).coop_slug = False
        self.assertIn("Perllan Co-op belongs to its members", self.page("/join").text)

    def test_signed_in_people_apply_on_their_own_pages(self):
        self._person("owen_robin")
        self.authenticate("owen_robin", "owen_robin")
        self.assertIn("/my/join/perllan", self.page(BASE).path)

    # ------------------------------------------------------------------ paper

    def test_the_form_on_paper_asks_the_same_in_both_languages(self):
        page = self.page(f"{BASE}/paper?in=both")
        self.assertIn('lang="cy-GB"', page.text)
        self.assertIn('lang="en-GB"', page.text)
        self.assertIn("What is your name?", page.text)
        self.assertIn("Beth yw eich enw?", page.text)
        self.assertIn("Everybody has one vote.", page.text)
        self.assertIn("LL57 9ZZ", page.text)
        self.assertNotIn("Tŷ Onnen", page.text)
        self.assertEqual(self.page(f"{BASE}/paper?in=xx").status_code, 200)
        self.assertEqual(self.page("/join/nowhere/paper").status_code, 404)

    def test_welsh_is_whole(self):
        page = self.page(f"/cy{BASE}?step=name")
        self.assertIn("Beth yw eich enw?", page.text)
        self.assertNotIn("What is your name?", page.text)
        self.assertIn("Mae Perllan Co-op yn perthyn", self.page(f"/cy{BASE}").text)
