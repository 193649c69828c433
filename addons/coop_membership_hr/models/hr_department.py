from odoo import fields, models


class HrDepartment(models.Model):
    _inherit = "hr.department"

    coop_members_shown = fields.Char(
        "Members of the co-op",
        compute="_compute_coop_members_shown",
        groups="hr.group_hr_user",
        help="As counted at the beginning of the month. Not shown where either the members or "
        "the others are fewer than five, or where that could be worked out.",
    )

    def _compute_coop_members_shown(self):
        # sudo: the figures are made to be shown; HR has no access to anything else of the co-op
        counts = self.env["coop.department.count"].sudo()
        found = counts.search_fetch(
            [
                ("department_id", "in", self.ids),
                ("company_id", "in", self.env.companies.ids),
            ],
            ["department_id", "members", "is_shown", "as_at"],
            order="as_at",
        )
        latest = {count.department_id.id: count for count in found}
        for department in self:
            count = latest.get(department.id)
            department.coop_members_shown = count.words if count else False
