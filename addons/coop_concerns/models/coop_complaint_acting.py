from odoo import api, models
from odoo.exceptions import UserError

from ..reading import is_full


class CoopComplaint(models.Model):
    """Acknowledging, answering, and passing on what is a worry about somebody's safety."""

    _inherit = "coop.complaint"

    @api.model_create_multi
    def create(self, vals_list):
        complaints = super().create(vals_list)
        for complaint in complaints:
            complaint.sudo()._set_deadlines()  # sudo: guarded, and reckoned from the settings
        return complaints

    def write(self, vals):
        if not self.env.su and self._said_fields & vals.keys():
            raise UserError(
                self.env._(
                    "What somebody said stays as they said it. Write another complaint to add to"
                    " it."
                )
            )
        result = super().write(vals)
        if "received_on" in vals:
            self.sudo()._set_deadlines()  # sudo: as in create
        return result

    def _set_deadlines(self):
        clock = self.env["coop.clock"]
        for complaint in self:
            company, day = complaint.company_id, complaint.received_on
            deadline = self.env["coop.concern.deadline"]._for(company, day)
            complaint.write(
                {
                    "acknowledge_by": clock.add_working_days(
                        day, deadline.acknowledge_days, company
                    ),
                    "answer_by": clock.add_working_days(day, deadline.answer_days, company),
                }
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("A complaint is kept, whatever became of it."))

    def _as_handler(self, *states):
        self.ensure_one()
        self.check_access("write")
        # sudo: guarded fields; the right to handle it was checked
        complaint = self.sudo()
        if complaint.state not in states:
            raise UserError(self.env._("This was done already."))
        return complaint

    def action_acknowledge(self):
        """Tell the person that we have it, who answers and by when."""
        for record in self:
            complaint = record._as_handler("received")
            complaint.write(
                {
                    "state": "acknowledged",
                    "acknowledged_on": self.env["coop.clock"].today(complaint.company_id),
                    "handler_id": (complaint.handler_id or self.env.user).id,
                }
            )
            complaint._tell_person(
                "complaint_received",
                {"handler": complaint.handler_id.name, "day": complaint.answer_by},
            )
        return True

    def _give_answer(self, outcome, answer):
        """Answer, and tell the person in the format that is theirs.

        :param str outcome: what became of it
        :param str answer: in full sentences, as the person reads it
        """
        complaint = self._as_handler("received", "acknowledged")
        if not is_full(answer):
            raise UserError(self.env._("Write the answer in full sentences, as they read it."))
        today = self.env["coop.clock"].today(complaint.company_id)
        complaint.write(
            {
                "state": "answered",
                "acknowledged_on": complaint.acknowledged_on or today,
                "answered_on": today,
                "outcome": outcome,
                "answer": answer.strip(),
                "handler_id": (complaint.handler_id or self.env.user).id,
            }
        )
        complaint._tell_person("complaint_answered", {"answer": complaint.answer})

    def _tell_person(self, kind, values):
        if self.partner_id:
            # sudo: whoever answers need not be one who sends notices
            self.env["coop.notice"].sudo()._tell(self.partner_id, kind, self, values)

    def action_pass_on_as_concern(self):
        """Copy it to whoever looks at concerns. Here nothing shows that it was."""
        self.ensure_one()
        self.check_access("write")
        said_by = self.said_by or self.sudo().partner_id.name  # sudo: whoever complained
        # sudo: whoever handles complaints sees no concern
        self.env["coop.concern"].sudo()._receive(
            self.company_id,
            {
                "words": self.words,
                "said_by": said_by,
                "contact": self.contact,
                "said_to": self.env.user.name,
            },
            channel="complaint",
            by=self.env.user,
            complaint_id=self.id,
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("A copy was passed on. Who looks at it is told now."),
            },
        }
