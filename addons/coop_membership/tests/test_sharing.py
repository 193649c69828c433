"""A co-op's rule book and templates, given to another in a file and taken in there."""

import base64
import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .sharing_common import SharingCase


@tagged("post_install", "-at_install")
class TestGiving(SharingCase):
    def test_the_file_is_readable_and_the_same_for_the_same_content(self):
        content = self.give()
        self.assertEqual(content, self.give())
        raw = json.loads(content)
        self.assertEqual(raw["origin"], {"co_op": "Perllan Co-op", "day": "2018-05-10"})
        self.assertIn("CC BY-SA 4.0", raw["licence"])
        kinds = {item["kind"] for item in raw["items"]}
        self.assertEqual(kinds, set(self.env["coop.sharing"]._get_shared_models()))

    def test_nobody_is_in_it(self):
        self._member("Mali Derwen", self.supported)
        text = self.give().decode()
        items = json.dumps(json.loads(text)["items"])
        for mark in (
            "Mali",
            "Siwan",
            "Perllan",
            "01632",
            "@perllan",
            "Heol y Berllan",
            "LL57",
            "/web/image",
            "Onnen",
            "Arfon",
        ):
            self.assertNotIn(mark, items)
        self.assertIn("[name]", items)
        self.assertIn("[phone]", items)
        self.assertIn("Rules of {{coop}}", items)
        self.assertIn("done.svg", items)

    def test_what_is_not_published_stays_at_home_unless_asked_for(self):
        draft = self.text._begin_version("en_GB", "standard")
        draft.body = "<p>Secret plan</p>"
        self.assertNotIn(b"Secret plan", self.give())
        self.assertIn(b"Secret plan", self.give(drafts=True))

    def test_what_is_not_ticked_is_not_in_it(self):
        wizard = Form(self.at("coop.sharing.give", self.manager, self.company)).save()
        for line in wizard.line_ids:
            line.take = line.kind == "coop.membership.category"
        wizard.action_make()
        items = json.loads(base64.b64decode(wizard.file))["items"]
        self.assertEqual({item["kind"] for item in items}, {"coop.membership.category"})
        wizard.line_ids.take = False
        with self.assertRaises(UserError):
            wizard.action_make()

    def test_managers_give_and_take_and_nobody_else(self):
        for model in ("coop.sharing.give", "coop.sharing.take"):
            for user in (self.officer, self.inspector, self.employee, self.system):
                with self.assertRaises(AccessError, msg=user.login):
                    self._as(self.env[model], user).create({})
            with self.assertRaises(AccessError):
                self.at(model, self.manager).create({})
        settings_only = self.boss.copy({"login": "gosodiadau"})
        settings_only.group_ids = self.env.ref("base.group_user") + self.env.ref(
            "coop_base.group_coop_admin"
        )
        with self.assertRaises(AccessError):
            self.at("coop.sharing.give", settings_only).create({})


