"""The recording of a screen, for whoever may do the lesson."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

from .learning import HOME
from .lesson import find


class LessonSound(http.Controller):
    @member_route(f"{HOME}/<int:lesson_id>/<int:number>/sound", methods=["GET"])
    def sound(self, lesson_id, number):
        screens = find(lesson_id).screens
        recording = screens[number - 1]["sound"] if 0 < number <= len(screens) else None
        if not recording or not recording._get_type():
            raise request.not_found()
        stream = request.env["ir.binary"]._get_stream_from(recording, "sound")
        # the name of the file decides, never what is in it
        stream.mimetype = recording._get_type()
        # parts are sent where the browser asks for parts: so one can go back in it
        return stream.get_response(
            as_attachment=False, content_security_policy="default-src 'none'"
        )
