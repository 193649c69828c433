from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_leaver_user_id = fields.Many2one(
        "res.users",
        "Told of leavers",
        domain="[('share', '=', False)]",
        help="The membership officer who gets the reminder when a member stops working here.",
    )
    coop_leaver_days = fields.Integer(
        "Days to talk to a leaver",
        default=14,
        help="Counted from the last day at work, or from the day on which it became known.",
    )
    coop_leaver_category_id = fields.Many2one(
        "coop.membership.category",
        "Offered to leavers",
        domain="[('company_id', '=', id), ('discloses_support', '=', False)]",
        groups="coop_membership.group_support_status",
        help="The category in which somebody may stay a member who no longer works here. Empty: "
        "the one other category that tells nothing about support, if there is one.",
    )

    def _coop_leaver_officer(self):
        """Who is told of leavers: as set, else the membership officer who was first here."""
        self.ensure_one()
        group = self.env.ref("coop_membership.group_membership_officer")
        officers = group.all_user_ids.filtered(
            lambda user: user.active and self in user.company_ids and not user._is_superuser()
        )
        chosen = self.coop_leaver_user_id
        if chosen in officers:
            return chosen
        # administrators hold every right, and mostly somebody else does the work
        return officers.sorted(lambda user: (user.has_group("base.group_system"), user.id))[:1]

    def _coop_leaver_category(self):
        """The category offered to leavers, or none when several could be meant."""
        self.ensure_one()
        # sudo: which category is offered is told to every leaver
        company = self.sudo()
        if company.coop_leaver_category_id:
            return company.coop_leaver_category_id
        others = self.env["coop.membership.category"].sudo()._get_open(company)
        others = others.filtered(lambda c: not c.fed_by_employment and not c.discloses_support)
        return others if len(others) == 1 else others.browse()
