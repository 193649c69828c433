from freezegun import freeze_time

from odoo import Command
from odoo.tests import TransactionCase, new_test_user

EN, CY = "en_GB", "cy_GB"


class TextCase(TransactionCase):
    """A kind that requires Welsh and Easy Read, one text of it, an editor and a publisher."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clock = freeze_time("2018-05-01 09:00:00")
        cls.clock.start()
        cls.addClassCleanup(cls.clock.stop)
        cls.company = cls.env["res.company"].create({"name": "Orchard Co-op"})
        cls.env.user.write({"company_ids": [Command.link(cls.company.id)]})
        cls.env = cls.env(
            context={**cls.env.context, "allowed_company_ids": cls.company.ids, "lang": EN}
        )
        cls.kind = cls.env["coop.text.kind"].create(
            {
                "name": "Ballot paper",
                "code": "test_ballot",
                "required_variant_ids": [
                    Command.set(
                        [
                            cls.env.ref(f"coop_texts.variant_{name}").id
                            for name in (
                                "en_standard",
                                "en_easy",
                                "cy_standard",
                            )
                        ]
                    )
                ],
            }
        )
        cls.text = cls.env["coop.text"].create(
            {
                "name": "How to vote",
                "key": "how_to_vote",
                "kind_id": cls.kind.id,
                "company_id": cls.company.id,
                "placeholders": "name, day",
            }
        )
        cls.editor = cls._new_user("mali.editor", "coop_texts.group_text_editor")
        cls.publisher = cls._new_user("owen.publisher", "coop_texts.group_text_publisher")
        cls.officer = cls._new_user("gwen.officer", "coop_base.group_coop_user")

    @classmethod
    def _new_user(cls, login, groups):
        return new_test_user(
            cls.env,
            login,
            groups=groups,
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )

    def write_version(self, lang, format_code="standard", body="<p>Hello {{name}}</p>", **values):
        return self.env["coop.text.version"].create(
            {
                "text_id": self.text.id,
                "lang": lang,
                "format": format_code,
                "title": "How to vote",
                "body": body,
                **values,
            }
        )

    def write_all(self):
        """Write and approve every required variant."""
        versions = (
            self.write_version(EN)
            + self.write_version(EN, "easy_read")
            + self.write_version(CY, body="<p>Helo {{name}}</p>")
        )
        versions.action_approve()
        return versions
