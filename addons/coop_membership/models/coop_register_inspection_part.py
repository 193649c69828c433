from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_base.names import fold, index_letter

from .coop_register_part import PARTS, RegisterPart


class CoopRegisterInspection(models.Model):
    """Whoever asks may want a part of the register instead of the whole."""

    _inherit = "coop.register.inspection"

    part = fields.Selection(
        PARTS,
        "Which part",
        required=True,
        default="all",
        tracking=True,
        help="What they asked for. Nothing else is printed, and the copy says which part it is.",
    )
    part_from = fields.Char("From the letter", size=1)
    part_to = fields.Char("To the letter", size=1)
    part_membership_ids = fields.Many2many(
        "coop.membership",
        "coop_register_inspection_named_rel",
        "inspection_id",
        "membership_id",
        string="Whose entries",
        domain="[('company_id', '=', company_id)]",
        check_company=True,
    )
    part_words = fields.Char(related="print_id.part_words", string="A part was given")

    def _register_part(self):
        """The part that was asked for, as printing takes it."""
        self.ensure_one()
        # sudo: under which numbers these members are entered stands in the register
        numbers = self.sudo().part_membership_ids.mapped("number")
        return RegisterPart(
            self.part,
            *(self._letters() if self.part == "letters" else ("", "")),
            tuple(sorted(numbers, key=lambda n: (len(n), n))) if self.part == "named" else (),
        )

    def _letters(self):
        return tuple(index_letter(fold(letter)) for letter in (self.part_from, self.part_to))

    def _get_missing(self):
        missing = super()._get_missing()
        reader = self.with_context(lang=self.lang)
        if self.part == "letters" and not (self.part_from and self.part_to):
            missing.append(reader.env._("From which letter to which letter."))
        if self.part == "named" and not self.sudo().part_membership_ids:  # sudo: whether any
            missing.append(reader.env._("Whose entries you want."))
        return missing

    @api.depends("part", "part_from", "part_to", "part_membership_ids")
    def _compute_missing(self):
        super()._compute_missing()

    @api.constrains("part", "part_from", "part_to")
    def _check_letters(self):
        for request in self.filtered(lambda r: r.part == "letters" and r.part_from and r.part_to):
            first, last = request._letters()
            if "#" in (first, last) or first > last:
                raise UserError(
                    self.env._("Enter two letters from A to Z, the one that comes first first.")
                )

    def _print_register(self, as_at, format_code):
        told = self.with_context(coop_register_part=self._register_part())
        return super(CoopRegisterInspection, told)._print_register(as_at, format_code)

    def _part_sentence(self):
        """For the letter, in the language of who asked: which part it is; nothing for the whole."""
        reader = self.with_context(lang=self.lang)
        words = reader.env["coop.register.document"]._part_words(self.print_id._register_part())
        return words and reader.env._(
            "This is the part of the register that you asked for: %(part)s.", part=words
        )
