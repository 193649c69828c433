from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# Who sits on the same body reads terms too, but not what the office notes about them.
OFFICE = "coop_membership.group_membership_officer"


class CoopOfficeTerm(models.Model):
    """One person's dated time on a seat.

    ``date_to`` is its last day: as planned while it goes on, as it was once it is over. Whoever
    asks who sits where asks these dates, and nothing that is stored depends on today. A term that
    is over is closed, and stands behind the wall from then on: what was so stays on record.
    A term that ends early says so at once (``ended_why``), also when its last day lies ahead.
    A term that was entered by mistake is struck out and kept.
    """

    _name = "coop.office.term"
    _description = "Term of office"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "date_from desc, id desc"
    _rec_names_search = ["holder_id.name", "seat_id.role"]

    _guarded_fields = frozenset(
        {
            "seat_id",
            "body_id",
            "is_office",
            "holder_id",
            "company_id",
            "date_from",
            "date_to",
            "planned_to",
            "begun_how",
            "restores_id",
            "resolution_id",
            "ended_why",
            "ended_note",
            "ended_period_id",
            "notice_on",
            "closed",
            "struck_on",
            "struck_why",
            "told_ending_on",
        }
    )

    seat_id = fields.Many2one(
        "coop.seat", required=True, index=True, check_company=True, ondelete="restrict"
    )
    body_id = fields.Many2one(
        "coop.body", required=True, index=True, check_company=True, ondelete="restrict"
    )
    is_office = fields.Boolean("Office", help="Held besides a seat on the same body.")
    constituency_id = fields.Many2one(related="seat_id.constituency_id")
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Held by",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    date_from = fields.Date("From", required=True, index=True)
    date_to = fields.Date("Last day", index=True, help="Empty: no end is known.")
    planned_to = fields.Date("Planned until", help="The last day as it was when the term began.")
    begun_how = fields.Selection(
        [
            ("elected", "Elected"),
            ("uncontested", "Declared elected without a poll"),
            ("countback", "Next in the count"),
            ("by_election", "By-election"),
            ("co_opted", "Co-opted by the body"),
            ("appointed", "Appointed by resolution"),
            ("chosen", "Chosen by those who sit there"),
            ("before", "From before this record was kept"),
            ("restored", "The ending before was a mistake, or was taken back"),
        ],
        "How it began",
        required=True,
    )
    begun_note = fields.Char(
        "Note on the beginning", help="For example the meeting or the count.", groups=OFFICE
    )
    restores_id = fields.Many2one(
        "coop.office.term",
        "Goes on from",
        ondelete="restrict",
        index="btree_not_null",
        help="The term that goes on in this one.",
    )
    ended_why = fields.Selection(
        [
            ("time", "The term was over"),
            ("resignation", "Stood down"),
            ("death", "Died"),
            ("membership", "Is not a member any more"),
            ("category", "Does not belong to the constituency any more"),
            ("removed", "Removed after a hearing"),
            ("disqualified", "Disqualified by law or the rules"),
            ("seat", "The seat is not there any more"),
            ("unknown", "Not known: an earlier record does not say"),
        ],
        "Why it ended",
    )
    notice_on = fields.Date("Said on", groups=OFFICE)
    ended_note = fields.Text("Note on the ending", help="For the office.", groups=OFFICE)
    ended_period_id = fields.Many2one(
        "coop.membership.period",
        "Ended with",
        ondelete="restrict",
        index="btree_not_null",
        groups=OFFICE,
    )
    closed = fields.Boolean(help="Over, and kept as it is.")
    struck_on = fields.Date("Struck out on", help="It was entered by mistake and never was.")
    struck_why = fields.Char("Struck out because", groups=OFFICE)
    told_ending_on = fields.Date("Told that it ends on", groups=OFFICE)
    state = fields.Selection(
        [
            ("coming", "To come"),
            ("now", "Now"),
            ("over", "Over"),
            ("struck", "Struck out"),
        ],
        compute="_compute_state",
        search="_search_state",
    )

    _one_holder = models.Constraint(
        "EXCLUDE USING gist (int4range(seat_id, seat_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&) WHERE (struck_on IS NULL)",
        "Two people cannot hold one seat on the same day.",
    )
    _one_seat = models.Constraint(
        "EXCLUDE USING gist (int4range(body_id, body_id, '[]') WITH &&,"
        " int4range(holder_id, holder_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&)"
        " WHERE (struck_on IS NULL AND is_office IS NOT TRUE)",
        "One person cannot hold two seats of a body on the same day.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A term cannot end before it begins."
    )
    _closed_says_why = models.Constraint(
        "CHECK (closed IS NOT TRUE OR ended_why IS NOT NULL OR struck_on IS NOT NULL)",
        "A term that is over has a reason.",
    )
    _closed_has_end = models.Constraint(
        "CHECK (ended_why IS NULL OR date_to IS NOT NULL)", "A term that is over has a last day."
    )
    _struck_says_why = models.Constraint(
        "CHECK ((struck_on IS NULL) = (struck_why IS NULL))",
        "Say why the term is struck out.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. A term begins when somebody takes a seat and ends by "
            "its buttons, which also find out who follows.",
            fields=", ".join(names),
        )

    @api.depends("holder_id.name", "seat_id", "date_from")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for term in self:
            # sudo: what a seat is called is no secret to whoever reads the term
            named = term.sudo()
            seat = named.seat_id._get_label() if named.seat_id else ""
            term.display_name = f"{named.holder_id.name or ''}: {seat}"

    @api.depends("date_from", "date_to", "struck_on")
    def _compute_state(self):
        for term in self:
            today = self.env["coop.clock"].today(term.company_id)
            if term.struck_on:
                term.state = "struck"
            elif term.date_from and term.date_from > today:
                term.state = "coming"
            elif term.date_to and term.date_to < today:
                term.state = "over"
            else:
                term.state = "now"

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        standing = Domain("struck_on", "=", False)
        domains = {
            "struck": Domain("struck_on", "!=", False),
            "coming": standing & Domain("date_from", ">", today),
            "over": standing & Domain("date_to", "<", today),
            "now": self._get_standing_domain(today),
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    @api.model
    def _get_standing_domain(self, day):
        """Terms that hold on a day."""
        return (
            Domain("struck_on", "=", False)
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )

    def _stands_on(self, day):
        self.ensure_one()
        return (
            not self.struck_on
            and self.date_from <= day
            and (not self.date_to or self.date_to >= day)
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(
            self.env._("A term is never deleted. If it was entered by mistake, strike it out.")
        )

    def copy_data(self, default=None):
        raise UserError(self.env._("A term cannot be copied. Let somebody take a seat."))

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))

    def action_view_membership(self):
        self.ensure_one()
        return self.holder_id.membership_id.get_formview_action()
