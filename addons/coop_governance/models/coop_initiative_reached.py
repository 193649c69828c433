from datetime import timedelta

from odoo import api, fields, models


class CoopInitiativeReached(models.Model):
    """Enough members have signed an initiative: on which day, out of how many, under which words.

    Behind the wall. The days by which the Council has to act follow from it.
    """

    _name = "coop.initiative.reached"
    _description = "Initiative that enough have signed"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "reached_on desc, id desc"

    initiative_id = fields.Many2one(
        "coop.initiative", required=True, index=True, check_company=True, ondelete="restrict"
    )
    reached_on = fields.Date("Enough since", required=True)
    members = fields.Integer("Members with a vote", required=True)
    needed = fields.Integer(required=True)
    signed = fields.Integer(required=True)
    agenda_by = fields.Date("On an agenda by", required=True)
    answer_by = fields.Date("Answered by", required=True)
    name = fields.Char("What it is about", required=True)
    wording = fields.Text("What the Council shall do", required=True)
    statement = fields.Text("Why")

    _once = models.UniqueIndex(
        "(initiative_id)", "That enough have signed is written down already."
    )
    _is_enough = models.Constraint(
        "CHECK (signed >= needed AND needed > 0)", "Not enough members have signed."
    )

    @api.model
    def _write_down(self, initiative):
        """Keep that enough have signed today, with the numbers and the words as they are."""
        company = initiative.company_id
        today = self.env["coop.clock"].today(company)
        rules = self.env["coop.council.rules"]._get(company, today)
        kept = {name: initiative[name] for name in ("name", "wording", "statement")}
        # sudo: it follows from the numbers, whoever signed last
        return self.sudo().create(
            {
                **kept,
                "company_id": company.id,
                "initiative_id": initiative.id,
                "reached_on": today,
                "members": rules._count_members(company, today),
                "needed": initiative.needed_count,
                "signed": initiative.signed_count,
                "agenda_by": today + timedelta(days=rules.initiative_agenda_days),
                "answer_by": today + timedelta(days=rules.initiative_answer_days),
            }
        )
