from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

ONE_DAY = relativedelta(days=1)


class CoopOfficeTerm(models.Model):
    """How somebody takes a seat, and what the rules have against it."""

    _inherit = "coop.office.term"

    @api.model
    def _begin(
        self,
        seat,
        partner,
        date_from,
        how,
        planned_to=None,
        note=None,
        restores=None,
        resolution=None,
    ):
        """Put somebody on a seat from a day on.

        :param seat: coop.seat
        :param partner: res.partner
        :param date date_from: the first day, which may lie ahead
        :param str how: a code of ``begun_how`` that bodies of this kind know
        :param date planned_to: the last day; by default the rest of the term that fell vacant, or
            a whole term by the rules
        :param str note: for example the meeting or the count
        :param restores: the term that goes on in this one, where its ending was a mistake
        :param resolution: the coop.resolution by which somebody is appointed
        :return: the coop.office.term
        :raise UserError: when the rules do not allow it, with the reason
        """
        # sudo: filling a seat is one act, whoever may start it; the caller has asked the right
        seat, partner = seat.sudo(), partner.sudo()
        body = seat.body_id
        body._lock()
        seat.term_ids.invalidate_recordset()
        if how not in body._get_ways_to_begin(body.kind):
            raise UserError(self.env._("Nobody comes onto “%(body)s” in this way.", body=body.name))
        self._check_seat_free(seat, date_from)
        vacancy = seat.vacancy_ids.filtered(lambda v: v.state == "open")[:1]
        if not planned_to:
            planned_to = self._get_planned_to(seat, date_from, vacancy)
        if seat.is_office:
            planned_to = self._get_office_end(body, partner, date_from, planned_to)
        if how == "before":
            self._check_before(seat, date_from, planned_to)
        if not restores:
            self._check_may_hold(seat, partner, date_from, how, planned_to)
        term = self.sudo().create(
            {
                "company_id": seat.company_id.id,
                "seat_id": seat.id,
                "body_id": body.id,
                "is_office": seat.is_office,
                "holder_id": self.env["coop.office.holder"]._ensure(partner, seat.company_id).id,
                "date_from": date_from,
                "date_to": planned_to,
                "planned_to": planned_to,
                "begun_how": how,
                "begun_note": note,
                "restores_id": restores and restores.id,
                "resolution_id": resolution and resolution.id,
            }
        )
        # the database refuses who is there already before anything else follows
        term.flush_recordset()
        vacancy._fill(term)
        term._on_begun()
        return term.with_env(self.env)

    @api.model
    def _enter_before(self, seat, partner, date_from, date_to=None, why=None):
        """Enter a term from before this record was kept; nobody is told and nothing follows.

        :param date date_to: the last day, past or planned; by default as long as the rules say
        :param str why: a code of ``ended_why`` of a term that is over; by default its time was over
        :return: the coop.office.term, closed if it is over
        """
        # sudo: as in _begin
        seat = seat.sudo()
        seat.body_id._lock()
        last_day = date_to or self._get_planned_to(seat, date_from, seat.vacancy_ids.browse())
        self._check_before(seat, date_from, last_day)
        over = bool(last_day) and last_day < self.env["coop.clock"].today(seat.company_id)
        term = self.sudo().create(
            {
                "company_id": seat.company_id.id,
                "seat_id": seat.id,
                "body_id": seat.body_id.id,
                "is_office": seat.is_office,
                "holder_id": self.env["coop.office.holder"]._ensure(partner, seat.company_id).id,
                "date_from": date_from,
                "date_to": last_day,
                "planned_to": last_day,
                "begun_how": "before",
                "ended_why": (why or "time") if over else False,
                "closed": over,
            }
        )
        term.flush_recordset()
        return term.with_env(self.env)

    @api.model
    def _check_before(self, seat, date_from, last_day):
        refusal = self._refuse_before(seat, date_from, last_day)
        if refusal:
            raise UserError(refusal)

    @api.model
    def _refuse_before(self, seat, date_from, last_day):
        """Return why a term cannot be entered as from before the record was kept, or None."""
        return self._refuse_not_there(seat, date_from)

    @api.model
    def _refuse_not_there(self, seat, date_from):
        if seat._is_there(date_from):
            return None
        return self.env._(
            "The seat “%(seat)s” is not there on %(day)s.",
            seat=seat.display_name,
            day=format_date(self.env, date_from),
        )

    @api.model
    def _check_seat_free(self, seat, date_from):
        refusal = self._refuse_not_there(seat, date_from)
        if refusal:
            raise UserError(refusal)
        taken = seat._term_on(date_from)
        if taken and taken.date_to:
            until = format_date(self.env, taken.date_to)
        else:
            until = self.env._("further notice")
        if taken:
            raise UserError(
                self.env._(
                    "%(name)s holds this seat until %(day)s. End that term first, or begin after "
                    "it.",
                    name=taken.holder_id.name,
                    day=until,
                )
            )

    @api.model
    def _get_planned_to(self, seat, date_from, vacancy):
        """The last day by the rules: who fills a casual vacancy serves out the term; nobody
        stays longer than the seat, or than the next who comes."""
        rules = seat.body_id._get_rules(date_from)
        ends = [seat.date_to] if seat.date_to else []
        following = seat._term_after(date_from)
        if following:
            ends.append(following.date_from - ONE_DAY)
        if vacancy.cause == "casual" and vacancy.until and vacancy.until >= date_from:
            ends.append(vacancy.until)
        elif rules and not seat.is_office:
            ends.append(date_from + relativedelta(months=rules.term_months) - ONE_DAY)
        return min(ends, default=False)

    @api.model
    def _get_office_end(self, body, partner, date_from, planned_to):
        """The last day of an office: none stays in it longer than on the body, as is known now."""
        # sudo: as in _begin
        seats = self.sudo().search(
            [
                ("body_id", "=", body.id),
                ("holder_id.partner_id", "=", partner.id),
                ("is_office", "=", False),
                ("struck_on", "=", False),
            ],
            order="date_from",
        )
        last_day = date_from - ONE_DAY
        for term in seats:
            if term.date_from > last_day + ONE_DAY:
                break
            if not term.date_to:
                return planned_to
            last_day = max(last_day, term.date_to)
        if last_day < date_from:
            return planned_to
        return min(planned_to or last_day, last_day)

    @api.model
    def _check_may_hold(self, seat, partner, date_from, how, planned_to):
        """Refuse, in words, who may not take this seat on this day."""
        # what was so before this record was kept is not argued with
        if how == "before":
            return
        body = seat.body_id
        today = self.env["coop.clock"].today(seat.company_id)
        if seat.is_office:
            self._check_sits(body, partner, date_from)
            return
        rules = body._get_rules(date_from)
        if rules.members_only:
            self._check_member(seat, partner, min(date_from, today))
        reason = self._get_too_many(body, partner, date_from)
        if reason:
            raise UserError(reason)

    @api.model
    def _check_sits(self, body, partner, day):
        # sudo: as in _begin
        sits = self.sudo().search_count(
            self._get_standing_domain(day)
            & fields.Domain("body_id", "=", body.id)
            & fields.Domain("is_office", "=", False)
            & fields.Domain("holder_id.partner_id", "=", partner.id),
            limit=1,
        )
        if not sits:
            raise UserError(
                self.env._(
                    "%(name)s does not sit on “%(body)s” on %(day)s. An office is held by one of "
                    "those who do.",
                    name=partner.name,
                    body=body.name,
                    day=format_date(self.env, day),
                )
            )

    @api.model
    def _check_member(self, seat, partner, day):
        membership = partner.coop_membership_ids.filtered(
            lambda m: m.company_id == seat.company_id and m._period_on(day)
        )[:1]
        if not membership:
            raise UserError(
                self.env._(
                    "%(name)s is not a member on %(day)s. Only members sit on “%(body)s”.",
                    name=partner.name,
                    day=format_date(self.env, day),
                    body=seat.body_id.name,
                )
            )
        if seat.constituency_id and not seat.constituency_id._has_member(membership, day):
            raise UserError(
                self.env._(
                    "%(name)s does not belong to the constituency “%(constituency)s” on %(day)s. "
                    "Choose a seat of their own constituency.",
                    name=partner.name,
                    constituency=seat.constituency_id.name,
                    day=format_date(self.env, day),
                )
            )

    # -- hook --------------------------------------------------------------------------------

    def _on_begun(self):
        """After somebody took a seat, in the same transaction. Upper floors extend this."""
        for term in self:
            if term.begun_how not in ("before", "restored"):
                term._tell_holder("term_begun")
