from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_roll import RollCase

WAITS = "Organisations on the roll have not named who votes for them"


@tagged("post_install", "-at_install")
class TestVoterless(RollCase):
    """An organisation that named nobody to vote is a gap that the returning officer sees."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        choir = cls.env["res.partner"].create({"name": "Côr Afallen", "is_company": True})
        cls.supported.write({"discloses_support": False, "open_to_organisations": True})
        cls.choir = cls._member(partner=choir, category=cls.supported)
        cls.mine = cls.election.with_user(cls.runner).sudo(False)

    def _waits(self):
        self.env.invalidate_all()
        return self.election.sudo()._get_officer_things()

    def _appoint(self):
        self.env["coop.representative"]._appoint(
            self.choir, "voter", self.elin.partner_id, self.election.qualifying_on
        )
        self.env.invalidate_all()

    def test_it_waits_from_the_roll_until_somebody_is_named(self):
        self.assertNotIn(WAITS, self._waits())
        self.assertFalse(self.mine.voterless_words)
        self.election._make_roll()
        self.assertEqual(self._waits()[WAITS], self.election._get_objections_step().day)
        self.assertIn(WAITS, self.mine.waiting)
        self.assertNotIn("Afallen", self.mine.waiting)
        self.assertEqual(self.mine.voterless_words, "Côr Afallen")
        self._appoint()
        self.assertNotIn(WAITS, self._waits())
        self.assertFalse(self.mine.voterless_words)

    def test_it_keeps_no_roll_from_becoming_final_and_is_shown_until_voting_ends(self):
        self._make_final()
        self.assertEqual(self.election.roll_state, "final")
        self.assertNotIn(WAITS, self._waits())
        self.assertEqual(self.mine.voterless_words, "Côr Afallen")
        self.election._abandon("A seat was missing")
        self.env.invalidate_all()
        self.assertFalse(self.mine.voterless_words)

    def test_whoever_was_named_and_is_gone_is_nobody(self):
        self._appoint()
        self.election._make_roll()
        self.assertNotIn(WAITS, self._waits())
        named = self.env["coop.representative"].search([("membership_id", "=", self.choir.id)])
        named.sudo().date_to = named.date_from
        with freeze_time(self.election._get_objections_until()):
            self.assertIn(WAITS, self._waits())

    def test_clerks_and_scrutineers_do_not_see_it(self):
        self.election._make_roll()
        for user in (self.clerk, self.watcher):
            with self.assertRaises(AccessError):
                self.election.with_user(user).sudo(False).read(["voterless_words"])
