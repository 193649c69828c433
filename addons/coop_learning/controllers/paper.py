"""On paper: a lesson in Easy Read, and the sheet “I did this”."""

from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.whom import member_route

from .learning import HOME, my_rows
from .lesson import find


class LessonPaper(http.Controller):
    @member_route(f"{HOME}/<int:lesson_id>/print", methods=["GET"])
    def lesson(self, lesson_id):
        """The lesson in Easy Read, as the PDF that every text has."""
        reading = find(lesson_id)
        return self._file(
            "coop_access.report_text_version",
            reading.version.ids,
            request.env._("lesson %(key)s.pdf", key=reading.lesson.key),
        )

    @member_route(f"{HOME}/done/<int:row_id>/sheet", methods=["GET"])
    def sheet(self, row_id):
        row = my_rows([("done_on", "!=", False)]).filtered(lambda one: one.id == row_id)
        if not row:
            raise request.not_found()
        return self._file(
            "coop_learning.report_lesson_done", row.ids, request.env._("I did this.pdf")
        )

    def _file(self, report, ids, name):
        # sudo: what is printed was found as the person's own, or is published for everybody
        reports = request.env["ir.actions.report"].sudo()
        content, kind = reports._coop_render(report, ids)
        if kind == "html":
            return request.make_response(content, [("Content-Type", "text/html; charset=utf-8")])
        return request.make_response(
            content,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(name)),
            ],
        )
