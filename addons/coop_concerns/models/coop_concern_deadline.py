from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopConcernDeadline(models.Model):
    """By when concerns are read and decided, and complaints answered, from a day on.

    What came before that day keeps the deadlines it was given.
    """

    _name = "coop.concern.deadline"
    _description = "Deadlines of concerns and complaints"
    _order = "date_from desc, id desc"
    _rec_name = "date_from"

    company_id = fields.Many2one("res.company", "Co-op", help="Empty: for every co-op here.")
    date_from = fields.Date("From the day", required=True)
    read_hours = fields.Integer("Hours to read a concern", required=True, default=24)
    decide_days = fields.Integer("Working days to decide on a concern", required=True, default=7)
    acknowledge_days = fields.Integer(
        "Working days to acknowledge a complaint", required=True, default=2
    )
    answer_days = fields.Integer("Working days to answer a complaint", required=True, default=10)

    _sane = models.Constraint(
        "CHECK (read_hours BETWEEN 1 AND 168 AND decide_days BETWEEN 1 AND 60"
        " AND acknowledge_days BETWEEN 1 AND 60 AND answer_days BETWEEN acknowledge_days AND 260)",
        "A concern is read within 1 to 168 hours and decided within 1 to 60 working days; a"
        " complaint is acknowledged within 60 working days and answered after that, within 260.",
    )
    _company_from_uniq = models.UniqueIndex(
        "(COALESCE(company_id, 0), date_from)", "There are deadlines from this day already."
    )

    @api.model
    def _for(self, company, day):
        """Return the deadlines that hold on a day, the co-op's own before those of all.

        :raise UserError: if there are none
        """
        # sudo: whoever is worried has no right to settings
        found = self.sudo().search(
            [("company_id", "in", [company.id, False]), ("date_from", "<=", day)]
        )
        found = (found.filtered("company_id") or found)[:1]
        if not found:
            raise UserError(
                self.env._("There are no deadlines for concerns yet. They are in the settings.")
            )
        return found
