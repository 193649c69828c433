from odoo import api, fields, models

EXTENTS = [
    ("open", "What is open to inspection"),
    ("full", "With shares and other property"),
]


class CoopRegisterPrint(models.Model):
    """A society's register is printed with or without what is the members' own affair."""

    _inherit = "coop.register.print"

    extent = fields.Selection(
        EXTENTS,
        "What is printed",
        required=True,
        default="open",
        readonly=True,
        help="The register of a society holds shares and other property too, which are not open "
        "to inspection.",
    )

    @api.model
    def _prepare_format_vals(self, kind):
        extent = self.env.context.get("coop_register_extent")
        extent = extent if extent in dict(EXTENTS) else "open"
        return {**super()._prepare_format_vals(kind), "extent": extent}

    def _make_volume(self, number):
        told = self.with_context(coop_register_extent=self.extent)
        return super(CoopRegisterPrint, told)._make_volume(number)

    def action_print_again(self):
        told = self.with_context(coop_register_extent=self.extent)
        return super(CoopRegisterPrint, told).action_print_again()
