from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import MembershipCase

MODELS = [
    "coop.area",
    "coop.place",
    "coop.place.resident",
    "coop.membership.category",
    "coop.membership.offer",
    "coop.qualification",
    "coop.rules.version",
    "coop.rules.acceptance",
    "coop.membership.counter",
    "coop.membership",
    "coop.membership.period",
    "coop.membership.application",
    "coop.membership.correction",
    "coop.membership.task",
]

# What each kind of person may do with records that are not their own:
# r read, w write, c create, d delete; "-" nothing. One column a model, in the order above.
#
#                    area  place resid categ offer quali rules accep count membe perio appli corre
# and task as the last; every column is as wide as the others
MATRIX = """
public               -     -     -     -     -     -     -     -     -     -     -     -     -     -
portal_other         r     -     -     r     r     -     r     -     -     -     -     -     -     -
employee             r     -     -     r     r     -     r     -     -     -     -     -     -     -
contacts_manager     r     -     -     r     r     -     r     -     -     -     -     -     -     -
system               r     -     -     r     r     -     r     -     -     -     -     -     -     -
inspector            r     -     -     r     r     -     r     -     -     -     -     -     -     -
officer_plain        r     rwc   -     r     r     -     r     rc    -     rw    r     rwcd  rwcd  r
officer              r     rwc   rwcd  r     r     rwcd  r     rc    -     rw    r     rwcd  rwcd  r
manager              rwcd  rwcd  rwcd  rwcd  rwcd  rwcd  rwcd  rc    r     rw    r     rwcd  rwcd  r
"""

# What members may do with their own, whichever log-in they have.
OWN = {
    "coop.rules.acceptance": "r",
    "coop.membership": "r",
    "coop.membership.period": "r",
    "coop.membership.application": "r",
    "coop.membership.correction": "r",
}


@tagged("post_install", "-at_install")
class TestAccess(MembershipCase):
    """Persona x model x operation, both ways: what is allowed works, the rest is refused."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.public = cls.env.ref("base.public_user")
        cls.place = cls.env["coop.place"].create(
            {"name": "Tîm Arfon", "kind": "team", "company_id": cls.company.id}
        )
        cls.records = cls._records_of(
            cls.env["res.partner"].create({"name": "Mali Derwen"}), cls.supported
        )

    @classmethod
    def _records_of(cls, partner, category):
        """One record of each model about ``partner``."""
        application = cls._submitted(
            partner.name,
            partner_id=partner.id,
            category_id=category.id,
            place_id=cls.house.id,
        )
        membership = application._accept()
        correction = cls.env["coop.membership.correction"].create(
            {"membership_id": membership.id, "particular": "name", "new_name": "X"}
        )
        offer = cls.env["coop.membership.offer"].search(
            [("category_id", "=", cls.supporters.id)]
        ) or cls.env["coop.membership.offer"].create(
            {"category_id": cls.supporters.id, "offer": "A welcome", "date_from": "2018-01-01"}
        )
        tasks = cls.env["coop.membership.task"].search([])
        records = (
            cls.area,
            cls.place,
            partner.coop_resident_ids,
            cls.supporters,
            offer,
            partner.coop_qualification_ids,
            cls.rules,
            membership.acceptance_ids,
            cls.env["coop.membership.counter"].search([("company_id", "=", cls.company.id)]),
            membership,
            membership.period_ids,
            application,
            correction,
            tasks.filtered(lambda t: t.res_id == correction.id and t.kind == "correction"),
        )
        return {model: found[:1] for model, found in zip(MODELS, records, strict=True)}

    def _allowed(self, record, user):
        """The letters of what ``user`` may do with ``record``, by rights and rules."""
        record = record.with_user(user).with_context(
            allowed_company_ids=user.company_ids.ids if user == self.public else self.company.ids
        )
        letters = ""
        for letter, operation in zip("rwcd", ("read", "write", "create", "unlink"), strict=True):
            if record.has_access(operation):
                letters += letter
        return letters or "-"

    def test_the_matrix_of_rights(self):
        for row in MATRIX.strip().splitlines():
            persona, *cells = row.split()
            user = getattr(self, persona)
            for model, expected in zip(MODELS, cells, strict=True):
                with self.subTest(persona=persona, model=model):
                    self.assertTrue(self.records[model], f"no record of {model} to try")
                    self.assertEqual(self._allowed(self.records[model], user), expected)

    def test_what_may_not_be_read_is_not_found(self):
        for row in MATRIX.strip().splitlines():
            persona, *cells = row.split()
            for model, expected in zip(MODELS, cells, strict=True):
                records = self._as(self.env[model], getattr(self, persona))
                with self.subTest(persona=persona, model=model):
                    try:
                        found = records.search([("id", "=", self.records[model].id)])
                    except AccessError:
                        found = records.browse()
                    self.assertEqual(bool(found), "r" in expected)

    def test_a_member_sees_their_own_whichever_log_in(self):
        for user in (self.portal_member, self.internal_member):
            mine = self._records_of(user.partner_id, self.employees)
            for model, expected in OWN.items():
                with self.subTest(login=user.login, model=model):
                    self.assertEqual(self._allowed(mine[model], user), expected)
                    self.assertEqual(self._allowed(self.records[model], user), "-")
                    found = self._as(self.env[model], user).search([])
                    self.assertIn(mine[model], found)
                    self.assertNotIn(self.records[model], found)

    def test_an_officer_who_is_a_member_sees_nothing_more(self):
        mine = self._records_of(self.officer_member.partner_id, self.employees)
        for model, record in mine.items():
            with self.subTest(model=model):
                if record:
                    self.assertEqual(
                        self._allowed(record, self.officer_member),
                        self._allowed(record, self.officer),
                    )

    def test_one_co_op_does_not_see_into_another(self):
        other = self.env["res.company"].create({"name": "Dôl Co-op"})
        stranger = self.manager.copy(
            {"login": "rhys", "company_ids": [(6, 0, other.ids)], "company_id": other.id}
        )
        for model, record in self.records.items():
            record = record.with_user(stranger).with_context(allowed_company_ids=other.ids)
            with self.subTest(model=model):
                self.assertFalse(record.has_access("read"))
                self.assertNotIn(record, record.search([]))

    def test_the_walled_register_is_nobodys_to_write(self):
        entry = self.env["coop.register.entry"].search(
            [("company_id", "=", self.company.id)], limit=1
        )
        for persona in ("employee", "inspector", "officer", "manager", "system"):
            record = self._as(entry, getattr(self, persona))
            with self.subTest(persona=persona):
                for operation in ("write", "create", "unlink"):
                    self.assertFalse(record.has_access(operation))
