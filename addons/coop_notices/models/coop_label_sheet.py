from odoo import api, fields, models


class CoopLabelSheet(models.Model):
    """A sheet of labels as it is bought: how many, how large, and where they stand."""

    _name = "coop.label.sheet"
    _description = "Sheet of labels"
    _order = "sequence, name, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    page_width = fields.Float("Width of the sheet (mm)", required=True, default=210)
    page_height = fields.Float("Height of the sheet (mm)", required=True, default=297)
    columns = fields.Integer(required=True)
    rows = fields.Integer(required=True)
    label_width = fields.Float("Width of a label (mm)", required=True)
    label_height = fields.Float("Height of a label (mm)", required=True)
    left = fields.Float("Left edge to the first label (mm)", required=True)
    top = fields.Float("Top edge to the first label (mm)", required=True)
    gap_across = fields.Float("Between labels across (mm)")
    gap_down = fields.Float("Between labels down (mm)")
    label_count = fields.Integer("Labels on a sheet", compute="_compute_label_count")

    _sane = models.Constraint(
        """CHECK (columns > 0 AND rows > 0 AND label_width > 10 AND label_height > 8
                  AND "left" >= 0 AND top >= 0 AND gap_across >= 0 AND gap_down >= 0)""",
        "Labels have a size, and a place on the sheet.",
    )
    _fits_page = models.Constraint(
        """CHECK ("left" + columns * label_width + (columns - 1) * gap_across <= page_width + 0.5
                  AND top + rows * label_height + (rows - 1) * gap_down <= page_height + 0.5)""",
        "These labels do not fit on the sheet. Measure again, in millimetres.",
    )

    @api.depends("columns", "rows")
    def _compute_label_count(self):
        for sheet in self:
            sheet.label_count = sheet.columns * sheet.rows

    def _get_place(self, position):
        """Return where a label stands, in mm from left and top of the sheet.

        :param int position: from 0, along the rows
        """
        self.ensure_one()
        row, column = divmod(position, self.columns)
        return (
            round(self.left + column * (self.label_width + self.gap_across), 2),
            round(self.top + row * (self.label_height + self.gap_down), 2),
        )
