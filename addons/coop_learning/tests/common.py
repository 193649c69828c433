"""A co-op with a coordinator, two members with log-ins, and one without."""

from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.tests import TransactionCase, new_test_user

EN, CY = "en_GB", "cy_GB"
NOW = "2018-05-01 09:00:00"
TODAY = date(2018, 5, 1)


class LearningCase(TransactionCase):
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
        cls.coordinator = cls.new_user("gwen.dysgu", "coop_learning.group_learning")
        cls.mali = cls.new_user("mali.derwen", "base.group_portal")
        cls.owen = cls.new_user("owen.robin", "base.group_user")
        cls.officer = cls.new_user("sian.swyddfa", "coop_base.group_coop_user")
        cls.paper = cls.env["res.partner"].create({"name": "Pegi Papur", "lang": CY})
        cls.lessons = cls.env["coop.lesson"]
        cls.council = cls.lessons._get("council", cls.company)
        cls.vote = cls.lessons._get("vote", cls.company)

    def setUp(self):
        super().setUp()
        self.frozen.move_to(NOW)

    @classmethod
    def new_user(cls, login, groups):
        return new_test_user(
            cls.env,
            login,
            groups=groups,
            name=login.replace(".", " ").title(),
            email=f"{login}@orchard.example",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )

    def give(self, people, lessons=None, **more):
        """Ask people, as the coordinator."""
        tasks = self.env["coop.lesson.task"].with_user(self.coordinator)
        return tasks._give(people, lessons or self.council, company=self.company, **more)

    def finish(self, user, lesson=None, **more):
        return (lesson or self.council)._finish(user.partner_id, self.company, EN, **more)

    def told(self, partner, kind):
        return self.env["coop.notice.delivery"].search(
            [("partner_id", "=", partner.id), ("kind_id.code", "=", kind)]
        )
