from odoo import fields, models

from ..assembly import share_needed


class CoopCouncilRules(models.Model):
    """What members and councillors may start: asking the Council, putting something on its
    agenda, calling in a decision of the Board. How many it takes, and how long each has."""

    _name = "coop.council.rules"
    _description = "Rules of what the Council starts"
    _inherit = "coop.dated.rules"

    question_days = fields.Integer(
        "A question is answered within (days)",
        required=True,
        default=28,
        help="From the day on which a member asked. Nothing waits longer without an answer.",
    )
    call_supporters = fields.Integer(
        "Other councillors who support a call-in",
        required=True,
        default=2,
        help="Besides the one who asks. 0: one councillor alone calls a decision in.",
    )
    call_days = fields.Integer(
        "They support it within (days)",
        required=True,
        default=14,
        help="After that it has lapsed, and can be asked for again.",
    )
    call_bring_days = fields.Integer(
        "The Board brings it within (days)",
        required=True,
        default=42,
        help="From the day on which enough supported it, or the Council resolved.",
    )
    call_again = fields.Boolean(
        "Also what is decided",
        help="Whether the Council may ask the Board to look again at something that it decided.",
    )
    initiative_by = fields.Selection(
        [("number", "A number of members"), ("percent", "A share of the members")],
        "An initiative needs",
        required=True,
        default="percent",
    )
    initiative_number = fields.Integer("Members who sign", default=20)
    initiative_percent = fields.Float("Members who sign (per cent)", digits=(5, 2), default=2)
    initiative_words = fields.Integer("Words of an initiative, at most", required=True, default=300)
    initiative_months = fields.Integer(
        "Members sign within (months)", required=True, default=6, help="After that it has expired."
    )
    initiative_agenda_days = fields.Integer(
        "On an agenda of the Council within (days)",
        required=True,
        default=60,
        help="From the day on which enough members have signed.",
    )
    initiative_answer_days = fields.Integer(
        "The Council answers within (days)",
        required=True,
        default=90,
        help="From the day on which enough members have signed.",
    )
    proposal_days = fields.Integer(
        "A councillor’s point is answered within (days)",
        required=True,
        default=7,
        help="The office puts it on the agenda, or says why not.",
    )

    _company_day_uniq = models.UniqueIndex(
        "(company_id, valid_from)", "Other rules of the Council already begin on this day."
    )
    _share_possible = models.Constraint(
        "CHECK (initiative_percent > 0 AND initiative_percent <= 100 AND initiative_number > 0)",
        "A share is more than nothing and no more than all, and one member signs at least.",
    )
    _numbers_possible = models.Constraint(
        "CHECK (question_days > 0 AND call_supporters >= 0 AND call_days > 0"
        " AND call_bring_days > 0 AND initiative_words > 0 AND initiative_months > 0"
        " AND initiative_agenda_days > 0 AND proposal_days > 0"
        " AND initiative_answer_days >= initiative_agenda_days)",
        "Everybody has a day at least, and the Council answers no earlier than it meets.",
    )

    def _get_needed(self, members):
        """Return how many of so many members have to sign an initiative."""
        self.ensure_one()
        if self.initiative_by == "number":
            return self.initiative_number
        return share_needed(members, self.initiative_percent)
