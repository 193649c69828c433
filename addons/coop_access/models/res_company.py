import re

from markupsafe import Markup, escape

from odoo import fields, models
from odoo.tools.image import image_data_uri


def breakable(address):
    """Return an e-mail address that a narrow screen breaks at its @, not between two letters."""
    return Markup("@<wbr/>").join(escape(part) for part in address.split("@"))


class ResCompany(models.Model):
    """Who helps the people of this co-op, and how long the portal keeps what is half done."""

    _inherit = "res.company"

    coop_help_partner_id = fields.Many2one(
        "res.partner",
        string="Person who helps",
        help="Shown with name and photo in the help box of every page for members.",
    )
    coop_help_phone = fields.Char(
        string="Help phone", help="The number in the help box. Empty: the number of the person."
    )
    coop_help_hours = fields.Char(
        string="Help hours", translate=True, help="For example: Monday to Friday, 9 to 5."
    )
    coop_draft_days = fields.Integer(
        string="Days a form is kept",
        default=30,
        help="A form that was begun and not sent is kept for so many days, then removed.",
    )
    coop_hold_seconds = fields.Integer(
        string="Seconds of silence that end acting for somebody",
        default=90,
        help="Without a sign from the page for so long, acting for a person ends by itself.",
    )
    coop_idle_minutes = fields.Integer(
        string="Minutes without a key or a touch before we ask",
        default=5,
        help="After so long the page asks whether the person is still there.",
    )

    coop_code_days = fields.Integer(
        string="Days a sign-in code works",
        default=365,
        help="For codes made from now on; each keeps the day until which it was made to work.",
    )
    coop_code_once = fields.Boolean(
        string="Sign-in codes work once",
        help="For codes made from now on: a code that was used ends, and a new one is needed.",
    )

    coop_tablet_days = fields.Integer(
        string="Days without use after which a tablet ends",
        default=60,
        help="A shared tablet on which nobody signed in for so long has to be set up again.",
    )
    coop_tablet_minutes = fields.Integer(
        string="Minutes without a touch on a shared tablet",
        default=3,
        help="After so long the tablet asks whether the person is still there, and a minute "
        "later it signs them out.",
    )

    coop_speech = fields.Boolean(
        string="Speech made on this server",
        default=True,
        help="Where a device has no voice of its own for a language, this server reads pages out "
        "with espeak-ng. No words go to anybody else.",
    )

    _coop_tablet_days_sane = models.Constraint(
        "CHECK (coop_tablet_days BETWEEN 1 AND 400)",
        "A shared tablet ends after 1 to 400 days without use.",
    )
    _coop_tablet_minutes_sane = models.Constraint(
        "CHECK (coop_tablet_minutes BETWEEN 1 AND 30)",
        "A shared tablet asks after 1 to 30 minutes.",
    )
    _coop_code_days_sane = models.Constraint(
        "CHECK (coop_code_days BETWEEN 1 AND 1100)",
        "A sign-in code works for 1 to 1100 days.",
    )
    _coop_draft_days_positive = models.Constraint(
        "CHECK (coop_draft_days > 0)", "Forms must be kept for at least one day."
    )
    _coop_hold_seconds_sane = models.Constraint(
        "CHECK (coop_hold_seconds BETWEEN 30 AND 3600)",
        "Acting for somebody must end after 30 seconds to one hour of silence.",
    )
    _coop_idle_minutes_sane = models.Constraint(
        "CHECK (coop_idle_minutes BETWEEN 1 AND 120)",
        "The page must ask after 1 to 120 minutes.",
    )

    def _coop_help(self):
        """Return what the help box shows: name, words, phone, phone_href, email, email_shown, hours
        and photo.

        The page belongs to everybody, so it is read above the reader's rights; only what the
        co-op chose to show of one person leaves this method.
        """
        self.ensure_one()
        # sudo: see above
        company = self.sudo()
        person = company.coop_help_partner_id
        phone = company.coop_help_phone or person.phone or company.phone or ""
        name = person.name or company.name
        return {
            "name": name,
            "words": self.env._("%(name)s is glad to help you.", name=name),
            "phone": phone,
            "phone_href": "tel:" + re.sub(r"[^0-9+]", "", phone),
            "email": person.email or company.email or "",
            "email_shown": breakable(person.email or company.email or ""),
            "hours": company.coop_help_hours or "",
            "photo": image_data_uri(person.image_128) if person.image_128 else "",
        }
