from odoo import models


class CoopOfficeTerm(models.Model):
    """“My seat” says when the body meets next, and whether the reader has said that they come."""

    _inherit = "coop.office.term"

    def _get_page_parts(self):
        parts = super()._get_page_parts()
        if not self.is_office:
            parts += filter(None, [self._get_meetings_part()])
        return parts

    def _get_meetings_part(self):
        # sudo: a meeting on whose roll the reader is; the page found the term to be theirs
        rows = (
            self.env["coop.meeting.person"]
            .sudo()
            .search(
                [
                    ("term_id", "=", self.id),
                    ("meeting_id.state", "in", ("called", "open")),
                ],
                order="start, id",
            )
        )
        if not rows:
            return None
        return {"priority": 10, "template": "coop_governance.my_seat_meetings", "rows": rows}
