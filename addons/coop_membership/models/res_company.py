import re

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_number_prefix = fields.Char("Before the membership number", default="")
    coop_number_digits = fields.Integer("Digits of the membership number", default=5)
    coop_application_days = fields.Integer(
        "Days to decide on an application",
        default=30,
        help="An application that waits longer is shown as late.",
    )
    coop_correction_days = fields.Integer("Days to answer a correction", default=14)
    coop_appeal_days = fields.Integer(
        "Days to appeal", default=28, help="Counted from the day of the refusal."
    )
    coop_leave_notice_days = fields.Integer(
        "Days of notice on leaving",
        default=0,
        help="A member who resigns stays one for at least so many days after saying so.",
    )
    coop_hearing_notice_days = fields.Integer(
        "Clear days of notice of a hearing",
        default=14,
        help="Between the day on which a member was told and the day on which they are heard, "
        "before an expulsion. Neither day counts.",
    )
    coop_unproven_days = fields.Integer(
        "Days to keep an unproven application",
        default=30,
        help="Somebody typed an address on the public page and never confirmed it: the "
        "application is deleted after so many days.",
    )

    coop_unproven_remind_days = fields.Integer(
        "Days until an unproven application is shown",
        default=7,
        help="Somebody applied and has not followed the link after so many days: the membership "
        "office is asked to help them, before the application is deleted.",
    )

    _coop_hearing_notice_days_sane = models.Constraint(
        "CHECK (coop_hearing_notice_days BETWEEN 0 AND 365)",
        "The notice of a hearing is between 0 and 365 days.",
    )

    def _coop_format_number(self, number):
        """The integer ``number`` as this co-op writes a membership number."""
        self.ensure_one()
        return f"{self.coop_number_prefix or ''}{number:0{max(self.coop_number_digits, 1)}d}"

    def _coop_parse_number(self, text):
        """The counter's integer in a membership number as written; 0 if there is none."""
        digits = re.search(r"(\d+)\D*$", text or "")
        return int(digits.group(1)) if digits and len(digits.group(1)) < 10 else 0

    def _coop_care_of_address(self):
        """The service address of a member who chose “care of the co-op”."""
        self.ensure_one()
        # sudo: the co-op's own address is on its notepaper
        partner = self.sudo().partner_id
        return "c/o " + ", ".join(filter(None, [self.name, partner._coop_address_line(self)]))
