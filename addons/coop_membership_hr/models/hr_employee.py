from odoo import api, fields, models
from odoo.fields import Domain

# What of an employee decides whether they work here, and since when.
DECIDING = frozenset(
    {
        "active",
        "company_id",
        "contract_date_end",
        "contract_date_start",
        "contract_type_id",
        "current_version_id",
        "departure_date",
        "employee_type",
    }
)


class HrEmployee(models.Model):
    """Whether an employee is a member: that, and nothing of how they take part.

    Nothing is stored on the employee. An employee who is also supported by the co-op looks like
    every other: what is shown follows from the membership alone, and of people who are no member
    nothing is shown, whatever else the co-op knows of them.
    """

    _inherit = "hr.employee"

    coop_member_state = fields.Selection(
        [("member", "Member"), ("leaving", "Leaving the co-op"), ("not", "No member known")],
        "Co-op membership",
        compute="_compute_coop_member",
        search="_search_coop_member_state",
        groups="hr.group_hr_user",
        help="As the membership office confirmed it. Of people who no longer work here nothing is "
        "said.",
    )
    coop_member_name = fields.Char(
        "Member",
        compute="_compute_coop_member",
        groups="hr.group_hr_user",
        help="The name under which they are a member.",
    )
    coop_employment_ids = fields.One2many(
        "coop.employment",
        "employee_id",
        string="Who they are in the co-op",
        groups="coop_membership.group_membership_officer",
    )

    @api.depends(
        "active",
        "coop_employment_ids.withdrawn_on",
        "coop_employment_ids.membership_id.member_name",
        "coop_employment_ids.membership_id.period_ids.date_from",
        "coop_employment_ids.membership_id.period_ids.date_to",
    )
    def _compute_coop_member(self):
        # sudo: who keeps employees may not read memberships, only whether there is one
        employments = (
            self.env["coop.employment"]
            .sudo()
            .search([("employee_id", "in", self.ids), ("withdrawn_on", "=", False)])
        )
        memberships = {one.employee_id.id: one.membership_id for one in employments}
        for employee in self:
            membership = memberships.get(employee._origin.id)
            state = membership.state if membership and employee.active else False
            is_member = state in ("member", "leaving")
            employee.coop_member_state = (
                (state if is_member else "not") if employee.active else False
            )
            employee.coop_member_name = membership.member_name if is_member else False

    def _search_coop_member_state(self, operator, value):
        # Odoo checks the groups of fields that are columns, not of those searched by a method
        self._check_field_access(self._fields["coop_member_state"], "read")
        if operator != "in":
            return NotImplemented
        domains = [
            Domain("active", "=", True) & self._get_coop_member_domain(state)
            for state in ("member", "leaving", "not")
            if state in value
        ]
        if False in value:
            domains.append(Domain("active", "=", False))
        return Domain.OR(domains)

    @api.model
    def _get_coop_member_domain(self, state):
        """Employees of whom HR is told ``state``; of all companies, as rules say the rest."""
        states = ("member", "leaving") if state == "not" else (state,)
        # sudo: as in _compute_coop_member
        found = (
            self.env["coop.employment"]
            .sudo()
            ._search(
                Domain("employee_id", "!=", False)
                & Domain("withdrawn_on", "=", False)
                & Domain("membership_id.state", "in", states)
            )
        )
        return Domain("id", "not in" if state == "not" else "in", found.subselect("employee_id"))

    def action_coop_member(self):
        """What the number on the employee's form means; the office goes on to the membership."""
        self.ensure_one()
        self.check_access("read")
        if self.env.user.has_group("coop_membership.group_membership_officer"):
            employment = self.env["coop.employment"].search(
                [("employee_id", "=", self.id), ("withdrawn_on", "=", False)]
            )
            if employment.membership_id:
                return employment.action_open_membership()
            action = self.env["ir.actions.act_window"]._for_xml_id(
                "coop_membership_hr.coop_employment_candidate_action"
            )
            return {**action, "domain": [("employee_id", "=", self.id)], "context": {}}
        sentences = {
            "member": self.env._(
                "A member of the co-op. When they leave, the membership office "
                "is told by itself and offers to go on; you need not do anything."
            ),
            "leaving": self.env._("A member who is leaving the co-op."),
            "not": self.env._(
                "Not known as a member. They may join whenever they like; "
                "the plan for starters has the words and the link."
            ),
        }
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Co-op membership"),
                "message": sentences.get(
                    self.coop_member_state, self.env._("They no longer work here.")
                ),
                "type": "info",
                "sticky": False,
            },
        }

    # Whatever is written about somebody's work is followed in the same transaction

    def write(self, vals):
        result = super().write(vals)
        if DECIDING & vals.keys():
            self._coop_follow()
        return result

    def _coop_follow(self):
        # sudo: who writes an employee need not be able to read who that is in the co-op
        self.env["coop.employment"].sudo().search(
            [("employee_id", "in", self.ids), ("withdrawn_on", "=", False)]
        )._follow()

    def unlink(self):
        # sudo: as in _coop_follow
        employments = (
            self.env["coop.employment"]
            .sudo()
            .search([("employee_id", "in", self.ids), ("withdrawn_on", "=", False)])
        )
        employments._follow()
        for employment in employments:
            today = self.env["coop.clock"].today(employment.company_id)
            last = min(employment.employed_to or today, today)
            if employment.employed_from:
                last = max(last, employment.employed_from)
            employment.write({"employed_to": last})
        result = super().unlink()
        employments.invalidate_recordset(["employee_id"])
        employments._follow()
        return result
