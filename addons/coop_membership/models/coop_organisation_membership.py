from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopMembership(models.Model):
    """Members that are organisations: who acts and who votes for them."""

    _inherit = "coop.membership"

    is_organisation = fields.Boolean(
        "An organisation",
        compute="_compute_is_organisation",
        search="_search_is_organisation",
        compute_sudo=True,
    )
    representative_ids = fields.One2many(
        "coop.representative",
        "membership_id",
        string="Representatives and voters",
        groups="coop_membership.group_membership_officer",
    )
    representative_name = fields.Char("Acts for it", compute="_compute_represented")
    voter_name = fields.Char("Votes for it", compute="_compute_represented")
    company_number = fields.Char(
        related="partner_id.company_registry",
        string="Company number",
        help="As in the register of companies, if it is a company.",
    )
    charity_number = fields.Char(
        related="partner_id.coop_charity_number",
        string="Charity number",
    )

    @api.depends("partner_id.is_company")
    def _compute_is_organisation(self):
        for membership in self:
            membership.is_organisation = membership.partner_id.is_company

    def _search_is_organisation(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: organisations are no secret, persons may be
        return Domain("partner_id", "any!", Domain("is_company", "in", value))

    @api.depends("representative_ids.date_from", "representative_ids.date_to")
    def _compute_represented(self):
        for membership in self:
            today = self.env["coop.clock"].today(membership.company_id)
            names = {
                role: membership._agent_on(role, today).person_name
                for role in ("representative", "voter")
            }
            membership.representative_name = names["representative"]
            membership.voter_name = names["voter"]

    def _agent_on(self, role, day):
        """Return the row of who acts ("representative") or votes ("voter") on ``day``."""
        self.ensure_one()
        # sudo: which rows there are; the caller decides who is shown a name
        return (
            self.sudo()
            .representative_ids.filtered(
                lambda row: (
                    row.role == role
                    and row.date_from <= day
                    and (not row.date_to or row.date_to >= day)
                )
            )[:1]
            .with_env(self.env)
            .sudo()
        )

    def _voter(self, on_date=None):
        """Return whose choice is this member's vote on a day: the member, or the named voter.

        :param on_date: default today
        :return: res.partner, empty for who is no member then and for an organisation that has
            named nobody
        """
        self.ensure_one()
        # sudo: elections ask, whoever runs them; who may see the name is theirs to say
        membership = self.sudo()
        day = on_date or self.env["coop.clock"].today(membership.company_id)
        if not membership._period_on(day):
            return membership.partner_id.browse()
        if not membership.is_organisation:
            return membership.partner_id
        return membership._agent_on("voter", day).partner_id

    @api.model
    def _represented_by(self, partner):
        """Return the memberships of organisations for which ``partner`` acts today."""
        today = self.env["coop.clock"].today()
        # sudo: asked for the person themselves, by the pages that are theirs
        rows = self.env["coop.representative"].sudo()
        return rows.search(
            [
                ("partner_id", "=", partner.id),
                ("role", "=", "representative"),
                *rows._holds_domain(today),
            ]
        ).membership_id

    def action_new_representative(self):
        """Open the form on which somebody else is named."""
        self.ensure_one()
        if not self.is_organisation:
            raise UserError(self.env._("This member is a person."))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New representative or voter"),
            "res_model": "coop.representative.change",
            "view_mode": "form",
            "views": [(False, "form")],
            "context": {"default_membership_id": self.id, "default_how": "paper"},
        }
