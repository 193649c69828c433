from odoo import api, fields, models

REMEDIES = [
    ("countback", "Countback: the next candidate of the last count"),
    ("by_election", "By-election"),
    ("co_option", "Co-option by the body until the next election"),
    ("appointment", "Appointment by the body that appoints"),
    ("next_election", "Stays empty until the next election"),
]


class CoopBodyRules(models.Model):
    """What the rules of the co-op say about the seats of a body, from a day on.

    On each day the last of them that began is in force. Nothing of it stands in code.
    """

    _name = "coop.body.rules"
    _description = "Rules of a body"
    _check_company_auto = True
    _order = "body_id, valid_from desc, id desc"
    _rec_name = "body_id"

    body_id = fields.Many2one(
        "coop.body", required=True, index=True, check_company=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="body_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    valid_from = fields.Date(
        "In force from", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    rules_version_id = fields.Many2one(
        "coop.rules.version", "By the rules", check_company=True, ondelete="restrict"
    )
    members_only = fields.Boolean(
        "Only members sit here",
        default=True,
        help="A term ends with the membership of the person.",
    )
    term_months = fields.Integer("Length of a term (months)", required=True, default=36)
    most_terms = fields.Integer(
        "Most terms in a row", default=3, help="0: as often as members want."
    )
    break_months = fields.Integer(
        "Break after that (months)",
        default=12,
        help="So long somebody is off the body before they may sit on it again.",
    )
    casual_counts = fields.Boolean(
        "A part of a term counts",
        help="Whether the rest of somebody else's term, after a casual vacancy, counts as one of "
        "the terms in a row.",
    )
    ends_with_category = fields.Boolean(
        "Ends with the category",
        default=True,
        help="Who no longer belongs to the category of their constituency leaves the seat.",
    )
    ends_with_area = fields.Boolean(
        "Ends with the area", help="Who moves out of the areas of their constituency leaves it."
    )
    remedy = fields.Selection(
        REMEDIES, "How a casual vacancy is filled", required=True, default="countback"
    )
    vacancy_days = fields.Integer(
        "Filled within (days)", default=90, help="0: the rules name no time."
    )
    warn_days = fields.Integer(
        "Warn before a term ends (days)",
        default=180,
        help="So long before it is on the list “To do”, and the person is told.",
    )
    most_ending = fields.Integer(
        "At most so many seats fall free in one year (per cent)",
        default=50,
        help="Staggering: more than this is pointed out, so that not all leave at once. 0: no "
        "matter.",
    )

    _body_day_uniq = models.UniqueIndex(
        "(body_id, valid_from)", "Other rules of this body already begin on this day."
    )
    _numbers_possible = models.Constraint(
        "CHECK (term_months > 0 AND most_terms >= 0 AND break_months >= 0 AND vacancy_days >= 0"
        " AND warn_days >= 0 AND most_ending BETWEEN 0 AND 100)",
        "A term lasts a month at least, and the other numbers cannot be less than nothing.",
    )

    @api.depends("body_id", "valid_from")
    def _compute_display_name(self):
        for rules in self:
            rules.display_name = rules.body_id.name or ""


class CoopBody(models.Model):
    _inherit = "coop.body"

    def _get_rules(self, day=None):
        """Return the rules in force on a day (default: today): one record, or none.

        Before the first that we know, those hold: an old body has terms from before.
        """
        self.ensure_one()
        day = day or self.env["coop.clock"].today(self.company_id)
        # sudo: what the rules say holds whoever asks
        by_day = self.sudo().rules_ids.sorted("valid_from")
        return by_day.filtered(lambda rules: rules.valid_from <= day)[-1:] or by_day[:1]
