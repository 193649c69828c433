"""Ways to write past the acts: the ORM with all rights, imports, SQL, an opened wall."""

from contextlib import contextmanager, suppress
from datetime import date

import psycopg2

from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tools import mute_logger

from .board_common import TODAY, VOTED, BoardCase

__all__ = ["JUNE", "TODAY", "VOTED", "BoardAttackCase"]

JUNE = date(2018, 6, 1)


class BoardAttackCase(BoardCase):
    @contextmanager
    def _refused(self, name, error=psycopg2.errors.CheckViolation):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(error) as refusal,
            self.env.cr.savepoint(),
        ):
            yield
        self.assertEqual(refusal.exception.diag.constraint_name, name)
        self.env.invalidate_all()

    def _kept(self, name):
        return self._refused(name, psycopg2.errors.RestrictViolation)

    @contextmanager
    def _opened(self, model="coop.office.term"):
        with self.env["coop.wall.opening"]._open(model, "A test of the wall"):
            yield

    def _vals(self, partner=None, **vals):
        partner = partner or self._partner("Nia Nos")
        return {
            "company_id": self.company.id,
            "seat_id": self.board_seats[0].id,
            "body_id": self.board.id,
            "holder_id": self.env["coop.office.holder"]._ensure(partner, self.company).id,
            "date_from": JUNE,
            "date_to": date(2022, 5, 31),
            "planned_to": date(2022, 5, 31),
            "begun_how": "appointed",
            **vals,
        }

    def _create(self, **vals):
        return self.env["coop.office.term"].sudo().create(self._vals(**vals))

    def _insert(self, **vals):
        vals = {
            **self._vals(),
            "recorded_at": TODAY,
            "recorded_by_id": 1,
            "recorded_by": "x",
        } | vals
        self.env.flush_all()
        columns = ", ".join(vals)
        places = ", ".join(["%s"] * len(vals))
        self.env.cr.execute(
            f"INSERT INTO coop_office_term ({columns}) VALUES ({places})", list(vals.values())
        )

    def _execute(self, query, *params):
        self.env.flush_all()
        self.env.cr.execute(query, params)

    def _rpc_refused(self, record, words, **vals):
        """Assert that the governance officer is refused the change through RPC, in words."""
        model = self._as(record.browse(), self.secretary)
        with self.assertRaisesRegex(UserError, words):
            call_kw(model, "write", [record.ids, vals], {})
        self.env.invalidate_all()

    @contextmanager
    def _as_replica(self):
        """Write as a session that plays a replica, where the role may: others' triggers are
        silent there."""
        with suppress(psycopg2.errors.InsufficientPrivilege):
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                self.env.cr.execute("SET LOCAL session_replication_role = replica")
        yield

    def _import_refused(self, record, words, **vals):
        """Assert that the import of other values onto a record is refused, in words."""
        names = [".id", *(name if not name.endswith("_id") else f"{name}/.id" for name in vals)]
        rows = [[str(record.id), *(str(value) for value in vals.values())]]
        with mute_logger("odoo.sql_db"):
            result = record.sudo().load(names, rows)
        self.assertFalse(result["ids"])
        self.assertIn(words, result["messages"][0]["message"])
        self.env.invalidate_all()

    def _settle(self):
        """Let the database look at what it looks at when a transaction ends."""
        self.env.flush_all()
        self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.env.cr.execute("SET CONSTRAINTS ALL DEFERRED")

    def _trustee(self, begins=date(2018, 1, 1), ends=date(2020, 12, 31)):
        return self.env["coop.office.term"]._begin(
            self.board_seats[0], self._partner("Nia Nos"), begins, "before", ends
        )
