from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models


class CoopRequisitionReached(models.Model):
    """Enough members have signed: on which day, out of how many, under which words.

    Behind the wall. The days by which the Board has to act follow from it.
    """

    _name = "coop.requisition.reached"
    _description = "Request for a meeting that enough have signed"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "reached_on desc, id desc"
    _rec_name = "name"

    requisition_id = fields.Many2one(
        "coop.requisition",
        "Request",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    reached_on = fields.Date("Enough since", required=True)
    members = fields.Integer("Members with a vote", required=True)
    percent = fields.Float("Share asked for (per cent)", digits=(5, 2), required=True)
    needed = fields.Integer(required=True)
    signed = fields.Integer(required=True)
    call_by = fields.Date("Notice no later than", required=True)
    hold_days = fields.Integer("Held within (days after the notice)", required=True)
    members_until = fields.Date("Members may hold it until", required=True)
    name = fields.Char("What it is about", required=True)
    wording = fields.Text("What it shall decide")
    statement = fields.Text("Why")

    _once = models.UniqueIndex(
        "(requisition_id)", "That enough have signed is written down already."
    )
    _is_enough = models.Constraint(
        "CHECK (signed >= needed AND needed > 0)", "Not enough members have signed."
    )

    @api.model
    def _write_down(self, requisition):
        """Keep that enough have signed today, with the numbers and the words as they are."""
        company = requisition.company_id
        today = self.env["coop.clock"].today(company)
        rules = self.env["coop.general.rules"]._get(company, today)
        # sudo: it follows from the numbers, whoever signed last
        return self.sudo().create(
            {
                "company_id": company.id,
                "requisition_id": requisition.id,
                "reached_on": today,
                "members": rules._count_members(company, today),
                "percent": rules.requisition_percent,
                "needed": requisition.needed_count,
                "signed": requisition.signed_count,
                "call_by": today + timedelta(days=rules.call_days),
                "hold_days": rules.hold_days,
                "members_until": today + relativedelta(months=rules.members_months),
                "name": requisition.name,
                "wording": requisition.wording,
                "statement": requisition.statement,
            }
        )
