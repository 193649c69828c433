from odoo import api, models


class CoopMembershipMerging(models.AbstractModel):
    """Merging a member who is also in Employees: what HR keeps stays HR's."""

    _inherit = "coop.membership.merging"

    @api.model
    def _merge_facts(self, partner):
        employments = self.env["coop.employment"].search(
            [("partner_id", "=", partner.id), ("withdrawn_on", "=", False)]
        )
        names = "\n".join(employments.mapped("display_name"))
        return [*super()._merge_facts(partner), (self.env._("Works here"), names)]

    @api.model
    def _merge_refusals(self, stays, goes):
        refusals = super()._merge_refusals(stays, goes)
        # sudo: only which contact Employees writes the e-mail of the job into
        employees = self.env["hr.employee"].sudo().with_context(active_test=False)
        both = stays | goes
        for employee in employees.search([("work_contact_id", "in", both.ids)]):
            contact = employee.work_contact_id
            if contact != employee.user_id.partner_id:
                refusals.append(
                    self.env._(
                        "%(name)s: this contact was made by Employees and gets the e-mail and "
                        "phone of the job, so it is not merged. Say on the membership that the "
                        "person works here (Works here…): that joins the two.",
                        name=contact.name,
                    )
                )
        return refusals

    @api.model
    def _merge(self, stays, goes, choices, reason):
        memberships = super()._merge(stays, goes, choices, reason)
        # sudo: which membership an employment belongs to follows from the person
        employments = self.env["coop.employment"].sudo().search([("partner_id", "=", stays.id)])
        self.env.add_to_compute(employments._fields["membership_id"], employments)
        employments._recompute_recordset(["membership_id"])
        employments.filtered(lambda row: not row.withdrawn_on)._feed()
        return memberships
