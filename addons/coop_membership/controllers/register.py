from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

from ..models.coop_register_print import MIMETYPES


class RegisterController(http.Controller):
    @http.route(
        "/coop/register/print/<int:print_id>/<int:volume>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def printed_register(self, print_id, volume, **_kwargs):
        """A volume of a printed register, for whoever may read the register."""
        records = request.env["coop.register.print"]
        if not records.has_access("read"):
            raise NotFound()
        record = records.search([("id", "=", print_id)])  # as the user: the rules choose
        attachment = record and record._volume(volume)
        if not attachment:
            raise NotFound()
        headers = [
            # not the attachment's: Odoo calls HTML that an inspector made plain text
            ("Content-Type", MIMETYPES[record.format]),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            # The page is text, a table and its own style; nothing in it can run or load.
            ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
        ]
        if record.format == "xlsx":
            headers.append(("Content-Disposition", content_disposition(attachment.name)))
        else:
            headers.append(("Content-Disposition", content_disposition(attachment.name, "inline")))
        return request.make_response(attachment.raw, headers=headers)

    @http.route(
        "/coop/import/template/<any(members,people):kind>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def import_template(self, kind, **_kwargs):
        """The empty workbook for an import, with headings in the user's language."""
        imports = request.env["coop.import"]
        if not imports.has_access("create"):
            raise NotFound()
        return request.make_response(
            imports._template(kind),
            headers=[
                ("Content-Type", MIMETYPES["xlsx"]),
                ("Content-Disposition", content_disposition(f"{kind}.xlsx")),
            ],
        )
