from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopSeat(models.Model):
    """A place on a body: for a constituency or for all, or an office that somebody who sits
    there holds besides, such as the chair."""

    _name = "coop.seat"
    _description = "Seat"
    _inherit = ["coop.company.mixin", "coop.office.chatter"]
    _order = "body_id, is_office desc, sequence, number, id"

    body_id = fields.Many2one(
        "coop.body", required=True, index=True, check_company=True, ondelete="restrict"
    )
    role = fields.Char(
        translate=True,
        help="What somebody on this seat is called, such as “Chair” or “Trustee”. Empty: “Member”.",
    )
    number = fields.Integer(default=1)
    sequence = fields.Integer(default=10)
    is_office = fields.Boolean(
        "Office",
        help="Held besides a seat, by somebody who sits on the body: chair, vice-chair.",
    )
    constituency_id = fields.Many2one(
        "coop.constituency",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Whose seat it is. Empty: of all.",
    )
    role_text_id = fields.Many2one(
        "coop.text",
        "Role card",
        check_company=True,
        ondelete="restrict",
        help="What somebody on this seat does, in plain words and Easy Read.",
    )
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Last day", help="Empty while the seat is there.")
    term_ids = fields.One2many("coop.office.term", "seat_id", string="Terms of office")
    vacancy_ids = fields.One2many("coop.vacancy", "seat_id", string="Vacancies")
    current_term_id = fields.Many2one(
        "coop.office.term", "Who sits there", compute="_compute_current"
    )
    holder_name = fields.Char("Held by", compute="_compute_current")
    held_until = fields.Date("Until", compute="_compute_current")
    state = fields.Selection(
        [("held", "Held"), ("vacant", "Vacant"), ("gone", "Not there")],
        compute="_compute_current",
        search="_search_state",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A seat cannot end before it begins."
    )
    _office_for_all = models.Constraint(
        "CHECK (NOT (is_office AND constituency_id IS NOT NULL))",
        "An office is held by one of all who sit on the body. It has no constituency.",
    )

    @api.depends("role", "number", "constituency_id.name", "body_id.name", "is_office")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for seat in self:
            seat.display_name = seat._get_label(with_body=True)

    def _get_role(self):
        """Return what somebody on this seat is called, in the reader's language."""
        self.ensure_one()
        return self.role or self.env._("Member")

    def _get_label(self, with_body=False):
        """Return what the seat is called: of its body, for its constituency, its number."""
        self.ensure_one()
        parts = [self.body_id.name] if with_body else []
        parts.append(self._get_role())
        if self.constituency_id:
            parts.append(self.constituency_id.name)
        label = ", ".join(filter(None, parts))
        return label if self.is_office else f"{label} {self.number}"

    @api.depends("term_ids.date_from", "term_ids.date_to", "term_ids.struck_on", "date_to")
    def _compute_current(self):
        for seat in self:
            today = self.env["coop.clock"].today(seat.company_id)
            term = seat._term_on(today)
            seat.current_term_id = term
            seat.holder_name = term.holder_id.name
            seat.held_until = term.date_to
            seat.state = "held" if term else "vacant" if seat._is_there(today) else "gone"

    @api.model
    def _get_there_domain(self, day):
        """Seats that are there on a day."""
        return Domain("date_from", "<=", day) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        there = self._get_there_domain(today)
        held = Domain("term_ids", "any", self.env["coop.office.term"]._get_standing_domain(today))
        domains = {"held": held, "vacant": there & ~held, "gone": ~there & ~held}
        return Domain.OR(domains[state] for state in value if state in domains)

    def _is_there(self, day):
        self.ensure_one()
        begun = bool(self.date_from) and self.date_from <= day
        return begun and (not self.date_to or self.date_to >= day)

    def _term_on(self, day):
        """Return the term that holds on a day, or none."""
        self.ensure_one()
        return self.term_ids.filtered(lambda term: term._stands_on(day))[:1]

    def _term_after(self, day):
        """Return the next term that begins after a day, or none."""
        self.ensure_one()
        later = self.term_ids.filtered(lambda t: not t.struck_on and t.date_from > day)
        return later.sorted("date_from")[:1]

    @api.model_create_multi
    def create(self, vals_list):
        seats = super().create(vals_list)
        for seat in seats:
            # sudo: a seat that is there and empty is vacant, whoever made it
            self.env["coop.vacancy"].sudo()._raise(seat, seat.date_from, "new")
        return seats

    def write(self, vals):
        if {"body_id", "constituency_id", "is_office"} & vals.keys():
            self._check_unused()
        result = super().write(vals)
        if "date_to" in vals:
            self._end_with_seat()
        return result

    def _check_unused(self):
        # sudo: terms that this user may not see count as well
        if any(seat.sudo().term_ids for seat in self):
            raise UserError(
                self.env._(
                    "Somebody has sat on this seat, so it stays what it is. Give it a last day "
                    "and make another."
                )
            )

    def _end_with_seat(self):
        """A seat that goes ends the term on it, and is not vacant any more."""
        for seat in self.filtered("date_to"):
            # sudo: terms and vacancies are written by acts only
            seat = seat.sudo()
            for term in seat.term_ids.filtered(
                lambda t, seat=seat: not t.closed and (not t.date_to or t.date_to > seat.date_to)
            ):
                term._end(seat.date_to, "seat")
            seat.vacancy_ids.filtered(lambda v: v.state == "open")._withdraw(
                self.env._("The seat is not there any more.")
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def action_begin(self):
        """Open the window in which somebody takes this seat."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Somebody takes a seat"),
            "res_model": "coop.term.begin",
            "view_mode": "form",
            "target": "new",
            "context": {"default_seat_id": self.id},
        }
