from odoo.tests import tagged

from .test_requisition import RequisitionCase


@tagged("post_install", "-at_install")
class TestLocks(RequisitionCase):
    """What is locked is written: who waits for it does not go on with what they read before."""

    def _place(self, record):
        """Return where the database keeps a row: elsewhere after each time that it is written."""
        self.env.flush_all()
        self.env.cr.execute(f"SELECT ctid FROM {record._table} WHERE id = %s", [record.id])
        return self.env.cr.fetchone()[0]

    def test_who_locks_a_request_or_a_body_writes_it_as_it_is(self):
        for record in (self._ask(), self.council):
            before = self._place(record)
            state = record.read()
            record._lock()
            self.assertNotEqual(self._place(record), before, record)
            record.invalidate_recordset()
            self.assertEqual(record.read(), state)

    def test_a_signature_locks_the_request_also_where_more_are_missing(self):
        self._rules(requisition_percent=10)
        requisition = self._ask()
        before = self._place(requisition)
        requisition._sign(self.second, requisition.asked_on, "paper")
        self.assertEqual(requisition.state, "waiting")
        self.assertNotEqual(self._place(requisition), before)
