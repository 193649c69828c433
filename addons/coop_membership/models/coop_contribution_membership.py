from odoo import api, fields, models


class CoopMembership(models.Model):
    """What a member offers and did."""

    _inherit = "coop.membership"

    contribution_ids = fields.One2many(
        "coop.contribution",
        "membership_id",
        string="Offers",
        groups="coop_membership.group_membership_officer",
    )
    deed_ids = fields.One2many(
        "coop.contribution.deed",
        "membership_id",
        string="Did",
        groups="coop_membership.group_membership_officer",
    )
    contribution_count = fields.Integer(
        "Contributions",
        compute="_compute_contribution_count",
        groups="coop_membership.group_membership_officer",
    )

    @api.depends("contribution_ids.state", "deed_ids.state")
    def _compute_contribution_count(self):
        for membership in self:
            offers = membership.contribution_ids.filtered(lambda offer: offer.state == "open")
            deeds = membership.deed_ids.filtered(lambda deed: deed.state == "done")
            membership.contribution_count = len(offers) + len(deeds)

    def action_view_contributions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_contribution_action"
        )
        action["domain"] = [("membership_id", "=", self.id)]
        action["context"] = {"default_membership_id": self.id}
        return action

    def action_view_deeds(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_contribution_deed_action"
        )
        action["domain"] = [("membership_id", "=", self.id)]
        action["context"] = {"default_membership_id": self.id}
        return action

    def _on_died(self, date):
        result = super()._on_died(date)
        # sudo: what somebody said of themselves does not outlive them
        self.sudo().contribution_ids._withdraw()
        return result

    def _on_left(self, period):
        result = super()._on_left(period)
        if period.date_to <= self.env["coop.clock"].today(self.company_id):
            # sudo: as above
            self.sudo().contribution_ids._withdraw()
        return result


class CoopMembershipApplication(models.Model):
    _inherit = "coop.membership.application"

    contribution_kind_ids = fields.Many2many(
        "coop.contribution.kind",
        string="Would like to bring",
        help="What the applicant chose when asked what they would like to bring. Nobody has to.",
    )
    contribution_note = fields.Char("In their words")

    def _on_accepted(self, membership):
        """What was chosen on joining becomes the first offers of the member."""
        result = super()._on_accepted(membership)
        reader = self.with_context(lang=self.lang)
        # sudo: acceptance is one act, whoever is entitled to start it
        self.env["coop.contribution"].sudo().create(
            [
                {
                    "membership_id": membership.id,
                    "kind_id": kind.id,
                    "name": (self.contribution_note or "").strip() or kind.name,
                    "how": "join",
                }
                for kind in reader.contribution_kind_ids
            ]
        )
        return result


class ResPartner(models.Model):
    _inherit = "res.partner"

    coop_contribution_count = fields.Integer(
        "Contributions",
        compute="_compute_coop_contribution_count",
        groups="coop_membership.group_membership_officer",
    )

    def _compute_coop_contribution_count(self):
        for partner in self:
            partner.coop_contribution_count = sum(
                partner.coop_membership_ids.mapped("contribution_count")
            )

    def action_coop_contributions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_contribution_action"
        )
        action["domain"] = [("membership_id", "in", self.coop_membership_ids.ids)]
        action["context"] = {}
        return action
