import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged

from .board_attacks import JUNE, TODAY, BoardAttackCase


@tagged("post_install", "-at_install")
class TestBoardBody(BoardAttackCase):
    """What the Board is, who appoints it and since when its record is kept, stays."""

    def test_the_day_of_the_record_stays_once_somebody_sits_there(self):
        self.board.record_from = False
        self._appointed()
        with self.assertRaisesRegex(UserError, "its record is kept stays"):
            self._as(self.board, self.secretary).record_from = TODAY
        with self.assertRaisesRegex(UserError, "its record is kept stays"):
            self.board.sudo().record_from = TODAY
        self._rpc_refused(self.board, "its record is kept stays", record_from="2018-05-10")
        self._import_refused(self.board, "its record is kept stays", record_from=TODAY)
        with self._kept("coop_body_board_kept"), self._as_replica():
            self._execute(
                "UPDATE coop_body SET record_from = %s WHERE id = %s", JUNE, self.board.id
            )

    # -- another body that appoints, another Board -------------------------------------------

    def test_the_council_appoints_the_board_and_no_other_body(self):
        members = self.env["coop.body"].create(
            {"name": "Members", "kind": "general", "company_id": self.company.id}
        )
        with self.assertRaisesRegex(UserError, "appointed by the Council"):
            self._as(self.board, self.secretary).appointed_by_id = members
        with self._refused("coop_body_board_appointer"):
            self._execute(
                "UPDATE coop_body SET appointed_by_id = %s WHERE id = %s",
                members.id,
                self.board.id,
            )
        other = self.env["res.company"].create({"name": "Other"})
        with self.assertRaisesRegex(UserError, "appointed by the Council"):
            self.env["coop.body"].create(
                {
                    "name": "Board",
                    "kind": "board",
                    "company_id": other.id,
                    "appointed_by_id": members.id,
                }
            )

    def test_the_body_that_appoints_stays_once_somebody_sits_there(self):
        self._trustee()
        self.council.active = False
        self.env.flush_all()
        other = self.env["coop.body"].create(
            {"name": "Another", "kind": "council", "company_id": self.company.id}
        )
        for appointer in (other, other.browse()):
            with self.assertRaisesRegex(UserError, "so does the body that appoints"):
                self.board.sudo().appointed_by_id = appointer
        self._rpc_refused(self.board, "so does the body that appoints", appointed_by_id=other.id)
        self._import_refused(self.board, "so does the body that appoints", appointed_by_id=other.id)
        with self._kept("coop_body_board_kept"), self._as_replica():
            self._execute(
                "UPDATE coop_body SET appointed_by_id = %s WHERE id = %s", other.id, self.board.id
            )

    def test_who_appoints_may_be_said_after_the_first_were_entered(self):
        self.board.appointed_by_id = False
        self._trustee()
        self.board.appointed_by_id = self.council
        self.board.flush_recordset()
        self.assertEqual(self.board.appointed_by_id, self.council)

    def test_a_co_op_has_one_board_for_good(self):
        self._appointed()
        self.board.active = False
        vals = {"name": "New Board", "kind": "board", "company_id": self.company.id}
        with self._refused("coop_body_one_board", psycopg2.errors.UniqueViolation):
            self.env["coop.body"].sudo().create(vals)
        elsewhere = self.env["coop.body"].create(
            {**vals, "company_id": self.env["res.company"].create({"name": "Other"}).id}
        )
        with self._refused("coop_body_one_board", psycopg2.errors.UniqueViolation):
            self._execute(
                "UPDATE coop_body SET company_id = %s WHERE id = %s", self.company.id, elsewhere.id
            )

    # -- an old resolution -------------------------------------------------------------------
