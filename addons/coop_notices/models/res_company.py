from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_return_address = fields.Text(
        "Return address on letters",
        help="Printed small above the window. Empty: the address of the co-op. It can be seen on "
        "the envelope, so it should not say more than where to send it back.",
    )
    coop_letter_top = fields.Integer(
        "Window from the top (mm)",
        default=45,
        help="Where the address begins on the sheet, so that it shows in the envelope's window.",
    )
    coop_letter_left = fields.Integer("Window from the left (mm)", default=20)
    coop_letter_new_sheet = fields.Boolean(
        "Each letter begins on a new sheet",
        default=True,
        help="For printers that print on both sides: no letter stands on the back of another "
        "person's. Switch it off where only one side is printed, to save blank sheets.",
    )
    coop_print_run_size = fields.Integer(
        "Letters in a print run",
        default=200,
        help="What waits beyond this number goes into the next run.",
    )

    _coop_letter_top_sane = models.Constraint(
        "CHECK (coop_letter_top BETWEEN 20 AND 120)",
        "The window begins between 20 and 120 mm from the top of the sheet.",
    )
    _coop_letter_left_sane = models.Constraint(
        "CHECK (coop_letter_left BETWEEN 5 AND 120)",
        "The window begins between 5 and 120 mm from the left of the sheet.",
    )
    _coop_print_run_size_sane = models.Constraint(
        "CHECK (coop_print_run_size BETWEEN 1 AND 1000)",
        "A print run holds between 1 and 1000 letters.",
    )

    def _coop_get_return_address(self):
        """Return the one line that stands above the address on a letter."""
        self.ensure_one()
        if self.coop_return_address:
            lines = self.coop_return_address.splitlines()
        else:
            lines = [self.name, *self.partner_id._coop_address_lines(self)]
        return ", ".join(line.strip() for line in lines if line.strip())

    def _coop_is_copy(self):
        """Whether this database is a neutralized copy: what it prints must not be posted."""
        # sudo: what the database is for decides what stands on a letter, whoever prints it
        return bool(self.env["ir.config_parameter"].sudo().get_param("database.is_neutralized"))
