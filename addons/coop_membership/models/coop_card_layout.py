from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CoopCardLayout(models.Model):
    """How cards lie on a sheet: of the perforated paper that the co-op buys. All in millimetres."""

    _name = "coop.card.layout"
    _description = "Layout of membership cards"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    is_large = fields.Boolean("Large print")
    page_width = fields.Float("Width of the sheet", required=True, default=210)
    page_height = fields.Float("Height of the sheet", required=True, default=297)
    columns = fields.Integer("Side by side", required=True, default=1)
    rows = fields.Integer("One below the other", required=True, default=1)
    margin_left = fields.Float("Left margin")
    margin_top = fields.Float("Top margin")
    gap_x = fields.Float("Gap between columns")
    gap_y = fields.Float("Gap between rows")
    card_width = fields.Float("Width of a card", required=True, default=85.6)
    card_height = fields.Float("Height of a card", required=True, default=54)
    per_sheet = fields.Integer("Cards on a sheet", compute="_compute_per_sheet")

    @api.depends("columns", "rows")
    def _compute_per_sheet(self):
        for layout in self:
            layout.per_sheet = layout.columns * layout.rows

    @api.constrains(
        "page_width",
        "page_height",
        "columns",
        "rows",
        "margin_left",
        "margin_top",
        "gap_x",
        "gap_y",
        "card_width",
        "card_height",
    )
    def _check_fits(self):
        for layout in self:
            numbers = (layout.margin_left, layout.margin_top, layout.gap_x, layout.gap_y)
            sizes = (layout.card_width, layout.card_height)
            if min(numbers) < 0 or min(sizes) < 20 or max(layout.columns, layout.rows) > 20:
                raise ValidationError(self.env._("Check the measures: they are millimetres."))
            if min(layout.columns, layout.rows) < 1:
                raise ValidationError(self.env._("There is at least one card on a sheet."))
            right = layout._position(layout.columns - 1, 0)[0] + layout.card_width
            bottom = layout._position(0, layout.rows - 1)[1] + layout.card_height
            if right > layout.page_width + 0.01 or bottom > layout.page_height + 0.01:
                raise ValidationError(self.env._("The cards do not fit on the sheet."))

    def _position(self, column, row):
        """Return where a card lies: (from the left, from the top), in millimetres."""
        return (
            round(self.margin_left + column * (self.card_width + self.gap_x), 2),
            round(self.margin_top + row * (self.card_height + self.gap_y), 2),
        )

    def _sheets(self, memberships, first=1):
        """Lay the cards of members on sheets.

        :param memberships: coop.membership
        :param first: the place on the first sheet to begin with; the ones before it are used up
        :return: list of sheets, each a list of dicts of left, top and card
        """
        self.ensure_one()
        sheets, place = [], first - 1
        for membership in memberships:
            sheet, index = divmod(place, self.per_sheet)
            row, column = divmod(index, self.columns)
            left, top = self._position(column, row)
            while len(sheets) <= sheet:
                sheets.append([])
            card = membership._card()
            sheets[sheet].append({"left": left, "top": top, "card": card})
            place += 1
        return sheets

    def _render(self, memberships, first=1):
        """Return the cards as a whole HTML document, which prints to the millimetre.

        :raise UserError: if one of them is no member
        """
        self.ensure_one()
        memberships._check_card()
        return self.env["ir.qweb"]._render(
            "coop_membership.card_document",
            {"layout": self, "sheets": self._sheets(memberships, first)},
        )
