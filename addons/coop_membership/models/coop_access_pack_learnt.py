from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What a person learnt with us, and what they were asked to."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_lessons(partner, company),
            self._get_lessons_asked(partner, company),
        ]

    @api.model
    def _get_lessons(self, partner, company):
        rows = self.env["coop.lesson.done"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="begun_on, id"
        )
        return {
            "title": self.env._("Lessons that you did"),
            "why": self.env._("We keep this so that you can look back, and show it if you like."),
            "heads": [
                self.env._("Lesson"),
                self.env._("Begun"),
                self.env._("Done"),
                self.env._("How"),
                self.env._("With whom"),
            ],
            "rows": [
                [
                    row.lesson_id.name,
                    self._day(row.begun_on),
                    self._day(row.done_on),
                    self._label(row, "how"),
                    row.with_whom or "",
                ]
                for row in rows
            ],
        }

    @api.model
    def _get_lessons_asked(self, partner, company):
        rows = self.env["coop.lesson.task"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="given_on, id"
        )
        return {
            "title": self.env._("Lessons that you were asked to do"),
            "why": self.env._("We keep this so that nobody asks you twice."),
            "heads": [
                self.env._("Lesson"),
                self.env._("Asked on"),
                self.env._("Until"),
                self.env._("State"),
            ],
            "rows": [
                [
                    row.lesson_id.name,
                    self._day(row.given_on),
                    self._day(row.due_on),
                    self._label(row, "state"),
                ]
                for row in rows
            ],
            "passages": list(self._passages_of(rows, "why")),
        }
