import io

import polib

from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import trans_export


@tagged("post_install", "-at_install")
class TestWelsh(TransactionCase):
    """Every term is in Welsh; the test of all addons does not have this one in its database."""

    def test_every_term_is_in_welsh_and_keeps_what_is_filled_in(self):
        with io.BytesIO() as buffer:
            trans_export("cy_GB", ["coop_governance_account"], buffer, "po", self.env)
            terms = polib.pofile(buffer.getvalue().decode())
        self.assertGreater(len(terms), 100)
        self.assertFalse([entry.msgid for entry in terms if not entry.msgstr.strip()])
        for entry in terms:
            for piece in ("%(name)s", "%(month)s", "%(heading)s", "%(faults)s", "%(problems)s"):
                self.assertEqual(piece in entry.msgid, piece in entry.msgstr, entry.msgid)
