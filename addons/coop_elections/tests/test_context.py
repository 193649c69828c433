import json
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .common import TODAY, ElectionCase

ONE = timedelta(days=1)
KEYS = ("coop_moved", "coop_plan", "coop_new_notice", "coop_whole_plan")


@tagged("post_install", "-at_install")
class TestContext(ElectionCase):
    """What a client puts into a context lifts nothing that holds otherwise."""

    def _call(self, user, model, method, *args, **context):
        """As the web client does; what is sent has been text."""
        sent = json.loads(json.dumps({"args": args, "context": context}))
        return call_kw(
            self.env[model].with_user(user), method, sent["args"], {"context": sent["context"]}
        )

    def _refused(self, user, model, method, *args, **context):
        with self.assertRaises(UserError), self.cr.savepoint():
            self._call(user, model, method, *args, **context)
            self.env.flush_all()
        self.env.invalidate_all()

    def test_no_context_moves_a_step_that_was_noticed(self):
        election = self._noticed()
        admin = self.env.ref("base.user_admin")
        admin.write({"group_ids": self.runner.group_ids.mapped(lambda one: (4, one.id))})
        step = election._get_step("poll_closes").sudo()
        before = step.day
        values = {"day": str(before + ONE)}
        for user in (self.runner, self.secretary, admin):
            for sent in (True, 1, "new notice", "<new notice>", ["new notice"], {"x": 1}):
                context = dict.fromkeys(KEYS, sent)
                context["allowed_company_ids"] = self.company.ids
                self._refused(user, "coop.election.step", "write", step.ids, values, **context)
                self._refused(
                    user,
                    "coop.election",
                    "write",
                    election.ids,
                    {"step_ids": [(1, step.id, values)]},
                    **context,
                )
                self._refused(
                    user, "coop.election", "write", election.ids, {"name": "Other"}, **context
                )
        self.assertEqual(step.day, before)

    def test_no_context_keeps_a_plan_that_is_not_legal(self):
        election = self._ready()
        step = election._get_step("nominations_close")
        values = {"day": str(self._days(election)["nominations_open"])}
        context = dict.fromkeys(KEYS, True)
        self._refused(self.runner, "coop.election.step", "write", step.ids, values, **context)

    def test_no_default_in_a_context_is_what_acts_alone_write(self):
        draft = self._plan()
        sent = {
            "default_state": "counted",
            "default_noticed_on": str(TODAY),
            "default_roll_state": "final",
            "default_roll_hash": "0" * 64,
            "default_trial_on": str(TODAY),
            "default_papers_sha256": "0" * 64,
            "allowed_company_ids": self.company.ids,
        }
        values = {
            "name": "Council 2019",
            "body_id": self.council.id,
            "company_id": self.company.id,
            "rules_id": draft.rules_id.id,
        }
        [made] = self._call(self.secretary, "coop.election", "create", [values], **sent)
        made = self.env["coop.election"].browse(made)
        self.assertEqual((made.state, made.roll_state), ("draft", "none"))
        for name in ("noticed_on", "roll_hash", "trial_on", "papers_sha256"):
            self.assertFalse(made[name], name)
        values["state"] = "counted"
        self._refused(self.secretary, "coop.election", "create", [values], **sent)

    def test_no_default_in_a_context_brings_a_contest_into_a_noticed_election(self):
        noticed = self._noticed()
        other = self._plan(
            kind="yes_no", name="Rules", name_cy="Rheolau", question="New?", question_cy="Newydd?"
        )
        contest = other.contest_ids
        values = {"question": "Old?", "company_id": self.company.id}
        context = {"default_election_id": noticed.id, "default_outcome": "deemed"}
        context["allowed_company_ids"] = self.company.ids
        for user in (self.runner, self.secretary):
            self._refused(user, "coop.election.contest", "create", [values], **context)
        self._refused(
            self.secretary,
            "coop.election.contest",
            "write",
            contest.ids,
            {"election_id": noticed.id},
            **context,
        )
        values["election_id"] = other.id
        [made] = self._call(self.secretary, "coop.election.contest", "create", [values], **context)
        self.assertFalse(self.env["coop.election.contest"].browse(made).outcome)
        self._refused(
            self.secretary, "coop.election.contest", "write", [made], {"outcome": "deemed"}
        )

    def test_no_default_in_a_context_ends_a_role_or_counts_a_box(self):
        election = self._noticed()
        context = {"default_date_to": str(TODAY), "default_ended_why": "No", "lang": "en_GB"}
        values = {
            "election_id": election.id,
            "company_id": self.company.id,
            "role": "scrutineer",
            "name": "Nest Nant",
        }
        [made] = self._call(self.runner, "coop.election.role", "create", [values], **context)
        self.assertFalse(self.env["coop.election.role"].browse(made).date_to)
