"""A co-op with its web pages, and somebody to look at them."""

import re
from datetime import date

from odoo.tests import HttpCase, new_test_user

BOUND = date(2018, 1, 1)


class MembershipPages(HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env["res.company"].create(
            {
                "name": "Perllan Co-op",
                # none: Odoo's own would be drawn in several sizes for each class
                "logo": False,
                "coop_slug": "perllan",
                "coop_join_open": True,
                "street": "1 Heol y Berllan",
                "city": "Bangor",
                "zip": "LL57 9ZZ",
                "country_id": cls.env.ref("base.uk").id,
                "currency_id": cls.env.ref("base.GBP").id,
                "email": "swyddfa@perllan.example",
            }
        )
        cls.env.user.company_ids += cls.company
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": cls.company.ids})
        cls.env["coop.category.setup"].create({"company_id": cls.company.id}).action_set_up()
        categories = cls.env["coop.membership.category"].search(
            [("company_id", "=", cls.company.id)]
        )
        cls.supported, cls.employees, cls.supporters = categories
        cls.area = cls.env["coop.area"].create({"name": "Arfon", "company_id": cls.company.id})
        cls.house = cls.env["coop.place"].create(
            {"name": "Tŷ Onnen", "area_id": cls.area.id, "company_id": cls.company.id}
        )
        cls.rules = cls._make_rules("Rules of 2017", date(2017, 1, 1))
        cls.applications = cls.env["coop.membership.application"]

    @classmethod
    def _make_rules(cls, name, valid_from):
        text = cls.env["coop.text"].create(
            {
                "name": name,
                "key": f"test.{valid_from}",
                "kind_id": cls.env.ref("coop_texts.kind_rules").id,
                "company_id": cls.company.id,
            }
        )
        for lang, text_format, body in (
            ("en_GB", "standard", "Everybody has one vote."),
            ("en_GB", "easy_read", "One vote each."),
            ("cy_GB", "standard", "Mae gan bawb un bleidlais."),
            ("cy_GB", "easy_read", "Un bleidlais yr un."),
        ):
            version = cls.env["coop.text.version"].create(
                {
                    "text_id": text.id,
                    "lang": lang,
                    "format": text_format,
                    "title": name,
                    "body": f"<p>{body}</p>",
                }
            )
            version._set_approved(cls.env.user)
            version._set_published()
        return cls.env["coop.rules.version"].create(
            {
                "name": name,
                "text_id": text.id,
                "valid_from": valid_from,
                "guarantee_sum": 1,
                "company_id": cls.company.id,
            }
        )

    @classmethod
    def _person(cls, login, **vals):
        """Somebody with a portal log-in; the password is the log-in."""
        user = new_test_user(cls.env, login, groups="base.group_portal", **vals)
        user.partner_id.write({"street": "2 Oak Street", "city": "Bangor", "zip": "LL57 9ZX"})
        return user

    @classmethod
    def _member(cls, login, **vals):
        user = cls._person(login, **vals)
        membership = cls.env["coop.membership"]._admit(user.partner_id, cls.supported, BOUND)
        return user, membership

    # ------------------------------------------------------------------ the browser

    def page(self, url, **options):
        """Open a page; return its response, with the path it ended at as `path`."""
        response = self.url_open(url, **options)
        response.path = response.url.removeprefix(self.base_url())
        self.env.invalidate_all()
        return response

    def post(self, url, data, page=None):
        """Post `data`, with the token of the browser's session as a page of ours carries it."""
        if self.token_of != self.session.sid:
            found = re.search(r'name="csrf_token" value="([^"]+)"', self.page(page or url).text)
            self.token, self.token_of = found.group(1), self.session.sid
        return self.page(url, data={"csrf_token": self.token, **data})

    def answer(self, base, step, **values):
        return self.post(base, {"step": step, **values}, page=f"{base}?step={step}")

    def setUp(self):
        super().setUp()
        self.token = self.token_of = None
        self.authenticate(None, None)

    def fill_join(self, base, until=None, **changes):
        """Answer the application step by step, up to the step `until`; return the last page."""
        given = {
            "name": {"name": "Mali Derwen"},
            "who": {"category": str(self.supporters.id)},
            "area": {"area": str(self.area.id)},
            "place": {"place": ""},
            "reach": {"channel": "email"},
            "email": {"email": "mali@derwen.example"},
            "address": {"street": "2 Oak Street", "city": "Bangor", "zip": "LL57 9ZX"},
            "shown": {"service_address": "care_of"},
            "language": {"language": "en_GB"},
            "format": {"format": "standard"},
            "bring": {"bring_what": ""},
            "rules": {"rules": "1", "rules_seen": str(self.rules.id)},
            "guarantee": {"guarantee": "1"},
            "helped": {"helped": "no"},
            "helped-by": None,
            "helped-role": None,
            "helped-promise": None,
        }
        for step, values in {**given, **changes}.items():
            if values is None:
                continue
            if step == until:
                break
            page = self.answer(base, step, **values)
        return page

    def send(self, base):
        return self.post(base, {"step": "check", "go": "send"}, page=f"{base}?step=check")
