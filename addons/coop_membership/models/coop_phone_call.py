from odoo import api, fields, models


class CoopPhoneCall(models.Model):
    """A call stands with the membership, or with the application of somebody not yet a member."""

    _inherit = "coop.phone.call"

    membership_id = fields.Many2one(
        "coop.membership",
        compute="_compute_membership_id",
        store=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    application_id = fields.Many2one(
        "coop.membership.application",
        check_company=True,
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
    )

    @api.depends("partner_id", "company_id")
    def _compute_membership_id(self):
        # sudo: stored, and the same whoever writes down the call
        memberships = self.env["coop.membership"].sudo()
        for call in self:
            call.membership_id = memberships.search(
                [
                    ("partner_id", "=", call.partner_id.id),
                    ("company_id", "=", call.company_id.id),
                ],
                limit=1,
            )


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    call_ids = fields.One2many("coop.phone.call", "membership_id", string="Calls")
    call_count = fields.Integer("Calls made", compute="_compute_call_count")
    open_check_count = fields.Integer("Addresses to check", compute="_compute_open_check_count")

    def _compute_call_count(self):
        # members read their own membership; what the office noted of calls is the office's
        calls = self.env["coop.phone.call"]
        counts = {}
        if calls.has_access("read"):
            domain = [("membership_id", "in", self.ids)]
            counts = dict(calls._read_group(domain, ["membership_id"], ["__count"]))
        for membership in self:
            membership.call_count = counts.get(membership, 0)

    def _compute_open_check_count(self):
        checks = self.env["coop.channel.check"]
        counts = {}
        if checks.has_access("read"):
            # sudo: the checks of these memberships, whose officer may not read the contact
            domain = [
                ("partner_id", "in", self.sudo().partner_id.ids),
                ("company_id", "in", self.sudo().company_id.ids),
                ("state", "=", "open"),
            ]
            for partner, company, count in checks._read_group(
                domain, ["partner_id", "company_id"], ["__count"]
            ):
                counts[partner.id, company.id] = count
        for membership in self:
            # sudo: as above
            row = membership.sudo()
            membership.open_check_count = counts.get((row.partner_id.id, row.company_id.id), 0)

    def action_call(self):
        """Write down a call with the member."""
        self.ensure_one()
        self._check_officer()
        # sudo: an officer rings a member whose contact is hidden from other colleagues
        person = self.sudo().partner_id
        return self.env["coop.phone.call"]._get_quick_action(
            {
                "default_partner_id": person.id,
                "default_name": person.name,
                "default_number": person.phone,
                "default_company_id": self.company_id.id,
            }
        )

    def action_open_calls(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_phone_call_action"
        )
        return {**action, "domain": [("membership_id", "=", self.id)], "context": {}}

    def action_open_checks(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_channel_check_action"
        )
        # sudo: as in _compute_open_check_count
        person = self.sudo().partner_id
        domain = [("partner_id", "=", person.id), ("company_id", "=", self.company_id.id)]
        return {**action, "domain": domain, "context": {}}


class CoopMembershipApplication(models.Model):
    _inherit = "coop.membership.application"

    call_ids = fields.One2many("coop.phone.call", "application_id", string="Calls")
    call_count = fields.Integer("Calls made", compute="_compute_call_count")

    def _compute_call_count(self):
        calls = self.env["coop.phone.call"]
        counts = {}
        if calls.has_access("read"):
            domain = [("application_id", "in", self.ids)]
            counts = dict(calls._read_group(domain, ["application_id"], ["__count"]))
        for application in self:
            application.call_count = counts.get(application, 0)

    def action_call(self):
        """Write down a call with the applicant, who may be no contact yet."""
        self.ensure_one()
        # sudo: an applicant's contact may be hidden from the officer who rings
        return self.env["coop.phone.call"]._get_quick_action(
            {
                "default_partner_id": self.sudo().partner_id.id,
                "default_name": self.name,
                "default_number": self.phone,
                "default_application_id": self.id,
                "default_company_id": self.company_id.id,
            }
        )

    def action_open_calls(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_phone_call_action"
        )
        return {**action, "domain": [("application_id", "=", self.id)], "context": {}}
