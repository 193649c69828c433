from datetime import date

from freezegun import freeze_time

from odoo.tests import TransactionCase


class RegisterCase(TransactionCase):
    """A co-op of its own with a few entries in its register, made at known moments."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env["res.company"].create(
            {
                "name": "Cwmni Prawf",
                "company_registry": "01234567",
                "street": "1 Heol y Bont",
                "city": "Caerdydd",
                "zip": "CF10 1AA",
            }
        )
        cls.env.user.company_ids += cls.company
        cls.env = cls.env(
            context={
                **cls.env.context,
                "allowed_company_ids": cls.company.ids,
                "tracking_disable": True,
            }
        )
        cls.company = cls.company.with_env(cls.env)
        cls.entries = cls.env["coop.register.entry"]
        cls.documents = cls.env["coop.register.document"]

    @classmethod
    def make_member(cls, number, name, entered, address=None, label="Member", **partner):
        """A membership with its first entries, without the way in that others test."""
        partner = cls.env["res.partner"].create({"name": name, **partner})
        membership = cls.env["coop.membership"].create(
            {"partner_id": partner.id, "company_id": cls.company.id, "number": number}
        )
        cls.entries._assert(
            membership,
            {
                "name": name,
                "service_address": address or f"{number} Stryd Fawr, Abertawe SA1 1AA",
                "class": label,
                "status": "member",
            },
            entered,
            "application",
        )
        return membership

    @classmethod
    def on(cls, *when):
        """Freeze the clock."""
        return freeze_time(
            date(*when[:3]).isoformat() + (" 12:00:00" if len(when) < 4 else when[3])
        )

    def lines(self, as_at, known_at=None):
        return list(self.entries._lines_as_at(self.company, as_at, known_at))

    def entry(self, membership, particular, value):
        return self.entries.search(
            [
                ("membership_id", "=", membership.id),
                ("particular", "=", particular),
                ("value", "=", value),
            ]
        )
