from odoo import models

EASY = "easy_read"


class CoopLesson(models.Model):
    """What somebody who does the lesson is shown."""

    _inherit = "coop.lesson"

    def _get_text(self, company):
        """Return the words for a co-op: its own wording where it has one."""
        self.ensure_one()
        # sudo: only published wording comes out of a text
        return self.sudo().text_id._for_company(company).sudo()

    def _is_ready(self, company):
        """Return whether there is something to show: the words are published."""
        return bool(self._get_text(company).published_version_ids)

    def _get_version(self, company, lang, format_code=EASY):
        """Return the published version that a reader is shown, in their language first."""
        return self._get_text(company)._variant(lang, format_code)

    def _get_screens(self, company, lang):
        """Return the screens with their recordings, as ``coop.text.version._get_screens``."""
        return self._get_version(company, lang).with_company(company)._get_screens()

    def _get_open_to(self, partner, company):
        """Return the lessons of a co-op that somebody may do: listed, asked, or done before."""
        # sudo: whose page it is was settled before; what is read is theirs
        mine = [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        known = self.env["coop.lesson.task"].sudo().search(mine).lesson_id
        known |= self.env["coop.lesson.done"].sudo().search(mine).lesson_id
        keys = set(known.mapped("key"))
        return self._get_all(company).filtered(
            lambda lesson: (lesson.is_listed or lesson.key in keys) and lesson._is_ready(company)
        )

    def _get_next(self, partner, company):
        """Return what to do after this lesson, empty where nothing is left.

        What the person is asked to do comes first, then the rest of a set of lessons with this
        one, then any that they have not done.
        """
        self.ensure_one()
        open_to = self._get_open_to(partner, company)
        done = set(open_to._get_done_by(partner, company).get(partner.id, {}))
        left = open_to.filtered(lambda lesson: lesson.key not in done and lesson.key != self.key)
        # sudo: as in _get_open_to
        tasks = self.env["coop.lesson.task"].sudo()._get_open_of(partner, company)
        asked = set(tasks.lesson_id.mapped("key"))
        courses = self.env["coop.lesson.course"]._get_with(self, company)
        together = self.browse()
        for course in courses:
            together |= course._get_lessons(company) & left
        return (left.filtered(lambda lesson: lesson.key in asked) | together | left)[:1]
