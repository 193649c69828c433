from odoo import models
from odoo.exceptions import UserError


class CoopMeeting(models.Model):
    """What members and councillors put before the Council becomes a point of its agenda."""

    _inherit = "coop.meeting"

    def _add_for_council(self, name, question, minutes, presenter, closed_why=None):
        """Add a point for the Council at the end of the agenda.

        :param str name: the point
        :param str question: what is asked of those who meet
        :param int minutes: how long it takes
        :param str presenter: who brings it
        :param str closed_why: why only the Council sees it; empty where the point is open
        :return: the coop.agenda.item
        :raise UserError: where the Council does not meet, or has met
        """
        self.ensure_one()
        council = self.body_ids.filtered(lambda body: body.kind == "council")
        if not council or self.state not in ("draft", "called", "open"):
            raise UserError(self.env._("Choose a meeting of the Council that is to come."))
        return self.env["coop.agenda.item"].create(
            {
                "meeting_id": self.id,
                "name": name,
                "question": question,
                "minutes": minutes,
                "presenter": presenter,
                "is_closed": bool(closed_why),
                "closed_why": closed_why,
                "body_ids": [(6, 0, council.ids)],
                "sequence": max(self.item_ids.mapped("sequence"), default=0) + 10,
            }
        )
