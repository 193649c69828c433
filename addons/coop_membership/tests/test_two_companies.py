from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, MembershipCase
from .pages_common import MembershipPages

COMPANY_MODELS = (
    "coop.area",
    "coop.place",
    "coop.membership.category",
    "coop.qualification",
    "coop.rules.version",
    "coop.membership",
    "coop.membership.period",
    "coop.membership.application",
    "coop.membership.correction",
    "coop.membership.task",
    "coop.register.entry",
    "coop.growth",
    "coop.invitation",
    "coop.threshold",
    "coop.notice",
    "coop.notice.delivery",
)


def make_second(env, name="Gellyg Co-op", slug="gellyg"):
    """A second co-op with its categories and rules."""
    company = env["res.company"].create(
        {
            "name": name,
            "coop_slug": slug,
            "street": "9 Heol y Gellyg",
            "city": "Conwy",
            "zip": "LL32 9ZZ",
            "country_id": env.ref("base.uk").id,
            "email": "swyddfa@gellyg.example",
            "coop_join_open": True,
        }
    )
    env.user.company_ids += company
    env["coop.category.setup"].create({"company_id": company.id}).action_set_up()
    env["coop.rules.version"].create(
        {
            "name": "Rheolau Gellyg",
            "valid_from": date(2017, 1, 1),
            "guarantee_sum": 5,
            "election_members": 1,
            "company_id": company.id,
        }
    )
    categories = env["coop.membership.category"].search([("company_id", "=", company.id)])
    return company, categories


