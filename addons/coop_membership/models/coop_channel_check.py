from odoo import api, fields, models
from odoo.fields import Domain


class CoopChannelCheck(models.Model):
    """An address of a member to check: what is found out goes the way of the register."""

    _inherit = "coop.channel.check"

    # A house of the co-op is known by its address: upper rights only, see address_shown.
    address = fields.Text(groups="coop_membership.group_support_status")
    membership_id = fields.Many2one("coop.membership", compute="_compute_membership_id")

    @api.depends("partner_id", "company_id")
    def _compute_membership_id(self):
        for check in self:
            # sudo: which membership it is follows from the person; opening it takes the right
            check.membership_id = check.sudo().partner_id.coop_membership_ids.filtered(
                lambda row, check=check: row.company_id == check.company_id
            )[:1]

    @api.depends_context("uid")
    @api.depends("address")
    def _compute_address_shown(self):
        """A home that the register does not show is for those who may know who is supported."""
        super()._compute_address_shown()
        if self.env.su or self.env.user.has_group("coop_membership.group_support_status"):
            return
        for check in self.filtered(lambda row: row.channel == "print"):
            # sudo: only to see whether the contact is a hidden one
            person = check.sudo().partner_id
            if person.coop_protected and check.membership_id.service_address_choice != "own":
                check.address_shown = self.env._("Home address (kept from this list)")

    @api.model
    def _get_known_domain(self, company):
        mine = [("company_id", "=", company.id)]
        return (
            super()._get_known_domain(company)
            | Domain("coop_membership_ids", "any", mine)
            | Domain("coop_application_ids", "any", mine)
        )

    def _write_address(self, values):
        membership = self.membership_id.with_env(self.sudo(False).env)
        if not membership:
            # an applicant's contact may be hidden from the officer who decides on them
            applied = self.partner_id.coop_application_ids
            mine = self if applied and self._is_officer() else self.sudo(False)
            self.partner_id.with_env(mine.env).write(values)
        elif "street" in values:
            membership.action_moved(values)
        else:
            membership._check_officer()
            self.partner_id.write(values)

    def _is_officer(self):
        return self.env.user.has_group("coop_membership.group_membership_officer")

    def action_open_membership(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.membership",
            "res_id": self.membership_id.id,
            "views": [(False, "form")],
        }


class CoopChannelAnswer(models.TransientModel):
    """Somebody found out that nobody knows where the member is: that is an answer too."""

    _inherit = "coop.channel.answer"

    answer = fields.Selection(
        selection_add=[("gone_away", "Nobody knows where the person is now")],
        ondelete={"gone_away": "cascade"},
    )

    def action_apply(self):
        self.ensure_one()
        if self.answer != "gone_away":
            return super().action_apply()
        check = self.check_id._check_may()
        check._check_to_do()
        membership = check.membership_id.with_env(self.env)
        if membership:
            membership.action_gone_away()
            if self.note:
                check.write({"note": self.note})
        else:
            check._close("gone_away", self.note)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