@tagged("post_install", "-at_install")
class TestTaking(SharingCase):
    def test_there_and_back_it_is_the_same_but_for_where_it_comes_from(self):
        given = self.give(drafts=True)
        self.take_all(given)
        back = self.give(self.boss, self.new, drafts=True)
        ours, theirs = json.loads(given), json.loads(back)
        self.assertEqual(theirs["origin"]["co_op"], "Gwinllan Newydd")
        self.maxDiff = None
        self.assertEqual(ours["items"], theirs["items"])

    def test_the_second_time_changes_nothing(self):
        given = self.give()
        self.take_all(given)
        again = self.look(given)
        self.assertEqual(set(again.line_ids.mapped("state")), {"same"})
        with self.assertRaisesRegex(UserError, "nothing to take in"):
            again.action_take()

    def test_looking_makes_nothing(self):
        take = self.look(self.give())
        self.assertEqual(self.states(take)["coop.membership.category", "supported"], "new")
        self.assertFalse(self.env["coop.text"].search([("company_id", "=", self.new.id)]))
        self.assertEqual(take.origin, "Perllan Co-op, 2018-05-10")

    def test_texts_are_drafts_and_rules_not_in_force_and_the_name_is_ours(self):
        self.take_all(self.give())
        text = self.env["coop.text"].search(
            [("company_id", "=", self.new.id), ("key", "=", self.text.key)]
        )
        self.assertEqual(set(text.version_ids.mapped("state")), {"draft"})
        self.assertEqual(len(text.version_ids), 4)
        english = text.version_ids.filtered(lambda v: (v.lang, v.format) == ("en_GB", "standard"))
        self.assertEqual(english._render_title({"name": "Mali"}), "Rules of Gwinllan Newydd")
        self.assertEqual(english.written_by_id, self.boss)
        rules = self.env["coop.rules.version"]
        self.assertFalse(rules._current(self.new))
        mine = rules.search([("company_id", "=", self.new.id)])
        self.assertEqual((mine.name, mine.state, mine.text_id), ("Rules of 2017", "draft", text))
        self.assertEqual(mine.with_context(lang="cy_GB").name, "Rheolau 2017")
        self.assertEqual(self.new.coop_appeal_days, 21)

    def test_who_has_changed_something_keeps_it_unless_they_say_otherwise(self):
        self.take_all(self.give())
        category = self.env["coop.membership.category"].search(
            [("company_id", "=", self.new.id), ("code", "=", "supporter")]
        )
        other = self.env["coop.membership.category"].search(
            [("company_id", "=", self.new.id), ("code", "=", "employee")]
        )
        category.with_context(lang="en_GB").evidence = "Our own way."
        for theirs in self.supporters + self.employees:
            theirs.with_context(lang="en_GB").evidence = "Their new way."
        self.env.invalidate_all()
        take = self.look(self.give())
        states = self.states(take)
        self.assertEqual(states["coop.membership.category", "supporter"], "mine")
        self.assertEqual(states["coop.membership.category", "employee"], "newer")
        take.action_take()
        self.env.invalidate_all()
        category, other = (record.with_context(lang="en_GB") for record in (category, other))
        self.assertEqual(category.evidence, "Our own way.")
        self.assertEqual(other.evidence, "Their new way.")
        take = self.look(self.give())
        take.line_ids.filtered(lambda line: line.key == "supporter").take = True
        take.action_take()
        self.env.invalidate_all()
        self.assertEqual(category.evidence, "Their new way.")

    def test_an_own_draft_that_is_replaced_stays_readable(self):
        self.take_all(self.give())
        text = self.env["coop.text"].search(
            [("company_id", "=", self.new.id), ("key", "=", self.text.key)]
        )
        draft = text._begin_version("en_GB", "standard")
        self.at("coop.text.version").browse(draft.id).body = "<p>Our own words</p>"
        take = self.look(self.give())
        line = take.line_ids.filtered(lambda line: line.kind == "coop.text")
        self.assertEqual((line.state, line.take), ("mine", False))
        line.take = True
        take.action_take()
        self.assertIn("Be kind", draft.body)
        self.assertIn("Our own words", "".join(draft.message_ids.mapped("body")))

    def test_a_file_never_changes_who_is_openly_known_nor_the_register(self):
        self.take_all(self.give())
        values = json.loads(self.give())
        for item in values["items"]:
            if item["key"] == "supporter":
                item["values"].update(openly_known=True, class_label={"en_GB": "Friend"})
        take = self.look(values)
        self.assertEqual(self.states(take)["coop.membership.category", "supporter"], "same")

    def test_where_people_can_join_already_a_new_category_waits(self):
        self.new.coop_join_open = True
        self.take_all(self.give())
        categories = self.env["coop.membership.category"].with_context(active_test=False)
        self.assertFalse(
            any(categories.search([("company_id", "=", self.new.id)]).mapped("active"))
        )

    def test_nothing_is_half_done(self):
        values = json.loads(self.give())
        for item in values["items"]:
            if item["key"] == "coop_letter_top":
                item["values"]["value"] = 9999  # the database has the last word
        take = self.look(values)
        with self.assertRaisesRegex(UserError, "so nothing was"), self.env.cr.savepoint():
            take.action_take()
        self.env.invalidate_all()
        self.assertFalse(self.env["coop.text"].search([("company_id", "=", self.new.id)]))

    def test_the_window_cannot_be_told_what_to_take(self):
        take = self.look(self.give())
        line = take.line_ids.filtered(lambda line: line.key == "coop_appeal_days")
        line.sudo().write({"key": "coop_slug", "state": "new", "take": True})
        (take.line_ids - line).take = False
        with self.assertRaisesRegex(UserError, "nothing to take in"):
            take.action_take()

    def test_it_is_remembered_where_it_came_from(self):
        self.take_all(self.give())
        received = self.at("coop.sharing.received").search([("key", "=", "supporter")])
        self.assertEqual((received.origin, received.taken_by_id), ("Perllan Co-op", self.boss))
        with self.assertRaises(AccessError):
            received.write({"origin": "Us"})
        self.assertFalse(self.at("coop.sharing.received", self.manager, self.company).search([]))
