from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..assembly import share_needed

#: what a company may ask of its members at most (Companies Act 2006, ss.303 and 327)
MOST_PERCENT, MOST_HOURS = 5, 48


class CoopGeneralRules(models.Model):
    """What law and rules give members alone: asking for a general meeting, and proxies there.

    Notice, quorum and majorities stand in the rules of the body, as for any other. On each day the
    last of them that began is in force. Before a co-op has entered any, the numbers of the
    Companies Act 2006 hold: a right of members waits for no settings.
    """

    _name = "coop.general.rules"
    _description = "Rules of general meetings"
    _inherit = "coop.dated.rules"

    requisition_percent = fields.Float(
        "Members who can ask for a meeting (per cent)",
        digits=(5, 2),
        required=True,
        default=5,
        help="The Board has to call a meeting when so many of the members sign. The law lets no "
        "co-op ask for more than 5 (Companies Act 2006, s.303).",
    )
    statement_words = fields.Integer(
        "Words of a statement, at most",
        required=True,
        default=1000,
        help="What members who ask for a meeting may have sent round (s.314).",
    )
    call_days = fields.Integer(
        "Called within (days)",
        required=True,
        default=21,
        help="From the day on which enough members have signed (s.304).",
    )
    hold_days = fields.Integer(
        "Held within (days after the notice)",
        required=True,
        default=28,
        help="From the day of the notice that calls it (s.304).",
    )
    members_months = fields.Integer(
        "Members may hold it themselves within (months)",
        required=True,
        default=3,
        help="When the Board does not call it in time (s.305).",
    )
    proxy_hours = fields.Integer(
        "Proxies in so long before the meeting (hours)",
        required=True,
        default=48,
        help="The law lets no co-op ask for more than 48 (s.327).",
    )
    proxy_skips_idle = fields.Boolean(
        "Only hours of working days count",
        default=True,
        help="Weekends and bank holidays are left out of these hours (s.327).",
    )

    _company_day_uniq = models.UniqueIndex(
        "(company_id, valid_from)", "Other rules of general meetings already begin on this day."
    )
    _share_possible = models.Constraint(
        "CHECK (requisition_percent > 0 AND requisition_percent <= 100)",
        "A share is more than nothing and no more than all.",
    )
    _numbers_possible = models.Constraint(
        "CHECK (statement_words >= 0 AND call_days > 0 AND hold_days > 0 AND members_months > 0"
        " AND proxy_hours >= 0)",
        "Days, months, hours and words cannot be less than nothing.",
    )

    @api.constrains("requisition_percent", "proxy_hours", "company_id")
    def _check_law(self):
        """A company may make both easier for its members, never harder; a society has its rules."""
        for rules in self:
            if rules.company_id.coop_legal_form == "society":
                continue
            if rules.requisition_percent > MOST_PERCENT:
                raise ValidationError(
                    self.env._(
                        "The law lets no company ask for more than %(most)s per cent of the "
                        "members (Companies Act 2006, s.303). Write %(most)s or less.",
                        most=MOST_PERCENT,
                    )
                )
            if rules.proxy_hours > MOST_HOURS:
                raise ValidationError(
                    self.env._(
                        "The law lets no company ask for proxies more than %(most)s hours before "
                        "the meeting (Companies Act 2006, s.327). Write %(most)s or less.",
                        most=MOST_HOURS,
                    )
                )

    def _get_needed(self, members):
        """Return how many of so many members have to sign a requisition."""
        self.ensure_one()
        return share_needed(members, self.requisition_percent)
