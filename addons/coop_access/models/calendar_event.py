from odoo import fields, models


class CalendarEvent(models.Model):
    """Whether the co-op tells members of a date in which they take part.

    People's appointments are their own affair: they see them on their own page. What is printed
    for them, kept as told or shown to who acts for them is only what is meant for that.
    """

    _inherit = "calendar.event"

    coop_for_members = fields.Boolean(
        "For members",
        help="Stands in the round-ups and on the sheets for the fridge of those who take part. "
        "Without it they see it on their own page alone.",
    )
