from odoo import api, models

BOOK = "/coop_texts/static/pictures/openmoji/1F4D6.svg"


class CoopMemberHome(models.AbstractModel):
    """Lessons that somebody is asked to do, and the way to all of them."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        company = self.env.company
        lessons = self.env["coop.lesson"]._get_all(company)
        if not any(lesson.is_listed and lesson._is_ready(company) for lesson in lessons):
            return cards
        return [
            *cards,
            {
                "title": self.env._("Learn"),
                "text": self.env._("Short lessons with pictures. For everybody who likes."),
                "url": "/my/learning",
                "icon": BOOK,
                "priority": 50,
            },
        ]

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        company = self.env.company
        # sudo: the page is these people's own, whoever operates it
        tasks = self.env["coop.lesson.task"].sudo()._get_open_of(partners, company)
        for task in tasks:
            things[task.partner_id.id].append(
                {
                    "key": f"lesson:{task.id}",
                    "title": self.env._("A short lesson: %(lesson)s", lesson=task.lesson_id.name),
                    "why": task.why or self.env._("We think that it is good for you to know."),
                    "url": f"/my/learning/{task.lesson_id.id}",
                    "icon": task.lesson_id.picture_id.url or BOOK,
                    "priority": 40,
                    "until": task.due_on or None,
                }
            )
        return things
