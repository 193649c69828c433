"""A co-op's rule book and templates, given to another in a file."""

import base64
import json

from odoo.tests import Form

from .common import MembershipCase

PICTURE = '<img src="/web/image/77" alt="Mali"/>'
OURS = '<img src="/coop_access/static/src/img/done.svg" alt="done"/>'


class SharingCase(MembershipCase):
    """A co-op with a rule book of its own, and a second one in which nothing is there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.new = cls.env["res.company"].create({"name": "Gwinllan Newydd"})
        cls.env.user.company_ids += cls.new
        cls.boss = cls.manager.copy(
            {
                "login": "rhian_rheolwr",
                "name": "Rhian Rheolwr",
                "company_id": cls.new.id,
                "company_ids": [(6, 0, cls.new.ids)],
            }
        )
        cls.company.coop_appeal_days = 21
        cls.company.coop_help_partner_id = cls.officer.partner_id
        cls._write_rules()

    @classmethod
    def _write_rules(cls):
        cls.rules.with_context(lang="cy_GB").name = "Rheolau 2017"
        cls.rules.action_write_text()
        cls.text = cls.rules.text_id
        cls.text.placeholders = "name"
        for lang, format_code, words in (
            ("en_GB", "standard", "Rules of Perllan Co-op"),
            ("cy_GB", "standard", "Rheolau Perllan Co-op"),
            ("en_GB", "easy_read", "Our rules"),
            ("cy_GB", "easy_read", "Ein rheolau"),
        ):
            version = cls.text._begin_version(lang, format_code)
            version.write(
                {
                    "title": words,
                    "body": f"<h2>{words}</h2><p>Be kind, {{{{name}}}}. Ask Siwan Sylfaen, "
                    f"01632 960123, siwan@perllan.example.{PICTURE}{OURS}</p>",
                }
            )
            version.action_approve()
        cls.text.action_publish()

    def at(self, model, user=None, company=None):
        company = company or self.new
        user = user or self.boss
        return self.env[model].with_user(user).with_context(allowed_company_ids=company.ids)

    def give(self, user=None, company=None, **vals):
        company = company or self.company
        form = Form(self.at("coop.sharing.give", user or self.manager, company))
        for name, value in vals.items():
            form[name] = value
        wizard = form.save()
        wizard.action_make()
        return base64.b64decode(wizard.file)

    def look(self, content, user=None):
        if isinstance(content, dict):
            content = json.dumps(content).encode()
        take = self.at("coop.sharing.take", user).create({"file": base64.b64encode(content)})
        take.action_look()
        return take

    def states(self, take):
        return {(line.kind, line.key): line.state for line in take.line_ids}

    def take_all(self, content):
        take = self.look(content)
        take.action_take()
        self.env.invalidate_all()
        return take

    def file(self, *items, **changes):
        return {
            "format": "coop-sharing",
            "version": 1,
            "origin": {"co_op": "X", "day": "2018-01-01"},
            "items": [{"kind": kind, "key": key, "values": values} for kind, key, values in items],
            **changes,
        }
