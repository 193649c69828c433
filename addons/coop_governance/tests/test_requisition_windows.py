from odoo.tests import Form, tagged

from .requisition_common import RequisitionCase


@tagged("post_install", "-at_install")
class TestRequisitionWindows(RequisitionCase):
    def test_a_request_comes_in_on_paper(self):
        window = self._as(self.env["coop.requisition.start"], self.secretary)
        with Form(window) as form:
            form.membership_id = self.starter
            form.name = "Buses"
            form.statement = "They stop at seven."
        result = form.record.action_apply()
        requisition = self.requisitions.browse(result["res_id"])
        self.assertEqual((requisition.how, requisition.membership_id), ("paper", self.starter))

    def test_a_sheet_is_typed_by_number_or_name_and_says_what_does_not_count(self):
        self._rules(requisition_percent=50)
        requisition = self._ask()
        window = self._as(self.env["coop.requisition.sign"], self.secretary)
        with Form(window.with_context(default_requisition_id=requisition.id)) as form:
            for typed in (self.second.number, "member 2", "Nobody Known", self.starter.number):
                with form.line_ids.new() as line:
                    line.typed = typed
            with form.line_ids.new() as line:
                line.typed = self.second.number
        form.record.action_apply()
        signed = requisition.signature_ids
        self.assertEqual(signed.membership_id, self.starter | self.second | self.third)
        self.assertEqual(signed[-1].recorded_by, "Ysgrif Enydd")
        problems = form.record.line_ids.mapped("problem")
        self.assertEqual(len(problems), 3)
        self.assertIn("No member is found", problems[0])
        self.assertIn("has signed already", problems[1])
