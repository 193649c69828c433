import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import AccountsCase


@tagged("post_install", "-at_install")
class TestHeading(AccountsCase):
    """An account belongs to one heading, of its own kind."""

    def _heading(self, **vals):
        return self.env["coop.figure.heading"].create({"name": "Other heading", **vals})

    def test_an_account_stands_under_one_heading(self):
        with self.assertRaisesRegex(UserError, "under “Wages” already"):
            self._heading(account_ids=[(6, 0, self.accounts["610000"].ids)])

    def test_a_bank_is_under_none_and_income_not_under_spending(self):
        for code in ("101000", "300000", "400100"):
            with self.assertRaisesRegex(UserError, "no account of this kind"):
                self._heading(account_ids=[(6, 0, self.accounts[code].ids)])

    def test_the_same_beginning_is_refused_and_so_is_nonsense(self):
        with self.assertRaisesRegex(UserError, "under “Heat” already"):
            self._heading(prefixes="7, 62")
        for prefixes in ("6%", "61;62", "61,,62"):
            with self.assertRaisesRegex(UserError, "beginnings of codes"):
                self._heading(prefixes=prefixes)

    def test_all_pay_stands_under_one_heading(self):
        with self.assertRaises(psycopg2.IntegrityError), mute_logger("odoo.sql_db"):
            self._heading(is_pay=True)
