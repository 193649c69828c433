from odoo import models


class CoopOfficeTerm(models.Model):
    """Who takes a seat after notice of a meeting was given is given notice of it, too."""

    _inherit = "coop.office.term"

    def _on_begun(self):
        super()._on_begun()
        # sudo: who sits there on the day is asked to come, whoever put them there
        meetings = self.env["coop.meeting"].sudo()
        for term in self.filtered(lambda term: not term.is_office):
            called = meetings.search(
                [
                    ("state", "=", "called"),
                    ("body_line_ids.body_id", "=", term.body_id.id),
                    ("start", ">", self.env["coop.clock"].now()),
                ]
            )
            for meeting in called.filtered(lambda one, term=term: term._stands_on(one._get_day())):
                meeting._fill_roll()
                partner = term.sudo().holder_id.partner_id
                meeting._tell_people("meeting_called", key="called", people=partner)
