from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_lesson_remind_days = fields.Integer(
        "Remind of a lesson, days before",
        default=7,
        help="Where there is less time, people are reminded half way.",
    )

    _coop_lesson_remind_days = models.Constraint(
        "CHECK (coop_lesson_remind_days BETWEEN 0 AND 365)", "Enter from 0 to 365 days."
    )
