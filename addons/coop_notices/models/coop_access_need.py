from odoo import fields, models

RHYTHMS = [("week", "Every week"), ("month", "Once a month"), ("never", "Never")]


class CoopAccessNeed(models.Model):
    """How often a person wants a round-up, and whether a sheet for the fridge comes by post."""

    _inherit = "coop.access.need"

    digest = fields.Selection(
        RHYTHMS,
        "Round-up",
        help="What they can do, what is on, what came of it. Empty: as often as the co-op sends.",
    )
    fridge_sheet = fields.Boolean(
        "Sheet for the fridge", help="Their next dates on one page, by post, with the round-up."
    )
