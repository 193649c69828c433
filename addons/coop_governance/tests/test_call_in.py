from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .council_common import TODAY, CouncilCase, at, day


@tagged("post_install", "-at_install")
class TestCallIn(CouncilCase):
    def _call_in(self, **vals):
        return self.env["coop.call.in"]._ask(
            self.holders[0], "The sale of the hall", "It is ours.", **vals
        )

    def _called(self):
        call_in = self._call_in()
        for holder in self.holders[1:3]:
            call_in._support(holder)
        return call_in

    def test_others_are_asked_and_so_many_as_the_rules_say_call_it_in(self):
        call_in = self._call_in()
        self.assertEqual((call_in.state, call_in.needed), ("open", 2))
        self.assertEqual(call_in.support_by, day(14))
        told = self._told(call_in, "call_in_asked")
        self.assertEqual(told, (self.holders - self.holders[0]).partner_id)
        call_in._support(self.holders[1])
        self.assertEqual(call_in.state, "open")
        call_in._support(self.holders[2])
        self.assertEqual((call_in.state, call_in.bring_by), ("called", day(42)))
        decision = call_in.decision_id
        self.assertEqual((decision.state, decision.origin), ("draft", "called"))
        self.assertEqual((decision.why_called, decision.bring_by), ("It is ours.", day(42)))
        self.assertEqual(self._told(call_in, "call_in_board"), self.trustee.partner_id)

    def test_the_numbers_are_those_of_the_rules(self):
        self._rules(call_supporters=0, call_bring_days=7)
        call_in = self._call_in()
        self.assertEqual((call_in.state, call_in.bring_by), ("called", day(7)))

    def test_only_councillors_support_it_and_once(self):
        call_in = self._call_in()
        trustee = self.board._get_sitting()
        with self.assertRaisesRegex(UserError, "sits on the Council"):
            call_in._support(trustee)
        with self.assertRaisesRegex(UserError, "support this already"):
            call_in._support(self.holders[0])
        call_in._support(self.holders[1])
        with self.assertRaisesRegex(UserError, "support this already"):
            call_in._support(self.holders[1])
        with self.assertRaisesRegex(UserError, "sits on the Council"):
            self.env["coop.call.in"]._ask(trustee, "x", "y")

    def test_who_left_the_council_supports_nothing(self):
        call_in = self._call_in()
        call_in._support(self.holders[1])
        term = self.holders[1].term_ids
        term._end(day(0), "resignation")
        with self._on(1):
            call_in._support(self.holders[2])
            self.assertEqual(call_in.state, "open")
            call_in._support(self.holders[3])
            self.assertEqual(call_in.state, "called")

    def test_it_lapses_when_not_enough_support_it_in_time(self):
        call_in = self._call_in()
        with self._on(14):
            self.env["coop.call.in"]._cron_daily()
            self.assertEqual(call_in.state, "open")
        with self._on(15):
            with self.assertRaisesRegex(UserError, "Nobody supports this any more"):
                call_in._support(self.holders[1])
            self.env["coop.call.in"]._cron_daily()
            self.assertEqual(call_in.state, "lapsed")
        self.assertEqual(self._told(call_in, "call_in_lapsed"), self.holders[0].partner_id)

    def test_not_brought_is_on_the_list_and_late(self):
        call_in = self._called()
        key = ("call_in_bring", "The sale of the hall")
        self.assertEqual(self._tasks("call_in_bring"), {key: day(42)})
        with self._on(42):
            self.assertFalse(call_in.is_late)
        with self._on(43):
            self.assertTrue(call_in.is_late)
            self.assertEqual(call_in.search([("is_late", "=", True)]) & call_in, call_in)
            self.assertIn("late", call_in.decision_id._get_grounds())

    def test_the_board_brings_it_and_the_council_reviews_it(self):
        call_in = self._called()
        decision = call_in.decision_id
        decision.aim_community = True
        self._version(decision, "The hall")
        decision.action_bring()
        self.assertEqual((call_in.state, call_in.brought_on), ("brought", TODAY))
        self.assertEqual(decision.state, "review")
        self.assertFalse(self._tasks("call_in_bring"))

    def test_the_board_refuses_with_reasons_of_which_the_next_council_hears(self):
        call_in = self._called()
        with self.assertRaisesRegex(UserError, "says why"):
            call_in._refuse(" ")
        call_in.decision_id._take_back("It is not for sale.")
        self.assertEqual((call_in.state, call_in.refused_on), ("refused", TODAY))
        self.assertEqual(call_in.decision_id.state, "withdrawn")
        self.assertEqual(self._told(call_in, "call_in_refused"), self.holders.partner_id)
        self.assertIn(("call_in_refused", call_in.name), self._tasks("call_in_refused"))
        self._as(call_in, self.secretary).action_dealt()
        self.assertFalse(self._tasks("call_in_refused"))

    def test_what_is_decided_without_being_brought_was_refused(self):
        call_in = self._called()
        call_in.decision_id._decide("It is sold.", where="Minutes", why="The roof fell in.")
        self.assertEqual((call_in.state, call_in.state_why), ("refused", "The roof fell in."))
        self.assertFalse(self._tasks("call_in_bring"))
        self.assertTrue(self._tasks("call_in_refused"))

    def test_the_council_resolves_it(self):
        self._begin_meeting()
        item = self.meeting.item_ids[0]
        with self._time(at(19, 5)):
            item.action_open()
        votes = {self.oak: (2, 0, 0), self.ash: (2, 0, 0)}
        resolution = self._vote(item, votes, at(19, 10))
        resolves = self._as(self.env["coop.call.in"], self.secretary)._resolve
        call_in = resolves(resolution, "The hall", "It is ours.")
        self.assertEqual((call_in.state, call_in.resolution_id), ("called", resolution))
        lost = self._vote(item, {self.oak: (0, 2, 0), self.ash: (0, 2, 0)}, at(19, 20))
        with self.assertRaisesRegex(UserError, "that was carried"):
            resolves(lost, "The hall", "It is ours.")

    def test_what_is_decided_is_called_in_only_where_the_rules_say_so(self):
        decided = self.decision
        self._concluded("support")
        self._final()
        with self.assertRaisesRegex(UserError, "do not let the Council"):
            self._call_in(again_of=decided)
        self._rules(call_again=True)
        with self.assertRaisesRegex(UserError, "has decided"):
            self._call_in(again_of=self._decision(name="Another"))
        self.assertEqual(self._call_in(again_of=decided).again_of_id, decided)

    def test_nothing_is_typed_over(self):
        call_in = self._as(self._called(), self.secretary)
        for vals in ({"state": "brought", "brought_on": TODAY}, {"bring_by": day(500)}):
            with self.assertRaisesRegex(UserError, "cannot be typed over"):
                call_in.write(vals)
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            call_in.decision_id.write({"bring_by": day(500)})
        with self.assertRaises(AccessError):
            self._as(self.env["coop.call.in.support"], self.secretary).create(
                {"call_in_id": call_in.id, "holder_id": self.holders[4].id, "supported_on": TODAY}
            )

    @mute_logger("odoo.sql_db")
    def test_support_stands_behind_the_wall(self):
        call_in = self._called()
        self.env.flush_all()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.env.cr.execute(
                "DELETE FROM coop_call_in_support WHERE call_in_id = %s", [call_in.id]
            )

    def test_councillors_and_the_board_find_it_on_their_first_page(self):
        call_in = self._call_in()
        home = self.env["coop.member.home"]

        def there(member):
            partner = member.partner_id
            keys = [thing["key"] for thing in home._get_things(partner)[partner.id]]
            return any(key.startswith(f"call_in:{call_in.id}") for key in keys)

        self.assertTrue(there(self.holders[1]))
        for somebody in (self.holders[0], self.trustee, self.asker):
            self.assertFalse(there(somebody))
        for holder in self.holders[1:3]:
            call_in._support(holder)
        self.assertTrue(there(self.trustee))
        self.assertFalse(there(self.holders[1]))

    def test_who_asked_takes_it_back_and_nobody_else(self):
        call_in = self._call_in()
        call_in._withdraw(self.holders[1])
        self.assertEqual(call_in.state, "open")
        call_in._withdraw(self.holders[0])
        self.assertEqual(call_in.state, "withdrawn")
