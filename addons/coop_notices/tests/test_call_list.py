from datetime import date, datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestCallList(NoticeCase):
    """People who want to be rung, one after the other, by several who ring at once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.callers = cls.clerk + cls._new_user("dai.clerk", "coop_notices.group_notices")
        cls.told = cls.env["res.partner"].browse()
        for number, name in enumerate(("Anwen", "Bryn", "Cadi")):
            cls.told += cls._new_person(
                name,
                phone=f"01999 65432{number}",
                need={"channel": "phone", "format": "easy_read", "what_helps": "Speak slowly."},
            )
        cls.notice = cls.env["coop.notice"]._tell(
            cls.told, "test_welcome", cls.record, {"number": "12"}
        )

    def ring(self, user=None, notice=True):
        """Open the next person as the button does."""
        user = user or self.clerk
        if notice:
            action = self.notice.with_user(user).action_ring()
        else:
            action = self.env["coop.notice.delivery"].with_user(user).action_ring_all()
        if action["type"] != "ir.actions.act_window":
            return self.env["coop.call.list"].with_user(user)
        return self.env["coop.call.list"].with_user(user).browse(action["res_id"])

    def at(self, moment):
        return freeze_time(moment)

    def test_the_caller_sees_whom_to_ring_and_what_to_say(self):
        call = self.ring()
        self.assertEqual((call.person_name, call.number), ("Anwen", "01999 654320"))
        self.assertIn("Hello Anwen", call.words, "in their own format")
        self.assertEqual(call.progress, "To ring: 3")
        self.assertEqual(call.what_helps, "Something helps this person: ask the help desk.")
        desk = self._new_user("eira.desk", "coop_notices.group_notices,coop_access.group_desk")
        self.assertEqual(self.ring(desk).what_helps, "Speak slowly.")

    def test_the_caller_sees_when_each_likes_to_be_rung(self):
        # sudo: as the desk writes it down
        needs = self.told[:2].sudo().coop_need_ids
        needs[0].write({"ring_when": "morning", "ring_words": "Not on Tuesdays."})
        needs[1].ring_words = "After the news."
        call = self.ring()
        self.assertEqual(call.ring_time, "In the morning: Not on Tuesdays.")
        rows = self.notice.delivery_ids.with_user(self.clerk).sorted("id")
        self.assertEqual(
            rows.mapped("ring_time"),
            ["In the morning: Not on Tuesdays.", "After the news.", ""],
        )
        call.action_reached()
        self.assertEqual(self.ring().ring_time, "After the news.")

    def test_two_who_ring_at_once_ring_two_people(self):
        first, second = (self.ring(user) for user in self.callers)
        self.assertNotEqual(first.partner_id, second.partner_id)
        self.assertEqual(self.ring(self.callers[0]).partner_id, first.partner_id)

    def test_who_is_held_too_long_is_free_again(self):
        first = self.ring()
        with self.at("2018-05-01 09:16:00"):
            again = self.ring(self.callers[1])
            self.assertEqual(again.partner_id, first.partner_id)
            with self.assertRaisesRegex(UserError, "Somebody else is ringing Anwen"):
                first.action_reached()
            again.action_reached()
        self.assertEqual(self.delivery_of(self.notice, self.told[0]).state, "sent")

    def test_reached_goes_on_to_the_next_until_nobody_is_left(self):
        names = []
        call = self.ring()
        while call:
            names.append(call.person_name)
            call.action_reached()
            call = self.ring()
        self.assertEqual(names, ["Anwen", "Bryn", "Cadi"])
        self.assertEqual(self.notice.summary, "3 of 3 told: 3 rung.")
        calls = self.env["coop.phone.call"].search([("partner_id", "in", self.told.ids)])
        self.assertEqual(set(calls.mapped("outcome")), {"reached"})

    def test_nobody_at_home_is_tried_again_tomorrow_and_written_to_in_the_end(self):
        delivery = self.delivery_of(self.notice, self.told[0])
        moment = datetime(2018, 5, 1, 9)
        for tries in (1, 2):
            with self.at(moment):
                call = self.ring()
                self.assertEqual(call.partner_id, self.told[0])
                call.action_no_answer()
                self.assertEqual((delivery.call_tries, delivery.state), (tries, "waiting"))
                self.assertNotEqual(self.ring().partner_id, self.told[0], "not the same day")
                self.env["coop.notice.delivery"].search([])._release()
                (self.told[1:].coop_delivery_ids).write({"call_after": datetime(2030, 1, 1)})
            moment += timedelta(days=1)
        with self.at(moment):
            self.ring().action_message()
        self.assertEqual((delivery.channel, delivery.state), ("print", "waiting"))

    def test_without_another_way_the_office_reads_that_nobody_answered(self):
        self.company.coop_call_tries = 1
        self.told[0].write({"street": False, "city": False, "zip": False})
        delivery = self.delivery_of(self.notice, self.told[0])
        self.ring().action_no_answer()
        self.assertEqual((delivery.state, delivery.failure_reason), ("failed", "Nobody answered."))

    def test_whoever_asked_to_be_rung_later_is_rung_later(self):
        call = self.ring()
        with self.assertRaisesRegex(UserError, "Enter the day"):
            call.action_later()
        call.later_on = date(2018, 5, 1)
        with self.assertRaisesRegex(UserError, "tomorrow or later"):
            call.action_later()
        call.later_on = date(2018, 5, 4)
        call.action_later()
        delivery = self.delivery_of(self.notice, self.told[0])
        self.assertEqual(delivery.call_after, datetime(2018, 5, 3, 23))
        self.assertEqual(delivery.call_tries, 0)
        with self.at("2018-05-04 08:00:00"):
            self.env["coop.notice.delivery"].search([])._release()
            self.assertEqual(self.ring().partner_id, self.told[0], "before who waits without a day")

    def test_a_wrong_number_is_checked_and_nobody_rings_it_again(self):
        self.ring().action_wrong_number()
        delivery = self.delivery_of(self.notice, self.told[0])
        self.assertEqual(delivery.state, "failed")
        check = self.env["coop.channel.check"].search([("partner_id", "=", self.told[0].id)])
        self.assertEqual((check.channel, check.state), ("phone", "open"))

    def test_who_does_not_want_calls_is_not_rung_again(self):
        self.ring().action_no_calls()
        delivery = self.delivery_of(self.notice, self.told[0])
        self.assertEqual((delivery.channel, delivery.state), ("print", "waiting"))
        need = self.told[0].coop_need_ids
        self.assertEqual((need.no_calls, need.channel), (True, "print"))
        self.assertEqual(need.what_helps, "Speak slowly.", "nothing else was lost")
        need.channel = "phone"
        self.assertEqual(self.tell(self.told[0]).delivery_ids.channel, "print")

    def test_what_is_urgent_is_rung_first(self):
        self.notice_kind.copy({"code": "test_urgent", "urgent": True, "name": "Now"})
        late = self._new_person("Deio", phone="01999 1", need={"channel": "phone"})
        self.env["coop.notice"]._tell(late, "test_urgent", self.record, {"number": "1"})
        self.assertEqual(self.ring(notice=False).partner_id, late)

    def test_stopping_leaves_the_person_to_somebody_else(self):
        call = self.ring()
        call.action_stop()
        self.assertEqual(self.ring(self.callers[1]).partner_id, call.partner_id)

    def test_nobody_else_rings(self):
        for user in (self.officer, self.editor):
            with self.assertRaises(UserError):
                self.notice.with_user(user).action_ring()
            with self.assertRaises(AccessError):
                self.env["coop.call.list"].with_user(user).check_access("read")
