from odoo import api, fields, models

from .coop_register_part import PARTS, RegisterPart


class CoopRegisterPrint(models.Model):
    """A part of the register is printed, and the print says which: printed again it is the same."""

    _inherit = "coop.register.print"

    part = fields.Selection(
        PARTS, "Which part", required=True, default="all", readonly=True, copy=False
    )
    part_from = fields.Char("From the letter", readonly=True)
    part_to = fields.Char("To the letter", readonly=True)
    part_numbers = fields.Char("Numbers of the entries", readonly=True)
    part_words = fields.Char("A part", compute="_compute_part_words")

    @api.depends("part", "part_from", "part_to", "part_numbers")
    def _compute_part_words(self):
        documents = self.env["coop.register.document"]
        for record in self:
            record.part_words = documents._part_words(record._register_part())

    @api.depends("part")
    def _compute_display_name(self):
        super()._compute_display_name()
        for record in self.filtered(lambda record: record.part != "all"):
            record.display_name = self.env._("%(register)s, a part", register=record.display_name)

    def _register_part(self):
        self.ensure_one()
        return RegisterPart(
            self.part,
            self.part_from or "",
            self.part_to or "",
            tuple((self.part_numbers or "").split()),
        )

    def _told_part(self):
        return self.with_context(coop_register_part=self._register_part())

    @api.model
    def _prepare_format_vals(self, kind):
        part = self.env["coop.register.entry"]._part()
        return {
            **super()._prepare_format_vals(kind),
            "part": part.kind,
            "part_from": part.first or False,
            "part_to": part.last or False,
            "part_numbers": " ".join(part.numbers) or False,
        }

    def _volumes(self):
        if self.part != "index":
            return super()._volumes()
        if self.format == "xlsx":
            return [None]
        return self._index_volumes() or [("index", 0, None)]

    def _make_volume(self, number):
        return super(CoopRegisterPrint, self._told_part())._make_volume(number)

    def action_print_again(self):
        return super(CoopRegisterPrint, self._told_part()).action_print_again()
