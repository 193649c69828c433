import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users
from odoo.tools import mute_logger

from .common import AccountsCase

MODELS = (
    "coop.figure.heading",
    "coop.figure",
    "coop.budget",
    "coop.budget.line",
    "coop.budget.import",
    "coop.figures.snapshot",
    "coop.figures.line",
    "coop.body.cost",
)
RELEASED = ("coop.figures.snapshot", "coop.figures.line")
OPERATIONS = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestSecurity(AccountsCase):
    """Until finance releases it nobody else sees a number; afterwards nobody changes one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.draft = cls._snapshot(name="Cyfrinach")
        cls.draft.action_measure()

    def _may(self, user):
        return {
            model: "".join(
                letter if self._as(self.env[model], user).has_access(operation) else "-"
                for operation, letter in zip(OPERATIONS, "rwcd", strict=True)
            )
            for model in MODELS
        }

    def test_who_may_do_what(self):
        nothing = dict.fromkeys(MODELS, "----")
        public = self.env.ref("base.public_user")
        for user in (
            self.employee,
            self.officer,
            self.hr,
            self.billing,
            self.portal_member,
            public,
        ):
            self.assertEqual(self._may(user), nothing, user.login)
        self.assertEqual(self._may(self.secretary), {**nothing, **dict.fromkeys(RELEASED, "r---")})
        views = {"coop.figure": "r---", "coop.body.cost": "r---"}
        self.assertEqual(self._may(self.finance), {**dict.fromkeys(MODELS, "rwcd"), **views})
        self.assertEqual(
            self._may(self.auditor), {**dict.fromkeys(MODELS, "r---"), "coop.budget.import": "----"}
        )

    @users("ysgrif_enydd")
    def test_the_officer_finds_no_number_before_it_is_released(self):
        figures, lines = self.env["coop.figures.snapshot"], self.env["coop.figures.line"]
        self.assertFalse(figures.search([]))
        self.assertFalse(figures.name_search("Cyfrinach"))
        self.assertFalse(figures.search([("line_ids.amount", ">", 0)]))
        self.assertFalse(lines.search([("release_id.name", "=", "Cyfrinach")]))
        self.assertFalse(lines.formatted_read_group([], ["kind"], ["amount:sum"]))
        self.assertFalse(lines.formatted_read_group([], ["release_id"], ["__count"]))
        self.assertFalse(lines.search([], order="amount"))
        with self.assertRaises(AccessError):
            figures.browse(self.draft.id).read(["name"])
        with self.assertRaises(AccessError):
            lines.browse(self.draft.line_ids.ids).read(["amount"])
        with self.assertRaises(UserError):
            figures.browse(self.draft.id).export_data(["name", "line_ids/amount"])
        for act in ("action_release", "action_measure", "action_supersede"):
            with self.assertRaises(AccessError, msg=act):
                getattr(figures.browse(self.draft.id), act)()

    def test_the_officer_cannot_link_nor_see_beside_what_is_released(self):
        version = self._as(self.decision.version_ids, self.secretary)
        with self.assertRaisesRegex(UserError, "has not released"):
            version.figures_id = self.draft.id
        released = self._as(self._released(), self.secretary)
        self.assertTrue(released.line_ids.read(["amount"]))
        for name in ("now", "since"):
            with self.assertRaises(AccessError):
                released.line_ids.read([name])
        newer = self._of_finance(released)
        newer.action_supersede()
        self.env.invalidate_all()  # what finance wrote is in no cache of somebody else
        self.assertFalse(released.read(["superseded_by_ids"])[0]["superseded_by_ids"])
        self.assertEqual(released.state, "released")

    def test_nobody_changes_what_is_released(self):
        snapshot = self._released()
        line = snapshot.line_ids[0]
        for record, vals in (
            (snapshot, {"name": "Other"}),
            (snapshot, {"closed": False}),
            (snapshot.sudo(), {"words": "Other"}),
            (snapshot.with_context(lang="cy_GB").sudo(), {"words": "Arall"}),
            (line, {"amount": 1}),
            (line.sudo(), {"amount": 1}),
        ):
            with self.assertRaises(UserError):
                record.write(vals)
        for record in (snapshot, line, snapshot.sudo(), line.sudo()):
            with self.assertRaises(UserError):
                record.unlink()
        vals = {
            "release_id": snapshot.id,
            "kind": "income",
            "heading": "More",
            "month": "2018-01-01",
            "year": "2018",
            "amount": 1,
            "budget": 0,
        }
        with self.assertRaises(UserError):
            self._of_finance(line).create(vals)
        with self.assertRaises(UserError):
            snapshot.action_measure()
        fields = ["id", "name"]
        result = snapshot.load(fields, [[f"__export__.snapshot_{snapshot.id}", "Other"]])
        self.assertNotEqual(snapshot.name, "Other", result)

    def test_sql_changes_nothing_that_is_released(self):
        snapshot = self._released()
        self.env.flush_all()
        for query in (
            "UPDATE coop_figures_snapshot SET released_on = '2018-01-01' WHERE id = %s",
            "UPDATE coop_figures_snapshot SET closed = FALSE WHERE id = %s",
            "DELETE FROM coop_figures_snapshot WHERE id = %s",
            "UPDATE coop_figures_line SET amount = 1 WHERE release_id = %s",
            "DELETE FROM coop_figures_line WHERE release_id = %s",
            "INSERT INTO coop_figures_line (release_id, company_id, kind, heading, month, year,"
            " amount, budget, recorded_at, recorded_by_id, recorded_by) SELECT id, company_id,"
            " 'income', '{}', date_from, '2018', 1, 0, recorded_at, recorded_by_id, recorded_by"
            " FROM coop_figures_snapshot WHERE id = %s",
        ):
            with (
                self.assertRaises(psycopg2.errors.RestrictViolation, msg=query),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(query, [snapshot.id])

    def test_no_number_is_moved_into_what_is_released(self):
        snapshot, other, line = self._released(), self._snapshot(), self.draft.line_ids[0]
        for moved in (line, line.sudo()):
            with self.assertRaises(UserError):
                moved.release_id = snapshot
        self.env.flush_all()
        with (
            self.assertRaises(psycopg2.errors.RestrictViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                "UPDATE coop_figures_line SET release_id = %s WHERE id = %s", [snapshot.id, line.id]
            )
        line.release_id = other
        self.env.flush_all()
        self.assertEqual(other.line_ids, line)

    def test_nobody_types_that_it_is_released(self):
        for vals in ({"closed": True}, {"released_on": "2018-05-10"}, {"released_by": "Me"}):
            with self.assertRaisesRegex(UserError, "Use the button"):
                self.draft.write(vals)
        with self.assertRaises(UserError):
            self._snapshot(closed=True)
        with self.assertRaises(UserError):
            self._of_finance(self.draft.line_ids[0]).closed = True
