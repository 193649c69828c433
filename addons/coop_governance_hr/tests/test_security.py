import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users
from odoo.tools import mute_logger

from .common import StaffFiguresCase

MODELS = ("coop.staff.figures", "coop.staff.figures.line", "coop.pay.band")


@tagged("post_install", "-at_install")
class TestSecurity(StaffFiguresCase):
    """Before HR releases it, nobody else has any of it; afterwards nobody changes it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.draft = cls._figures(name="Cyfrinach")
        cls._pay(cls.draft, {("Arfon", "low"): 41, ("Arfon", "high"): 43})

    def test_only_hr_has_any_of_it(self):
        public = self.env.ref("base.public_user")
        for user in (self.employee, self.officer, self.hr_officer, self.portal_member, public):
            for model in MODELS:
                for operation in ("read", "write", "create", "unlink"):
                    self.assertFalse(
                        self._as(self.env[model], user).has_access(operation),
                        f"{user.login} {operation} {model}",
                    )

    @users("ysgrif_enydd")
    def test_the_officer_finds_nothing_before_it_is_released(self):
        figures = self.env["coop.staff.figures"]
        lines = self.env["coop.staff.figures.line"]
        self.assertFalse(figures.search([]))
        self.assertFalse(figures.name_search("Cyfrinach"))
        self.assertFalse(figures.search([("line_ids.number", "=", 41)]))
        self.assertFalse(lines.search([("release_id.name", "=", "Cyfrinach")]))
        self.assertFalse(lines.formatted_read_group([], ["part"], ["number:sum"]))
        self.assertFalse(lines.formatted_read_group([], ["release_id"], ["__count"]))
        with self.assertRaises(AccessError):
            figures.browse(self.draft.id).read(["name"])
        with self.assertRaises(UserError):
            figures.browse(self.draft.id).export_data(["name", "line_ids/number"])
        with self.assertRaises(AccessError):
            figures.browse(self.draft.id).action_release()
        with self.assertRaises(AccessError):
            self.env["coop.pay.band"].search([])

    def test_the_officer_cannot_link_what_is_not_released(self):
        version = self._as(self.decision.version_ids, self.secretary)
        with self.assertRaisesRegex(UserError, "has not released"):
            version.staff_figures_id = self.draft.id

    def test_the_officer_reads_what_is_released_and_changes_nothing(self):
        figures = self._as(self._released(), self.secretary)
        self.assertEqual(len(figures.line_ids), 9)
        self.assertEqual(figures.search([]), figures)
        for record in (figures, figures.line_ids[0]):
            for operation in ("write", "create", "unlink"):
                self.assertFalse(record.has_access(operation), f"{operation} {record._name}")
        with self.assertRaises(AccessError):
            figures.action_release()
        with self.assertRaises(AccessError):
            figures.action_supersede()

    def test_hr_changes_nothing_that_is_released(self):
        figures = self._released()
        line = figures.line_ids[0]
        for record, vals in (
            (figures, {"name": "Other"}),
            (figures, {"closed": False}),
            (figures.sudo(), {"words": "Other"}),
            (line, {"number": 1}),
            (line.sudo(), {"number": 1}),
        ):
            with self.assertRaises(UserError):
                record.write(vals)
        for record in (figures, line, figures.sudo()):
            with self.assertRaises(UserError):
                record.unlink()
        with self.assertRaises(UserError):
            self._pay(figures, {("Arfon", "more"): 9})
        with self.assertRaises(UserError):
            figures.line_ids = [(0, 0, {"part": "pay", "band": "more", "number": 9})]
        for call in (figures.action_release, figures.action_leave_out, figures.action_count):
            with self.assertRaises(UserError):
                call()

    def test_sql_changes_nothing_that_is_released(self):
        figures = self._released()
        self.env.flush_all()
        for query in (
            "UPDATE coop_staff_figures SET released_on = '2018-01-01' WHERE id = %s",
            "UPDATE coop_staff_figures SET closed = FALSE WHERE id = %s",
            "DELETE FROM coop_staff_figures WHERE id = %s",
            "UPDATE coop_staff_figures_line SET number = 1 WHERE release_id = %s",
            "DELETE FROM coop_staff_figures_line WHERE release_id = %s",
            "INSERT INTO coop_staff_figures_line (release_id, company_id, part, number,"
            " recorded_at, recorded_by_id, recorded_by) SELECT id, company_id, 'pay', 9,"
            " recorded_at, recorded_by_id, recorded_by FROM coop_staff_figures WHERE id = %s",
        ):
            with (
                self.assertRaises(psycopg2.errors.RestrictViolation, msg=query),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(query, [figures.id])

    def test_nobody_types_that_it_is_released(self):
        for vals in ({"closed": True}, {"released_on": "2018-05-10"}, {"released_by": "HR"}):
            with self.assertRaisesRegex(UserError, "Use the button"):
                self.draft.write(vals)
            with self.assertRaises(UserError):
                self._figures(**vals)
        with self.assertRaises(UserError):
            self.draft.line_ids[0].closed = True
        result = self.Figures.load(["name", "as_at", "closed"], [["Other", "2018-05-10", "True"]])
        self.assertFalse(result["ids"])

    def test_figures_of_another_co_op_are_not_found(self):
        other = self.env["res.company"].create({"name": "Other", "logo": False})
        self._released()
        alien = self.env["coop.staff.figures"].with_user(self.hr)
        self.hr.company_ids += other
        self.assertFalse(alien.with_context(allowed_company_ids=other.ids).search([]))
