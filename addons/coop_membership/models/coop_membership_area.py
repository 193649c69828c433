from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipArea(models.Model):
    """An area to which a member belonged until a day.

    Where a member belongs now is on the membership; a row is written each time that changes, by
    itself. So the area on a day is that of the first row that ends on or after it, else the one
    of now, and members counted by area for a past year are counted where they were then.
    """

    _name = "coop.membership.area"
    _description = "Earlier area of a member"
    _check_company_auto = True
    _order = "date_to desc, id desc"
    _rec_name = "area_id"

    membership_id = fields.Many2one(
        "coop.membership", required=True, index=True, check_company=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="membership_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    area_id = fields.Many2one(
        "coop.area", check_company=True, index=True, ondelete="restrict", help="Empty: none known."
    )
    date_to = fields.Date("Until", required=True, help="The last day on which it was so.")

    _membership_day_uniq = models.UniqueIndex(
        "(membership_id, date_to)", "There is an earlier area until that day already."
    )


class CoopMembership(models.Model):
    """A member who moves to another area was in the earlier one until yesterday."""

    _inherit = "coop.membership"

    past_area_ids = fields.One2many("coop.membership.area", "membership_id", string="Earlier areas")

    def write(self, vals):
        before = self._get_areas(vals)
        result = super().write(vals)
        self._keep_past_areas(before)
        return result

    def _write_unregistered(self, vals):
        before = self._get_areas(vals)
        result = super()._write_unregistered(vals)
        self._keep_past_areas(before)
        return result

    def _get_areas(self, vals):
        if "area_id" not in vals:
            return {}
        # sudo: areas are no secret; whoever may write the membership has been asked already
        return {membership: membership.area_id for membership in self.sudo()}

    def _keep_past_areas(self, before):
        # sudo: history is written by the change itself
        past = self.env["coop.membership.area"].sudo()
        vals_list = []
        for membership, area in before.items():
            today = self.env["coop.clock"].today(membership.company_id)
            yesterday = today - timedelta(days=1)
            begun = membership.date_entered
            if area == membership.area_id or not begun or begun >= today:
                continue
            if yesterday in membership.past_area_ids.mapped("date_to"):
                continue  # changed twice on one day: what was until yesterday stays
            vals_list.append(
                {"membership_id": membership.id, "area_id": area.id, "date_to": yesterday}
            )
        past.create(vals_list)

    @api.model
    def _sql_area_on(self, membership, day):
        """SQL for the area of a membership (an alias of its table) on a day."""
        return SQL(
            """(SELECT CASE WHEN was.id IS NULL THEN %(m)s.area_id ELSE was.area_id END
                  FROM (SELECT 1) AS one
             LEFT JOIN LATERAL (
                    SELECT id, area_id FROM coop_membership_area
                     WHERE membership_id = %(m)s.id AND date_to >= %(day)s
                  ORDER BY date_to LIMIT 1) AS was ON true)""",
            m=SQL.identifier(membership),
            day=day,
        )
