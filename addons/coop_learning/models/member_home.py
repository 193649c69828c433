from odoo import api, models
from odoo.tools import format_date


class CoopMemberHome(models.AbstractModel):
    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        card = self._get_learning_card(partner)
        return [*super()._get_cards(partner), *([card] if card else [])]

    @api.model
    def _get_learning_card(self, partner):
        """What somebody is asked to learn comes early; else there is the way to all lessons."""
        company = self.env.company
        # sudo: the page is this person's own, whoever operates it
        tasks = self.env["coop.lesson.task"].sudo()._get_open_of(partner, company)
        if not tasks:
            lessons = self.env["coop.lesson"]._get_all(company)
            if not any(one.is_listed and one._is_ready(company) for one in lessons):
                return None
            return {
                "title": self.env._("Learn"),
                "text": self.env._("Short lessons with pictures. For everybody who likes."),
                "url": "/my/learning",
                "icon": "/coop_texts/static/pictures/openmoji/1F4D6.svg",
                "priority": 50,
            }
        first = tasks[0]
        text = self.env._("A short lesson for you.")
        if len(tasks) > 1:
            text = self.env._("%(count)s short lessons for you.", count=len(tasks))
        if first.due_on:
            day = format_date(self.env, first.due_on, date_format="d MMMM")
            text = self.env._("%(text)s Until %(day)s.", text=text, day=day)
        return {
            "title": first.lesson_id.name,
            "text": text,
            "url": f"/my/learning/{first.lesson_id.id}" if len(tasks) == 1 else "/my/learning",
            "icon": first.lesson_id.picture_id.url
            or "/coop_texts/static/pictures/openmoji/1F4D6.svg",
            "priority": 20,
        }
