"""People who look at concerns, people who must not, and a concern with marks to look for."""

from freezegun import freeze_time

from odoo import Command
from odoo.tests import TransactionCase, new_test_user

EN, CY = "en_GB", "cy_GB"
NOW = "2018-05-01 09:00:00"
# Nobody else has these words: where one shows, the concern shows.
WORDS = "Zzwrthban shouted at Qqwerin in the kitchen."
ABOUT = "Zzwrthban"
MARKS = ("Zzwrthban", "Qqwerin", "kitchen")


class ConcernCase(TransactionCase):
    """Mali looks at concerns, Owen stands in, Gwen is outside the co-op."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clock = freeze_time(NOW)
        cls.frozen = cls.clock.start()
        cls.addClassCleanup(cls.clock.stop)
        cls.company = cls.env["res.company"].create(
            {"name": "Orchard Co-op", "email": "office@orchard.example", "phone": "01999 123456"}
        )
        cls.env.user.write({"company_ids": [Command.link(cls.company.id)]})
        cls.env = cls.env(
            context={**cls.env.context, "allowed_company_ids": cls.company.ids, "lang": EN}
        )
        cls.company = cls.company.with_env(cls.env)
        cls.lead = cls.new_user("mali.derwen", "Mali Derwen", "base.group_user")
        cls.deputy = cls.new_user("owen.robin", "Owen Robin", "base.group_user")
        cls.outside = cls.new_user("gwen.pell", "Gwen Pell", "base.group_user")
        cls.employee = cls.new_user("emlyn.draenog", "Emlyn Draenog", "base.group_user")
        cls.admin = cls.new_user(
            "sara.system",
            "Sara System",
            "base.group_system,base.group_erp_manager,coop_base.group_coop_admin,"
            "coop_notices.group_notices,coop_concerns.group_complaints,"
            "coop_concerns.group_moderator",
        )
        cls.desk = cls.new_user("desg.onnen", "Desg Onnen", "coop_access.group_desk")
        cls.portal = cls.new_user("nia.celyn", "Nia Celyn", "base.group_portal")
        cls.handler = cls.new_user("huw.helyg", "Huw Helyg", "coop_concerns.group_complaints")
        cls.company.write(
            {
                "coop_concern_lead_id": cls.lead.id,
                "coop_concern_deputy_id": cls.deputy.id,
                "coop_concern_outside_id": cls.outside.id,
            }
        )
        cls.concerns = cls.env["coop.concern"]

    @classmethod
    def new_user(cls, login, name, groups):
        return new_test_user(
            cls.env,
            login,
            groups=groups,
            name=name,
            email=f"{login}@orchard.example",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )

    def receive(self, user=None, words=WORDS, about=ABOUT, **more):
        """Take a concern, as `user` would from the page."""
        concerns = self.concerns.with_user(user) if user else self.concerns
        said = {"words": words, "about": about, "place": "Day centre, Swansea"}
        return concerns._receive(self.company, {**said, **more.pop("said", {})}, **more)

    def seen_by(self, concern, user):
        """Return the concern as `user` has it."""
        return concern.with_user(user).with_context(allowed_company_ids=self.company.ids)

    def may_see(self, concern, user):
        model = self.concerns.with_user(user)
        return model.has_access("read") and bool(model.search([("id", "=", concern.id)]))

    def told(self, user):
        """Return how often a person was told that something waits."""
        return self.env["coop.notice.delivery"].search_count(
            [("partner_id", "=", user.partner_id.id), ("kind_id.code", "=", "concern_waiting")]
        )
