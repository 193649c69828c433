from odoo import api, fields, models


class CoopMembershipPeriod(models.Model):
    """A time of membership in one voting category.

    ``date_to`` is the last day of membership (inclusive; empty while it goes on), so the next
    period begins the day after at the earliest. Periods of one membership cannot overlap, and
    the database says so. They are changed by the acts of the membership alone.
    """

    _name = "coop.membership.period"
    _description = "Period of membership"
    _inherit = "coop.guarded"
    _check_company_auto = True
    _order = "date_from desc, id desc"
    _rec_name = "membership_id"

    _guarded_fields = frozenset(
        {"membership_id", "category_id", "date_from", "date_to", "begun_how", "ended_why"}
    )

    membership_id = fields.Many2one(
        "coop.membership", required=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="membership_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    category_id = fields.Many2one(
        "coop.membership.category",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        groups="coop_membership.group_support_status",
    )
    category_shown = fields.Char("Category as shown", compute="_compute_category_shown")
    class_label = fields.Char("Label in the register", compute="_compute_class_label")
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Last day", help="The last day of membership in this period.")
    begun_how = fields.Selection(
        [
            ("application", "Application"),
            ("import", "Import of an earlier register"),
            ("change", "Change of category"),
            ("return", "Return"),
            ("founding", "Founding member"),
        ],
        "How it began",
        required=True,
        default="application",
    )
    ended_why = fields.Selection(
        [
            ("resignation", "Resigned"),
            ("death", "Died"),
            ("no_longer_qualifies", "No longer qualifies"),
            ("expulsion", "Expelled after a hearing"),
            ("lost_touch", "Lost touch"),
            ("change", "Change of category"),
            ("unknown", "Not known: an earlier register does not say"),
        ],
        "Why it ended",
    )
    notice_on = fields.Date("Notice given on")
    ended_note = fields.Text("Note on the ending")

    _no_overlap = models.Constraint(
        "EXCLUDE USING gist (int4range(membership_id, membership_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&)",
        "A member cannot have two periods of membership on the same day.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A period of membership cannot end before it begins.",
    )
    _ended_has_reason = models.Constraint(
        "CHECK ((date_to IS NULL) = (ended_why IS NULL))",
        "A period that ends has a reason, and one that goes on has none.",
    )
    _day_idx = models.Index("(company_id, date_from, date_to)")

    @api.depends("category_id")
    @api.depends_context("uid")
    def _compute_category_shown(self):
        for period in self:
            # sudo: the category itself says whether this user may be shown it
            category = period.sudo().category_id
            shown = category.with_env(period.env)._shown_to_user() if category else False
            period.category_shown = category.name if shown else False

    @api.depends("category_id.class_label")
    def _compute_class_label(self):
        for period in self:
            # sudo: the neutral label is made for readers who may not know the category
            period.class_label = period.sudo().category_id.class_label
