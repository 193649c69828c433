from odoo import models


class CoopLesson(models.Model):
    """Who did the lesson: the API for upper floors, and the acts of doing it.

    A lesson and a co-op's own form of it have the same key and count as one.
    """

    _inherit = "coop.lesson"

    # -- for upper floors --------------------------------------------------------------------

    def _get_done_by(self, partners, company=None):
        """Return who has done these lessons: ``{partner.id: {key: coop.lesson.done}}``.

        The row is the latest; ``done_on`` says since when, ``version_id`` which words were seen.
        Learning is never a condition for a right: ask this to show and to offer, not to refuse.

        :param partners: res.partner
        :param company: res.company, the current one by default
        """
        company = company or self.env.company
        # sudo: the caller decides who may know; the rows themselves are for coordinators
        rows = (
            self.env["coop.lesson.done"]
            .sudo()
            .search(
                [
                    ("partner_id", "in", partners.ids),
                    ("company_id", "=", company.id),
                    ("lesson_id.key", "in", self.sudo().mapped("key")),
                    ("done_on", "!=", False),
                ],
                order="done_on, id",
            )
        )
        found = {partner.id: {} for partner in partners}
        for row in rows:
            found[row.partner_id.id][row.lesson_id.key] = row
        return found

    def _is_done_by(self, partner, company=None):
        """Return the latest time that somebody did this lesson: coop.lesson.done, may be empty."""
        self.ensure_one()
        found = self._get_done_by(partner, company)[partner.id]
        return found.get(self.sudo().key, self.env["coop.lesson.done"])  # sudo: the key alone

    # -- doing it ----------------------------------------------------------------------------

    def _get_begun(self, partner, company):
        """Return the time that somebody began this lesson and has not done it yet, may be empty.

        It comes with all rights; the caller has settled whose it is.
        """
        self.ensure_one()
        # sudo: see above
        return (
            self.env["coop.lesson.done"]
            .sudo()
            .search(
                [
                    ("partner_id", "=", partner.id),
                    ("company_id", "=", company.id),
                    ("lesson_id", "=", self.id),
                    ("done_on", "=", False),
                ],
                limit=1,
            )
        )

    def _keep_place(self, partner, company, place):
        """Keep how far somebody is in a lesson that they began, so that they can go on from there.

        :param int place: how many pages are behind them
        """
        self._get_begun(partner, company).place = place

    def _begin(self, partner, company, lang, **by):
        """Note that somebody begins, once; return the row.

        :param by: channel and typed_by, where somebody acts for the person
        """
        self.ensure_one()
        rows = self.env["coop.lesson.done"].sudo()  # sudo: what is written is fixed here
        return self._get_begun(partner, company) or rows.create(
            {
                "partner_id": partner.id,
                "company_id": company.id,
                "lesson_id": self.id,
                "begun_on": self.env["coop.clock"].today(company),
                "version_id": self._get_version(company, lang).id,
                **by,
            }
        )

    def _finish(self, partner, company, lang, how="alone", **by):
        """Note that somebody has done the lesson, today; what they were asked to do is closed.

        Pressed twice, it is done once.

        :param str how: see coop.lesson.done
        :return: coop.lesson.done
        """
        self.ensure_one()
        today = self.env["coop.clock"].today(company)
        latest = self._is_done_by(partner, company)
        if latest and latest.done_on == today and not self._get_begun(partner, company):
            return latest
        row = self._begin(partner, company, lang, **by)
        row.write(
            {
                "done_on": today,
                "how": how,
                "version_id": self._get_version(company, lang).id,
                **by,
            }
        )
        row._close_tasks()
        return row
