from odoo.addons.coop_texts.tests.common import CY, EN, TextCase


class NoticeCase(TextCase):
    """A kind of notice with its text, and people who want to be told in different ways."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write(
            {
                "email": "office@orchard.example",
                "street": "1 Orchard Lane",
                "city": "Afallen",
                "zip": "LL99 1AA",
                "phone": "01999 123456",
            }
        )
        cls.text.write({"name": "Welcome", "key": "test_welcome", "placeholders": "number, day"})
        for lang, format_code, body in (
            (EN, "standard", "<p>Dear {{name}}, your number is {{number}}.</p>"),
            (EN, "easy_read", "<p>Hello {{name}}. Your number is {{number}}.</p>"),
            (CY, "standard", "<p>Annwyl {{name}}, eich rhif yw {{number}}.</p>"),
        ):
            cls.env["coop.text.version"].create(
                {
                    "text_id": cls.text.id,
                    "lang": lang,
                    "format": format_code,
                    "title": "Croeso i {{coop}}" if lang == CY else "Welcome to {{coop}}",
                    "body": body,
                }
            ).action_approve()
        cls.text.action_publish()
        cls.notice_kind = cls.env["coop.notice.kind"].create(
            {"name": "Welcome", "code": "test_welcome", "text_id": cls.text.id}
        )
        cls.record = cls.env["res.partner"].create(
            {"name": "What it is about", "company_id": cls.company.id}
        )
        cls.mali = cls._new_person("Mali Derwen", email="mali@example.com", lang=EN)
        cls.owen = cls._new_person("Owen Robin", lang=CY)
        cls.sian = cls._new_person(
            "Siân Gwennol",
            email="sian@example.com",
            need={"format": "easy_read", "channel": "email"},
        )
        cls.people = cls.mali + cls.owen + cls.sian
        cls.clerk = cls._new_user("ceri.clerk", "coop_notices.group_notices")

    @classmethod
    def _new_person(cls, name, need=None, **values):
        person = cls.env["res.partner"].create(
            {
                "name": name,
                "street": "2 Apple Row",
                "city": "Afallen",
                "zip": "LL99 2BB",
                "company_id": False,
                **values,
            }
        )
        if need:
            defaults = {"language": person.lang or EN, "format": "standard", "channel": "print"}
            cls.env["coop.access.need"].create({"partner_id": person.id, **defaults, **need})
        return person

    def tell(self, people=None, values=None, **more):
        people = self.people if people is None else people
        return self.env["coop.notice"]._tell(
            people, "test_welcome", self.record, values or {"number": "12"}, **more
        )

    def delivery_of(self, notice, person):
        return notice.delivery_ids.filtered(lambda row: row.partner_id == person)
