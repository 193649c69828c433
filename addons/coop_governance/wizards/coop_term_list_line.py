from odoo import fields, models
from odoo.tools import format_date

from odoo.addons.coop_membership.importing.columns import fold


class CoopTermListLine(models.TransientModel):
    """A line of a list of terms, as it was and as it was understood."""

    _name = "coop.term.list.line"
    _description = "Line of a list of terms"
    _order = "number, id"

    list_id = fields.Many2one("coop.term.list", required=True, ondelete="cascade")
    number = fields.Integer("Line", aggregator=None)
    body_text = fields.Char("Body")
    seat_text = fields.Char("Seat, constituency or office")
    person_text = fields.Char("Member (number or name)")
    date_from = fields.Date("From")
    date_to = fields.Date("Last day")
    why_text = fields.Char("Why it ended")
    unread = fields.Char()
    seat_id = fields.Many2one("coop.seat", "Taken as")
    partner_id = fields.Many2one("res.partner", "Taken for")
    why = fields.Char()
    state = fields.Selection(
        [("new", "New"), ("there", "There already"), ("wrong", "Not understood")],
        required=True,
        default="new",
    )
    problem = fields.Char("What is wrong")

    def _understand(self):
        """Find body, seat and person of each line, or say what is wrong."""
        taken = {}  # seat -> [(first day, last day)] of this list
        for line in self:
            problem = line._find(taken)
            if problem:
                line.write({"state": "wrong", "problem": problem})

    def _find(self, taken):
        self.ensure_one()
        if self.unread:
            return self.env._(
                "“%(cell)s” is not a date. Write it like 8/1/2018 or 2018-01-08.", cell=self.unread
            )
        if not self.date_from:
            return self.env._("The first day is missing.")
        if self.date_to and self.date_to < self.date_from:
            return self.env._("It ends before it begins.")
        body = self._find_body()
        if not body:
            return self.env._("There is no body “%(name)s”.", name=self.body_text or "")
        problem = self._find_person(body) or self._find_why()
        return problem or self._find_seat(body, taken)

    def _same(self, record, field, text):
        """Whether a text is what a record is called, in any language of the co-op."""
        return any(
            fold(record.with_context(lang=code)[field] or "") == fold(text or "")
            for code, _name in self.env["res.lang"].get_installed()
        )

    def _find_body(self):
        bodies = self.env["coop.body"].search([("company_id", "=", self.list_id.company_id.id)])
        return bodies.filtered(lambda body: self._same(body, "name", self.body_text))[:1]

    def _find_person(self, body):
        """Find the member by number or name; where others may sit too, whoever it is."""
        text = (self.person_text or "").strip()
        if not text:
            return self.env._("The person is missing.")
        company = self.list_id.company_id
        # sudo: a contact may be hidden from this officer; what is shown is what they typed
        members = self.env["coop.membership"].sudo().with_context(active_test=False)
        mine = [("company_id", "=", company.id)]
        found = members.search([*mine, ("number", "=", text)])
        found = found or members.search([*mine, ("partner_id.name", "=ilike", text)])
        if len(found) > 1:
            return self.env._(
                "There are %(count)s members of this name. Write the number.", count=len(found)
            )
        if found:
            self.partner_id = found.partner_id
            return None
        if body._get_rules(self.date_from).members_only or not body._get_rules(self.date_from):
            return self.env._("There is no member “%(name)s”.", name=text)
        return None

    def _find_why(self):
        text = fold(self.why_text or "")
        if not text:
            return None
        field = self.env["coop.office.term"]._fields["ended_why"]
        for code, _name in self.env["res.lang"].get_installed():
            for value, label in field._description_selection(self.with_context(lang=code).env):
                if text in (fold(value), fold(label)):
                    self.why = value
                    return None
        return self.env._(
            "“%(cell)s” is no reason that we know. There are: %(known)s.",
            cell=self.why_text,
            known="; ".join(dict(field._description_selection(self.env)).values()),
        )

    def _find_seat(self, body, taken):
        """Find a seat of the body, for the constituency or office named, free on these days."""
        text = self.seat_text
        seats = body.seat_ids.filtered(
            lambda seat: (
                fold(seat._get_label()) == fold(text or "")
                or (seat.constituency_id and self._same(seat.constituency_id, "name", text))
                or (seat.role and self._same(seat, "role", text))
                or (not text and not seat.is_office and not seat.constituency_id)
            )
        )
        if not seats:
            return self.env._("“%(body)s” has no seat “%(seat)s”.", body=body.name, seat=text or "")
        there = seats.term_ids.filtered(
            lambda t: (
                t.date_from == self.date_from
                and not t.struck_on
                and self.partner_id
                and t.sudo().holder_id.partner_id == self.partner_id  # sudo: as in _find_person
            )
        )
        if there:
            self.write({"state": "there", "seat_id": there[0].seat_id.id})
            return None
        for seat in seats:
            if self._is_free(seat, taken):
                taken.setdefault(seat.id, []).append((self.date_from, self.date_to))
                self.seat_id = seat
                terms = self.env["coop.office.term"]
                last_day = self.date_to or terms._get_planned_to(
                    seat, self.date_from, seat.vacancy_ids.browse()
                )
                return terms._refuse_before(seat, self.date_from, last_day)
        return self.env._(
            "No seat “%(seat)s” is free from %(day)s on.",
            seat=text or body.name,
            day=format_date(self.env, self.date_from),
        )

    def _is_free(self, seat, taken):
        spans = [(t.date_from, t.date_to) for t in seat.term_ids if not t.struck_on]
        spans += taken.get(seat.id, [])
        return seat._is_there(self.date_from) and all(
            (last and last < self.date_from) or (self.date_to and self.date_to < first)
            for first, last in spans
        )

    def _make(self):
        self.ensure_one()
        partner = self.partner_id
        if not partner:
            # sudo: the officer named somebody who is no member; found again by the same name
            partners = self.env["res.partner"].sudo()
            holders = self.env["coop.office.holder"].sudo()
            known = holders.search(
                [
                    ("company_id", "=", self.list_id.company_id.id),
                    ("partner_id.name", "=ilike", self.person_text.strip()),
                ],
                limit=1,
            )
            partner = known.partner_id or partners.create({"name": self.person_text.strip()})
        return self.env["coop.office.term"]._enter_before(
            self.seat_id, partner, self.date_from, self.date_to, self.why
        )
