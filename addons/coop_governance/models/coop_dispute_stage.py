from odoo import api, fields, models


class CoopDisputeStage(models.Model):
    """A stage of the way on which the Council and the Board settle a dispute, and how long it has.

    Those without a co-op are delivered: the way that is usual. A co-op takes it over as its own,
    and changes it as its rules say.
    """

    _name = "coop.dispute.stage"
    _description = "Stage of a dispute"
    _check_company_auto = True
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: what is usual, for co-ops to take over.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    about = fields.Text("What happens", translate=True, help="One or two plain sentences.")
    days = fields.Integer(required=True, default=28, help="So long it has.")
    source_ref = fields.Char("Where the rules say so")

    _days_possible = models.Constraint("CHECK (days > 0)", "A stage has a day at least.")

    @api.model
    def _get_stages(self, company):
        """Return the stages of a co-op in their order: its own, or else those that are usual."""
        # sudo: what the rules say holds whoever asks
        stages = self.sudo()
        own = stages.search([("company_id", "=", company.id)])
        return own or stages.search([("company_id", "=", False)])

    @api.model
    def action_take_over(self):
        """Take over what is usual, where there is nothing yet, and show it."""
        self.check_access("create")
        company = self.env.company
        stages = self.with_context(active_test=False).sudo()  # sudo: copied as it is
        if not stages.search_count([("company_id", "=", company.id)], limit=1):
            for usual in stages.search([("company_id", "=", False)]):
                usual.copy({"company_id": company.id})
        return self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_dispute_stage_action"
        )
