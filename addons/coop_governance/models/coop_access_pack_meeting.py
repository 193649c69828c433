from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """Meetings on whose roll somebody is or was, what they asked, and what they took on."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_meetings(partner, company),
            self._get_followups(partner, company),
            self._get_asked_followups(partner, company),
        ]

    @api.model
    def _get_meetings(self, partner, company):
        rows = self.env["coop.meeting.person"].search(
            [
                ("term_id.holder_id.partner_id", "=", partner.id),
                ("company_id", "=", company.id),
            ],
            order="start, id",
        )
        questions = self.env["coop.meeting.question"].search([("person_id", "in", rows.ids)])
        interests = self.env["coop.item.interest"].search([("person_id", "in", rows.ids)])
        return {
            "title": self.env._("Meetings that you were asked to come to"),
            "why": self.env._("We keep this to show who decided for the members, and when."),
            "heads": [
                self.env._("Meeting"),
                self.env._("Day"),
                self.env._("Your answer"),
                self.env._("Minutes there"),
            ],
            "rows": [
                [
                    row.meeting_id.name,
                    self._day(row.meeting_id._get_day()),
                    self._label(row, "answer"),
                    str(row.minutes_there),
                ]
                for row in rows
            ],
            "passages": [
                *self._passages_of(rows, "answer_note"),
                *self._passages_of(questions, "words", "answer"),
                *self._passages_of(interests, "what", "stays_why"),
            ],
        }

    @api.model
    def _get_followups(self, partner, company):
        followups = self.env["coop.followup"].search(
            [("owner_id", "=", partner.id), ("company_id", "=", company.id)], order="due_on, id"
        )
        return {
            "title": self.env._("What you took on at meetings"),
            "why": self.env._("We keep this until it is done and those who asked for it know."),
            "heads": [
                self.env._("What"),
                self.env._("Done by"),
                self.env._("Done on"),
                self.env._("Told on"),
            ],
            "rows": [
                [
                    followup.name,
                    self._day(followup.due_on),
                    self._day(followup.done_on),
                    self._day(followup.told_on),
                ]
                for followup in followups
            ],
            "passages": list(self._passages_of(followups, "done_note", "told_note", "dropped_why")),
        }

    @api.model
    def _get_asked_followups(self, partner, company):
        followups = self.env["coop.followup"].search(
            [("tell_ids", "in", partner.ids), ("company_id", "=", company.id)], order="due_on, id"
        )
        return {
            "title": self.env._("What you asked for at meetings"),
            "why": self.env._("We keep this so that you hear what came of it."),
            "heads": [self.env._("What"), self.env._("Done on"), self.env._("Told on")],
            "rows": [
                [one.name, self._day(one.done_on), self._day(one.told_on)] for one in followups
            ],
            "passages": [],
        }
