from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

from ..models.coop_register_print import MIMETYPES


class FiguresController(http.Controller):
    @http.route(
        "/coop/figures/<int:figures_id>.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def figures(self, figures_id, **_kwargs):
        """The figures that somebody of the office has just looked at, as a workbook."""
        model = request.env["coop.membership.figures"]
        if not model.has_access("read"):
            raise NotFound()
        mine = [("id", "=", figures_id), ("create_uid", "=", request.env.uid)]
        figures = model.search(mine)
        if not figures:
            raise NotFound()
        name = f"members-{figures.date_from}-{figures.date_to}.xlsx"
        return request.make_response(
            figures._xlsx(),
            [
                ("Content-Type", MIMETYPES["xlsx"]),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
