from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_count import CountCase

NEW = {"name": "Huw Hebog", "is_outside": True}
WHY = "She is in hospital"


@tagged("post_install", "-at_install")
class TestScrutineerChange(CountCase):
    """From the making of the key to the opening a scrutineer is not replaced behind the others'
    back. The key has three shares, and two open."""

    def _scrutineers(self):
        return self.election._get_roles("scrutineer").sorted("name")

    def _replace(self, role, user, why=WHY, **vals):
        return role.with_user(user).sudo(False)._replace({**NEW, **vals}, why)

    def test_the_returning_officer_alone_does_it_and_never_a_governance_officer(self):
        role = self._scrutineers()[0]
        self.env["coop.election.role"].flush_model()
        with self.assertRaisesRegex(UserError, "returning officer alone"):
            self._replace(role, self.secretary)
        window = self.env["coop.election.replace"].with_user(self.secretary)
        with self.assertRaisesRegex(UserError, "returning officer alone"):
            window.create({"role_id": role.id, "name": "Huw", "why": WHY}).action_apply()
        self.assertFalse(role.date_to)
        self.assertTrue(self._replace(role, self.runner).replaces_id)

    def test_a_governance_officer_does_not_where_the_officer_has_no_log_in(self):
        officer = self.election._get_returning_officer().sudo()
        role = self._scrutineers()[0]
        self._write_frozen(officer, {"user_id": None})
        with self.assertRaisesRegex(UserError, "returning officer alone"):
            self._replace(role, self.secretary)

    def test_it_wants_a_reason_and_is_in_the_journal_and_in_a_notice(self):
        role = self._scrutineers()[0]
        for nothing in ("", "  ", None):
            with self.assertRaisesRegex(UserError, "Say why"):
                self._replace(role, self.runner, nothing)
        before = len(self.election.sudo().notice_ids)
        new = self._replace(role, self.runner)
        self.assertEqual((role.ended_why, new.replaces_id), (WHY, role))
        ended = self.election.sudo().journal_ids.filtered(lambda one: one.act == "role_ended")
        self.assertEqual(ended.why, WHY)
        self.assertEqual(len(self.election.sudo().notice_ids), before + 1)
        self.assertIn("Huw Hebog", self.election._get_last_notice().content)

    def test_the_other_scrutineers_and_all_who_stand_are_told(self):
        eleri, _gwen = self._scrutineers()
        self._replace(eleri, self.runner)
        told = self._told("election_watch")
        self.assertIn(self.watcher.partner_id, told)
        self.assertEqual(
            told - self.watcher.partner_id, self.contest.candidate_ids.membership_id.partner_id
        )

    def test_as_many_with_a_share_stay_as_have_to_open(self):
        eleri, gwen = self._scrutineers()
        manifest = self.election._get_manifest()
        self.assertEqual(manifest._get_shares(), (2, 3))
        new = self._replace(eleri, self.runner)
        self.assertEqual(self.election._get_shares_left(), 2)
        with self.assertRaisesRegex(UserError, "too few would be left to open"):
            self._replace(gwen, self.runner, name="Ifor Ieir")
        again = self._replace(new, self.runner, name="Ifor Ieir")
        self.assertEqual(again.name, "Ifor Ieir", "who came later has no share")

    def test_one_who_alone_holds_the_key_stays(self):
        manifest = self.election._get_manifest()
        self.env.flush_all()
        self.patch(type(manifest), "_get_shares", lambda self: (1, 1))
        with self.assertRaisesRegex(UserError, "too few would be left"):
            self._replace(self._scrutineers()[0], self.runner)

    def test_before_the_key_and_after_the_opening_it_is_as_always(self):
        other = self._ready(is_rehearsal=True)
        role = other._get_roles("scrutineer")[0]
        self.assertTrue(role.with_user(self.secretary)._replace(dict(NEW), "Ill"))
        self._cast([1, 2], [2, 1])
        self._close()
        self._bring()
        gwen = self._scrutineers()[1]
        self.assertTrue(self._replace(gwen, self.runner))
        self.assertFalse(self._told("election_watch"))

    def test_who_has_a_share_is_not_typed_over(self):
        role = self._scrutineers()[0]
        self.assertEqual(role.sudo().key_print, self.election._get_manifest().fingerprint)
        for user in (self.runner, self.secretary):
            with self.assertRaises(UserError):
                role.with_user(user).sudo(False).write({"key_print": False})
            with self.assertRaises(UserError):
                role.with_user(user).sudo(False).write({"date_to": "2018-01-01"})
            with self.assertRaises(UserError):
                self.election.with_user(user).sudo(False).write(
                    {"role_ids": [Command.delete(role.id)]}
                )