@tagged("post_install", "-at_install")
class TestTwoCoops(MembershipCase):
    """Two co-ops in one database: an officer of each, and a member of both."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules.election_members = 1
        cls.second, categories = make_second(cls.env)
        cls.env = cls.env(
            context={
                **cls.env.context,
                "allowed_company_ids": [cls.company.id, cls.second.id],
            }
        )
        cls.second_supporters = categories.filtered(lambda c: c.code == "supporter")
        cls.second_officer = cls.officer.copy({"login": "swyddog_gellyg", "name": "Swyddog Gellyg"})
        cls.second_officer.write(
            {"company_id": cls.second.id, "company_ids": [(6, 0, cls.second.ids)]}
        )
        cls.both = cls._member("Mali Derwen", cls.supporters)
        cls.there = cls.env["coop.membership"]._admit(
            cls.both.partner_id, cls.second_supporters, date(2018, 2, 1)
        )
        for membership in (cls.both, cls.there):
            company = membership.company_id
            membership._tell("welcome")
            cls.env["coop.membership.correction"].create(
                {
                    "membership_id": membership.id,
                    "particular": "name",
                    "new_name": "Mali Hir",
                }
            )
            cls._submitted(
                f"Owen {company.name}",
                company_id=company.id,
                category_id=cls._supporters_of(company).id,
            )
            cls.env["coop.invitation"].create({"name": "Nia", "company_id": company.id})
            cls.env["coop.area"].create(
                {"name": f"Area of {company.name}", "company_id": company.id}
            )
            cls.env["coop.place"].create({"name": "Team", "kind": "team", "company_id": company.id})

    @classmethod
    def _supporters_of(cls, company):
        return cls.supporters if company == cls.company else cls.second_supporters

    def _of(self, model, officer):
        company = officer.company_id
        return (
            self.env[model]
            .with_user(officer)
            .with_context(allowed_company_ids=company.ids)
            .search([])
        )

    def test_an_officer_sees_their_own_co_op_and_nothing_of_the_other(self):
        for model in COMPANY_MODELS:
            for officer in (self.officer, self.second_officer):
                found = self._of(model, officer)
                self.assertTrue(found, f"{model}: {officer.login} sees nothing at all")
                self.assertEqual(found.company_id, officer.company_id, f"{model} {officer.login}")

    def test_the_other_s_records_are_refused_by_number_too(self):
        for model in COMPANY_MODELS:
            if model in ("coop.growth", "coop.membership.task"):
                continue  # views over the others: their rows are counted above
            mine = self._of(model, self.second_officer)
            foreign = self.env[model].with_user(self.officer).browse(mine[:1].id)
            with self.assertRaises(AccessError, msg=model):
                foreign.with_context(allowed_company_ids=self.company.ids).read(["display_name"])

    def test_a_company_that_is_not_one_s_own_cannot_be_asked_for(self):
        with self.assertRaises(AccessError):
            self.env["coop.membership"].with_user(self.officer).with_context(
                allowed_company_ids=[self.company.id, self.second.id]
            ).search([])

    def test_numbers_run_in_each_co_op_by_themselves(self):
        self.assertEqual(self.both.number, self.there.number)
        nia = self._member("Nia Onnen")
        self.assertNotEqual(nia.number, self.both.number)
        self.assertEqual(int(nia.number), int(self.there.number) + 1)

    def test_each_register_holds_its_own_members(self):
        self._member("Nia Onnen")
        entries = self.env["coop.register.entry"]
        here = [line.name for line in entries._lines_as_at(self.company, TODAY)]
        there = [line.name for line in entries._lines_as_at(self.second, TODAY)]
        self.assertEqual(sorted(here), ["Mali Derwen", "Nia Onnen"])
        self.assertEqual(there, ["Mali Derwen"])

    def test_leaving_one_is_not_leaving_the_other(self):
        self.there._leave("resignation", TODAY, TODAY)
        self.both.action_moved({"street": "7 Stryd Newydd", "city": "Bangor", "zip": "LL57 1AA"})
        self.assertEqual(self.both.state, "member")
        entries = self.env["coop.register.entry"]
        for company in (self.company, self.second):
            [line] = entries._lines_as_at(company, TODAY)
            self.assertIn("7 Stryd Newydd", line.service_address, company.name)

    def test_who_died_died_in_both(self):
        """One person: letters of both co-ops stop, whichever officer is told first."""
        self._as(self.both, self.officer).action_died(TODAY)
        reasons = self.both.partner_id._coop_stopped_reasons()
        self.assertEqual(reasons, {self.both.partner_id.id: "deceased"})

    def test_growth_and_threshold_are_each_co_op_s_own(self):
        growth = self.env["coop.growth"]
        for company in (self.company, self.second):
            figures = growth._figures(company, TODAY)
            self.assertEqual(figures, {self._supporters_of(company): (1, 1, 0)})
        thresholds = self.env["coop.threshold"].search([])
        own = thresholds.filtered(lambda t: t.company_id in self.company | self.second)
        self.assertEqual(len(own), 2)
        self.assertEqual(own.mapped("reached_on"), [date(2018, 1, 1), date(2018, 2, 1)])

    def test_not_now_to_one_says_nothing_of_the_other(self):
        partner = self.env["res.partner"].create({"name": "Owen", "email": "owen@x.example"})
        here = self.env["coop.invitation"].create(
            {"name": "Owen", "partner_id": partner.id, "company_id": self.company.id}
        )
        here._answer("no", "phone")
        peace = self.env["coop.invitation"]._left_in_peace
        self.assertTrue(peace(partner, self.company))
        self.assertFalse(peace(partner, self.second))

    def test_what_belongs_to_one_cannot_be_used_in_the_other(self):
        with self.assertRaises(UserError):
            self.env["coop.qualification"].create(
                {
                    "partner_id": self.officer.partner_id.id,
                    "category_id": self.second_supporters.id,
                    "area_id": self.area.id,
                }
            )
        with self.assertRaises(UserError):
            self.env["coop.invitation"].create(
                {"name": "X", "company_id": self.second.id, "inviter_id": self.both.id}
            )

    def test_letters_are_printed_for_each_co_op_alone(self):
        self.both.partner_id._coop_set_need("en_GB", "standard", "print")
        self.both._tell("welcome")
        self.there._tell("welcome")
        run = self.env["coop.print.run"]._gather(self.second)
        self.assertEqual(run.delivery_ids.company_id, self.second)


@tagged("post_install", "-at_install")
class TestTwoCoopsOnTheWeb(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second, categories = make_second(cls.env)
        cls.second_supporters = categories.filtered(lambda c: c.code == "supporter")
        cls.pegi, cls.membership = cls._member("pegi", name="Pegi Perllan")

    def test_the_address_says_which_co_op(self):
        self.assertIn("/join/gellyg", self.page("/join").text)
        for slug, name, other in (
            ("perllan", "Perllan Co-op", "Gellyg Co-op"),
            ("gellyg", "Gellyg Co-op", "Perllan Co-op"),
        ):
            for path in (f"/join/{slug}", f"/join/{slug}/paper", f"/changed/{slug}"):
                page = self.page(path)
                self.assertIn(name, page.text, path)
                self.assertNotIn(other, page.text, path)

    def test_an_application_goes_to_the_co_op_of_the_address(self):
        base = "/join/gellyg"
        rules = self.env["coop.rules.version"].search([("company_id", "=", self.second.id)])
        self.fill_join(
            base,
            who={"category": str(self.second_supporters.id)},
            area=None,
            rules={"rules": "1", "rules_seen": str(rules.id)},
        )
        self.send(base)
        application = self.applications.search([("name", "=", "Mali Derwen")])
        self.assertEqual(application.company_id, self.second)

    def test_a_category_of_one_is_no_answer_in_the_other(self):
        self.answer("/join/gellyg", "name", name="Mali")
        page = self.answer("/join/gellyg", "who", category=str(self.supporters.id))
        self.assertIn("step=who", page.path)

    def test_a_member_of_both_has_a_page_for_each(self):
        there = self.env["coop.membership"]._admit(
            self.pegi.partner_id, self.second_supporters, date(2018, 3, 1)
        )
        there.sudo().partner_id.env.cr.execute(
            "UPDATE coop_membership SET number = '00077' WHERE id = %s", [there.id]
        )
        self.authenticate("pegi", "pegi")
        page = self.page("/my/membership/of/gellyg")
        self.assertIn("00077", page.text)
        self.assertIn("Gellyg Co-op", page.text)
        page = self.page("/my/membership/of/perllan")
        self.assertIn(self.membership.number, page.text)
        self.assertNotIn("00077", page.text)
        self.assertIn("/my/membership/of/perllan/invite", page.text)
