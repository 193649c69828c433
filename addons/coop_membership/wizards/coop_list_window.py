import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..sheets import TableError, read_table

MOST_LINES = 2000


class CoopListWindow(models.AbstractModel):
    """A window that takes a list, shows how it was understood, and then enters what is new.

    Nothing is made before the list has been shown; what is there already is left as it is, so that
    the same list twice does no harm. A model that inherits this has ``file`` and ``line_ids``; its
    lines have ``state``: new, there or wrong.
    """

    _name = "coop.list.window"
    _description = "Window that takes a list"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    file_name = fields.Char()
    looked = fields.Boolean(readonly=True)
    summary = fields.Char(compute="_compute_summary")

    @api.depends("line_ids.state")
    def _compute_summary(self):
        for record in self:
            states = record.line_ids.mapped("state")
            record.summary = self.env._(
                "New: %(new)s. There already: %(there)s. Not understood: %(wrong)s.",
                new=states.count("new"),
                there=states.count("there"),
                wrong=states.count("wrong"),
            )

    def action_look(self):
        """Show how the list was understood."""
        raise NotImplementedError

    def _check_understood(self):
        """Refuse to enter a list of which some lines are not understood."""
        if any(line.state == "wrong" for line in self.line_ids):
            raise UserError(
                self.env._("Some lines are not understood. Mend the list and look again.")
            )

    def action_change(self):
        """Go back to the list."""
        self.looked = False
        return self._again()

    def _read_file(self):
        """Return [(number of the line, cells)] of the spreadsheet."""
        content = self.file or b""
        content = content.encode() if isinstance(content, str) else content
        try:
            return list(read_table(base64.b64decode(content), max_rows=MOST_LINES))
        except (TableError, binascii.Error) as error:
            raise UserError(
                self.env._(
                    "This file cannot be read. Save it as a spreadsheet (.xlsx) or as CSV with at "
                    "most %(count)s rows and try again.",
                    count=MOST_LINES,
                )
            ) from error

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env["ir.model"]._get(self._name).name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }
