from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class CoopConstituency(models.Model):
    """A group of members with seats of its own: a category, or a category in some areas.

    Its name is read by everybody, on pages, letters and ballots, beside the names of people. It is
    therefore neutral. The category behind it is for those who may know who is supported.
    """

    _name = "coop.constituency"
    _description = "Constituency"
    _inherit = "coop.company.mixin"
    _order = "sequence, id"

    name = fields.Char(
        required=True,
        translate=True,
        help="Everybody reads it, beside the names of people. Keep it neutral: “Oak”, “First "
        "group”. A name such as “people supported” tells every reader about a disability.",
    )
    sequence = fields.Integer(default=10)
    category_id = fields.Many2one(
        "coop.membership.category",
        "Category of member",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        groups="coop_membership.group_support_status",
    )
    category_shown = fields.Char("Category as shown", compute="_compute_category_shown")
    area_ids = fields.Many2many(
        "coop.area", string="Areas", check_company=True, help="Empty: everywhere."
    )
    date_from = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    date_to = fields.Date("Last day", help="Empty while it goes on.")
    seat_ids = fields.One2many("coop.seat", "constituency_id", string="Seats")
    seat_count = fields.Integer("How many seats", compute="_compute_seat_count")
    # whoever may change areas could otherwise find out one member's category by counting
    member_count = fields.Integer(
        "Members today",
        compute="_compute_member_count",
        compute_sudo=True,
        groups="coop_membership.group_support_status",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A constituency cannot end before it begins.",
    )

    @api.depends("category_id")
    @api.depends_context("uid")
    def _compute_category_shown(self):
        for constituency in self:
            # sudo: the category itself says whether this user may be shown it
            category = constituency.sudo().category_id
            shown = category.with_env(constituency.env)._shown_to_user() if category else False
            constituency.category_shown = category.name if shown else False

    @api.depends("seat_ids")
    def _compute_seat_count(self):
        counts = dict(
            self.env["coop.seat"]._read_group(
                [("constituency_id", "in", self.ids)], ["constituency_id"], ["__count"]
            )
        )
        for constituency in self:
            constituency.seat_count = counts.get(constituency._origin, 0)

    @api.depends("category_id", "area_ids")
    def _compute_member_count(self):
        for constituency in self:
            today = self.env["coop.clock"].today(constituency.company_id)
            constituency.member_count = constituency._count_members(today)

    def write(self, vals):
        before = {}
        if {"category_id", "area_ids"} & vals.keys():
            # sudo: terms that this user may not see count as well
            used = self.sudo().filtered("seat_ids.term_ids")
            before = {one: (one.category_id, one.area_ids) for one in used}
        result = super().write(vals)
        self._check_stays(before)
        return result

    def _check_stays(self, before):
        """Who was elected for a constituency was elected by those who belonged to it then.

        :param dict before: coop.constituency -> (category, areas) before something was written
        """
        if any((one.category_id, one.area_ids) != was for one, was in before.items()):
            raise UserError(
                self.env._(
                    "People have sat for this constituency, so it stays what it is. Give it a last "
                    "day and make another."
                )
            )

    def _may_be_asked(self):
        """Whether the current user may learn if somebody belongs here: that somebody does, or
        does not, tells in which category they are."""
        return all(
            # sudo: the category itself says whether this user may be shown it
            constituency.sudo().category_id.with_env(constituency.env)._shown_to_user()
            for constituency in self
        )

    # -- who belongs here --------------------------------------------------------------------

    def _sql_members(self, day):
        """Return SQL for the ids of the memberships that belong here on a day."""
        self.ensure_one()
        # sudo: who belongs where follows from the category; the caller decides what is shown
        constituency = self.sudo()
        memberships = self.env["coop.membership"]
        in_areas = SQL()
        if constituency.area_ids:
            in_areas = SQL(
                "AND %s = ANY (%s)", memberships._sql_area_on("m", day), constituency.area_ids.ids
            )
        return SQL(
            """SELECT m.id FROM coop_membership m
                 JOIN coop_membership_period p ON p.membership_id = m.id
                  AND p.category_id = %(category)s AND p.date_from <= %(day)s
                  AND (p.date_to IS NULL OR p.date_to >= %(day)s)
                WHERE m.company_id = %(company)s %(in_areas)s""",
            category=constituency.category_id.id or None,
            company=constituency.company_id.id or None,
            day=day,
            in_areas=in_areas,
        )

    def _flush_members(self):
        for name in ("coop.membership", "coop.membership.period", "coop.membership.area"):
            self.env[name].flush_model()

    def _count_members(self, day):
        """Return how many members belong here on a day."""
        self._flush_members()
        query = SQL("SELECT count(*) FROM (%s) AS here", self._sql_members(day))
        return self.env.execute_query(query)[0][0]

    def _has_member(self, membership, day):
        """Return whether a member belongs here on a day."""
        self._flush_members()
        query = SQL(
            "SELECT EXISTS (SELECT FROM (%s) AS here WHERE here.id = %s)",
            self._sql_members(day),
            membership.id or None,
        )
        return self.env.execute_query(query)[0][0]

    def action_view_seats(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("coop_governance.coop_seat_action")
        return {**action, "domain": [("constituency_id", "=", self.id)]}
