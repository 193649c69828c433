from odoo.tests import Form, tagged

from .council_common import CouncilCase, at, day


@tagged("post_install", "-at_install")
class TestCouncilWindows(CouncilCase):
    """The buttons of the governance officer open windows in which all of it can be done."""

    def _window(self, action, **values):
        """Fill in the window that a button opens, and press its button."""
        model = self._as(self.env[action["res_model"]], self.secretary)
        with Form(model.with_context(**action["context"])) as form:
            for name, value in values.items():
                setattr(form, name, value)
        return form.record.action_apply()

    def test_a_dispute_is_opened_and_a_stage_ends(self):
        self._concluded("object")
        decision = self._as(self.decision, self.secretary)
        words = {"reason": "The club.", "reason_cy": "Y clwb.", "where": "Minutes"}
        result = self._window(decision.action_dispute(), ground="object", **words)
        dispute = self._as(self.env["coop.dispute"], self.secretary).browse(result["res_id"])
        self.assertEqual(dispute.with_context(lang="cy_GB").reason, "Y clwb.")
        self.assertEqual(
            decision.action_view_disputes()["domain"], [("decision_id", "=", decision.id)]
        )
        words = {"words": "Agreed.", "words_cy": "Cytunwyd."}
        self._window(dispute.step_id.action_finish(), outcome="settled", **words)
        self.assertEqual(dispute.state, "settled")
        self.assertEqual(dispute.with_context(lang="cy_GB").outcome, "Cytunwyd.")

    def test_a_question_is_taken_and_passed_on(self):
        question = self._as(self._question(), self.secretary)
        self._window(question.action_take(), holder_id=self.holders[0])
        self.assertEqual(question.taken_by_id, self.holders[0])
        self._window(
            question.action_pass(),
            to="followup",
            meeting_id=self.meeting,
            what="Write to the bus company",
            owner_id=self.trustee.partner_id,
            due_on=day(7),
        )
        self.assertEqual(question.followup_id.name, "Write to the bus company")
        question.action_withdraw()
        self.assertEqual(question.state, "withdrawn")

    def test_a_call_in_is_resolved_and_refused(self):
        self._begin_meeting()
        item = self.meeting.item_ids[0]
        with self._time(at(19, 5)):
            item.action_open()
        votes = {self.oak: (2, 0, 0), self.ash: (2, 0, 0)}
        resolution = self._vote(item, votes, at(19, 10))
        result = self._window(
            {"res_model": "coop.call.in.resolve", "context": {}},
            resolution_id=resolution,
            name="The hall",
            why="It is ours.",
        )
        call_in = self._as(self.env["coop.call.in"], self.secretary).browse(result["res_id"])
        self.assertEqual(call_in.state, "called")
        self._window(call_in.action_refuse(), why="It is let.", why_cy="Mae wedi’i osod.")
        self.assertEqual(call_in.state, "refused")
        self.assertEqual(call_in.with_context(lang="cy_GB").state_why, "Mae wedi’i osod.")

    def test_a_point_goes_onto_an_agenda_or_not(self):
        proposals = self.env["coop.item.proposal"]
        first, second = (
            self._as(proposals._propose(self.holders[0], name, "Why", 10), self.secretary)
            for name in ("First", "Second")
        )
        self._window(first.action_accept(), meeting_id=self.meeting)
        self.assertEqual(first.item_id.name, "First")
        self._window(second.action_refuse(), why="It was there last time.")
        self.assertEqual(second.state, "refused")

    def test_an_initiative_goes_onto_an_agenda_and_is_answered(self):
        self._rules(initiative_by="number", initiative_number=1)
        initiative = self.env["coop.initiative"]._start(self.asker, "A bench", "A bench, please.")
        initiative = self._as(initiative, self.secretary)
        self.assertEqual(initiative.state, "reached")
        self._window(initiative.action_put_on(), meeting_id=self.meeting, minutes=25)
        self.assertEqual(initiative.item_id.minutes, 25)
        self._begin_meeting()
        with self._time(at(20)):
            self._window(initiative.action_answer(), words="Yes.", words_cy="Iawn.")
        self.assertEqual(initiative.with_context(lang="cy_GB").answer, "Iawn.")

    def test_each_list_and_form_opens_for_the_governance_officer(self):
        for model in (
            "coop.council.question",
            "coop.call.in",
            "coop.initiative",
            "coop.item.proposal",
            "coop.dispute",
            "coop.dispute.stage",
            "coop.council.rules",
        ):
            views = [(False, kind) for kind in ("list", "form", "search")]
            found = self._as(self.env[model], self.secretary).get_views(views)
            self.assertEqual(set(found["views"]), {"list", "form", "search"}, model)
