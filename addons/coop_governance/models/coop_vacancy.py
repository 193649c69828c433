from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_body_rules import REMEDIES


class CoopVacancy(models.Model):
    """A seat that is or falls empty, and how it is filled. Raised by itself, the same moment."""

    _name = "coop.vacancy"
    _description = "Vacancy"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "state_order, since, id"
    _rec_name = "seat_id"

    _guarded_fields = frozenset(
        {
            "seat_id",
            "body_id",
            "company_id",
            "since",
            "cause",
            "term_id",
            "until",
            "filled_term_id",
            "withdrawn_on",
            "withdrawn_why",
        }
    )

    seat_id = fields.Many2one(
        "coop.seat",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="cascade",
    )
    body_id = fields.Many2one(
        related="seat_id.body_id", store=True, precompute=True, index=True, readonly=True
    )
    constituency_id = fields.Many2one(related="seat_id.constituency_id")
    since = fields.Date(required=True, readonly=True, help="The first day without anybody.")
    cause = fields.Selection(
        [
            ("casual", "Before the term was over"),
            ("term_over", "The term is over"),
            ("new", "A new seat"),
        ],
        required=True,
        readonly=True,
    )
    term_id = fields.Many2one(
        "coop.office.term", "Who sat there", readonly=True, ondelete="restrict", index=True
    )
    why = fields.Selection(related="term_id.ended_why", string="Why")
    until = fields.Date(
        "To be filled until",
        readonly=True,
        help="The last day of the term that somebody else serves out.",
    )
    remedy = fields.Selection(REMEDIES, "How it is filled", tracking=True)
    remedy_note = fields.Char("Note", help="For example why it is filled in another way.")
    due_on = fields.Date("Fill by", tracking=True)
    filled_term_id = fields.Many2one(
        "coop.office.term", "Filled by", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    withdrawn_on = fields.Date(readonly=True)
    withdrawn_why = fields.Char("Not vacant because", readonly=True)
    state = fields.Selection(
        [("open", "Vacant"), ("filled", "Filled"), ("withdrawn", "Not vacant after all")],
        compute="_compute_state",
        store=True,
        index=True,
    )
    state_order = fields.Integer(compute="_compute_state", store=True)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    _one_open = models.UniqueIndex(
        "(seat_id) WHERE filled_term_id IS NULL AND withdrawn_on IS NULL",
        "This seat is on the list of vacancies already.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. A vacancy begins when a seat falls empty and ends "
            "when somebody takes it.",
            fields=", ".join(names),
        )

    @api.depends("filled_term_id", "withdrawn_on")
    def _compute_state(self):
        for vacancy in self:
            if vacancy.filled_term_id:
                vacancy.state, vacancy.state_order = "filled", 1
            elif vacancy.withdrawn_on:
                vacancy.state, vacancy.state_order = "withdrawn", 2
            else:
                vacancy.state, vacancy.state_order = "open", 0

    @api.depends("due_on", "state")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for vacancy in self:
            vacancy.is_late = vacancy in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        return fields.Domain("state", "=", "open") & fields.Domain("due_on", "<", today)

    # -- acts --------------------------------------------------------------------------------

    @api.model
    def _raise(self, seat, since, cause, term=None):
        """Put a seat on the list of vacancies, with the remedy that the rules name.

        :param seat: coop.seat
        :param date since: the first day without anybody
        :param str cause: a code of ``cause``
        :param term: who sat there before, if anybody
        :return: the coop.vacancy; none where the seat is not there on that day, or somebody
            follows at once
        """
        if not seat._is_there(since) or seat._term_on(since):
            return self.browse()
        known = self.search([("seat_id", "=", seat.id), ("state", "=", "open")], limit=1)
        if known and known.since <= since:
            return known
        vals = self._prepare_vals(seat, since, cause, term)
        if known:
            # it falls empty earlier than was said
            known.write(vals)
            return known
        return self.create(vals)

    @api.model
    def _prepare_vals(self, seat, since, cause, term):
        rules = seat.body_id._get_rules(since)
        until = term.planned_to if cause == "casual" and term else False
        if until and until < since:
            until, cause = False, "term_over"
        casual = cause == "casual"
        return {
            "company_id": seat.company_id.id,
            "seat_id": seat.id,
            "since": since,
            "cause": cause,
            "term_id": term and term.id,
            "until": until,
            "remedy": rules.remedy if casual and not seat.is_office else False,
            "due_on": since + timedelta(days=rules.vacancy_days)
            if casual and rules.vacancy_days
            else False,
        }

    def _fill(self, term):
        """Somebody took the seat."""
        for vacancy in self:
            # sudo: written by acts only
            vacancy.sudo().filled_term_id = term.id

    def _reopen(self):
        """Who had taken the seat never did."""
        for vacancy in self:
            # sudo: as in _fill
            vacancy = vacancy.sudo()
            other = self.search(
                [("seat_id", "=", vacancy.seat_id.id), ("state", "=", "open")], limit=1
            )
            if not other:
                vacancy.filled_term_id = False

    def _withdraw(self, reason):
        """The seat is not empty after all, or not there any more."""
        for vacancy in self.filtered(lambda v: v.state == "open"):
            today = self.env["coop.clock"].today(vacancy.company_id)
            # sudo: as in _fill
            vacancy.sudo().write({"withdrawn_on": today, "withdrawn_why": reason})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        if not self.env.su:
            raise UserError(self.env._("A vacancy is kept: it shows how the seat was filled."))

    def action_fill(self):
        self.ensure_one()
        return self.seat_id.action_begin()
