from odoo import http
from odoo.http import content_disposition, request

from .picture import MOST

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TextTask(http.Controller):
    """The file of a task, for who may write texts."""

    @http.route("/coop/texts/task/<int:task_id>/file", type="http", auth="user", readonly=True)
    def file(self, task_id, **_kwargs):
        task = request.env["coop.text.task"].browse(min(task_id, MOST))
        # as the user: whoever may not see the task learns nothing of it
        if not task.has_access("read") or not task.exists() or not task.source_version_id:
            raise request.not_found()
        name = f"text-{task.id}-{task.variant_id.lang[:2]}.xlsx"
        return request.make_response(
            task._get_file(),
            headers=[("Content-Type", XLSX), ("Content-Disposition", content_disposition(name))],
        )
