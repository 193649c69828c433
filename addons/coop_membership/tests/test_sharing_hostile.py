"""Files that somebody made to do harm, or just badly."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_texts import sharing

from .sharing_common import OURS, SharingCase


@tagged("post_install", "-at_install")
class TestHostileFiles(SharingCase):
    def test_files_that_are_none_of_ours_are_refused_in_words(self):
        deep = b"[" * 100_000
        for content, words in (
            (b"  ", "empty"),
            (b"PK\x03\x04" + b"x" * 99, "packed file"),
            (b"\x1f\x8b" + b"x" * 99, "packed file"),
            (b"\xff\xfe\x00rubbish", "cannot be read"),
            (deep, "cannot be read"),
            (b"[]", "not a file in which"),
            (b'{"format": "other", "version": 1}', "not a file in which"),
            (b'{"format": "coop-sharing", "version": 1}', "not a file in which"),
            (b'{"format": "coop-sharing", "version": 2, "items": []}', "version 2"),
            (b'{"format": "coop-sharing", "version": true, "items": []}', "version True"),
            (b'{"format": "coop-sharing", "version": "../1", "items": []}', "version ../1"),
            (b'{"format": "x", "format": "coop-sharing"}', "twice"),
            (b'{"format": "coop-sharing", "version": NaN}', "cannot be read"),
            (b'{"format": "coop-sharing", "version": ' + b"9" * 9000 + b"}", "cannot be read"),
            (b"x" * (sharing.MAX_BYTES + 1), "bigger than"),
        ):
            with self.assertRaisesRegex(UserError, words, msg=content[:60]):
                self.look(content)

    def test_items_that_are_not_as_they_should_be_are_refused_in_words(self):
        good = {"kind": "coop.text", "key": "a", "values": {}}
        for items, words in (
            ([[]], "Number 1"),
            ([{"kind": "coop.text", "key": 7, "values": {}}], "Number 1"),
            ([{"kind": "../../etc/passwd", "key": "a", "values": {}}], "Number 1"),
            ([good, {"kind": "coop.text", "key": "x" * 500, "values": {}}], "Number 2"),
            ([good, good], "twice"),
            ([good] * 4000, "more than"),
            ([{**good, "values": {"name": "x" * (sharing.MAX_TEXT + 1)}}], "longer than"),
        ):
            with self.assertRaisesRegex(UserError, words):
                self.look({**self.file(), "items": items})

    def test_models_and_fields_that_are_not_shared_cannot_be_reached(self):
        take = self.look(
            self.file(
                ("res.users", "admin", {"password": "x"}),
                ("coop.membership", "1", {"number": "1"}),
                ("coop.shared.setting", "coop_slug", {"value": "stolen"}),
                ("coop.shared.setting", "coop_appeal_days", {"value": 30, "write_uid": 1}),
                (
                    "coop.membership.category",
                    "x",
                    {"name": {"en_GB": "X", "xx_XX": "?"}, "company_id": 1, "create_uid": 1},
                ),
                surprise=1,
            )
        )
        self.assertEqual(
            take.remarks.splitlines(),
            [
                "“surprise” is not known here.",
                "“coop.membership” is not known here.",
                "“res.users” is not known here.",
            ],
        )
        states = self.states(take)
        self.assertEqual(states["coop.shared.setting", "coop_slug"], "refused")
        self.assertEqual(states["coop.shared.setting", "coop_appeal_days"], "newer")
        notes = {line.key: line.note for line in take.line_ids}
        self.assertIn("“company_id” is not known here.", notes["x"])
        take.action_take()
        category = self.env["coop.membership.category"].search([("code", "=", "x")])
        self.assertEqual(category.company_id, self.new)
        self.assertNotEqual(self.new.coop_slug, "stolen")

    def test_values_of_the_wrong_kind_are_refused_one_by_one(self):
        setting, category = "coop.shared.setting", "coop.membership.category"
        name = {"en_GB": "N"}
        take = self.look(
            self.file(
                (setting, "coop_appeal_days", {"value": "28"}),
                (setting, "coop_leave_notice_days", {"value": -1}),
                (setting, "coop_letter_top", {"value": 10**12}),
                (setting, "coop_letter_new_sheet", {"value": 1}),
                (category, "a", {"name": "N"}),
                (category, "b", {"name": name, "sequence": 2**40}),
                (category, "c", {"name": name, "picture": "<script>"}),
                (category, "d", {"name": name, "openly_known": True, "discloses_support": True}),
                (category, "e", {"name": {"en_GB": ["N"]}}),
                ("coop.text", "f", {"name": name, "kind": "rules", "variants": "x"}),
                ("coop.text", "g", {"name": name, "kind": "nowhere", "variants": [self.words()]}),
                ("coop.rules.version", "h", {"name": name, "guarantee_sum": -5}),
                ("coop.rules.version", "i", {"name": name, "text": "nowhere"}),
                ("coop.notice.kind", "j", {"name": name, "text": "nowhere"}),
                ("coop.text", "k", {"name": name, "kind": "rules", "variants": [self.words()] * 2}),
            )
        )
        self.assertEqual(set(take.line_ids.mapped("state")), {"refused"})
        self.assertTrue(all(take.line_ids.mapped("note")))

    def words(self, body="<p>x</p>", **more):
        return {"lang": "en_GB", "format": "standard", "title": "T", "body": body, **more}

    def test_html_is_made_harmless(self):
        body = (
            "<p onclick='x()' style='background:url(https://spy)'>Hi\x00 \ud800"
            "<script>alert(1)</script><iframe src='https://spy'></iframe>"
            "<img src='https://spy/1.png' alt='tree'/><img src='/web/image/9' alt='Mali'/>"
            "<img src='/coop_access/static/../../web/image/9'/>"
            f"{OURS}<a href='javascript:x()'>l</a><form action='/x'><input name='a'/></form></p>"
        )
        take = self.take_all(
            self.file(
                (
                    "coop.text",
                    "t",
                    {"name": {"en_GB": "T"}, "kind": "rules", "variants": [self.words(body)]},
                )
            )
        )
        self.assertIn("Pictures left out", take.line_ids.note)
        [version] = self.env["coop.text"].search([("key", "=", "t")]).version_ids
        for bad in (
            "script",
            "onclick",
            "spy",
            "iframe",
            "/web/image",
            "javascript",
            "<form",
            "..",
        ):
            self.assertNotIn(bad, version.body)
        self.assertIn("[picture]", version.body)
        self.assertIn("done.svg", version.body)

    def test_a_placeholder_that_cannot_be_filled_in_is_stopped_at_approval(self):
        self.take_all(
            self.file(
                (
                    "coop.text",
                    "t",
                    {
                        "name": {"en_GB": "T"},
                        "kind": "rules",
                        "variants": [self.words("<p>{{password}}</p>")],
                    },
                )
            )
        )
        text = self.env["coop.text"].search([("key", "=", "t")])
        with self.assertRaisesRegex(UserError, "cannot be filled in"):
            text.version_ids.sudo().action_approve()

    def test_other_co_ops_of_the_database_are_not_changed(self):
        """Kinds serve all co-ops: a file adds to them and changes none."""
        notice = self.env.ref("coop_membership.kind_welcome")
        take = self.look(
            self.file(
                ("coop.notice.kind", "welcome", {"name": {"en_GB": "Bye"}, "text": "welcome"}),
                ("coop.text.kind", "rules", {"name": {"en_GB": "No rules"}}),
            )
        )
        self.assertEqual(set(take.line_ids.mapped("state")), {"kept"})
        self.assertNotEqual(notice.name, "Bye")

    def test_what_one_may_not_make_is_refused_before(self):
        """Settings and texts, but no categories: those are the membership manager's."""
        user = self.boss.copy({"login": "golygydd"})
        user.group_ids = (
            self.env.ref("base.group_user")
            + self.env.ref("coop_base.group_coop_admin")
            + self.env.ref("coop_texts.group_text_editor")
        )
        take = self.look(self.give(), user)
        self.assertEqual(self.states(take)["coop.membership.category", "supporter"], "refused")
        self.assertEqual(self.states(take)["coop.text", self.text.key], "new")
        take.action_take()
        day = self.env["coop.sharing.received"].search([], limit=1).taken_on
        self.assertEqual(day, date(2018, 5, 10))
