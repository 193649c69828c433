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

    coop_print_by_house = fields.Boolean(
        "Sort letters by house",
        help="Letters to one house lie together, under a sheet for the outer envelope. Each is in "
        "an envelope of its own inside.",
    )

    coop_soft_bounce_count = fields.Integer(
        "E-mails that come back for a time",
        default=3,
        help="A full mailbox or a busy server is counted; after so many times somebody looks.",
    )
    coop_soft_bounce_days = fields.Integer(
        "Counted over so many days",
        default=30,
    )

    coop_call_tries = fields.Integer(
        "Times to ring somebody in vain",
        default=3,
        help="After so many times the person is told in another way, mostly by a letter.",
    )
    coop_call_wait_hours = fields.Integer("Hours before ringing again", default=20)
    coop_call_hold_minutes = fields.Integer(
        "Minutes that a person is held for one caller", default=15
    )

    coop_phone_call_days = fields.Integer(
        "Days to keep the phone log",
        default=365,
        help="Notes of calls are forgotten after so many days.",
    )

    coop_digest = fields.Selection(
        [("off", "No round-ups"), ("week", "Every week"), ("month", "Once a month")],
        "Round-up to members",
        required=True,
        default="off",
        help="What a member can do, what is on, what their part led to. Members who chose how "
        "often get it so; who has nothing new gets none.",
    )
    coop_digest_weekday = fields.Selection(
        [
            ("0", "Monday"),
            ("1", "Tuesday"),
            ("2", "Wednesday"),
            ("3", "Thursday"),
            ("4", "Friday"),
            ("5", "Saturday"),
            ("6", "Sunday"),
        ],
        "Day of round-ups",
        required=True,
        default="3",
        help="Monthly ones go out on the first such day of the month.",
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

    _coop_soft_bounce_sane = models.Constraint(
        "CHECK (coop_soft_bounce_count BETWEEN 1 AND 20"
        " AND coop_soft_bounce_days BETWEEN 1 AND 366)",
        "Count 1 to 20 e-mails that came back, over 1 to 366 days.",
    )

    _coop_calls_sane = models.Constraint(
        "CHECK (coop_call_tries BETWEEN 1 AND 20 AND coop_call_wait_hours BETWEEN 1 AND 336"
        " AND coop_call_hold_minutes BETWEEN 1 AND 240)",
        "Ring 1 to 20 times, with 1 to 336 hours between, and hold a person for 1 to 240 minutes.",
    )

    _coop_phone_call_days_sane = models.Constraint(
        "CHECK (coop_phone_call_days BETWEEN 7 AND 3660)",
        "Calls are kept for 7 to 3660 days.",
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
