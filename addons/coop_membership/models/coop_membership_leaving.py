from datetime import timedelta

from odoo import models
from odoo.exceptions import UserError


class CoopMembership(models.Model):
    """How a membership ends, and what happens the same minute when somebody died, moved or
    cannot be found any more."""

    _inherit = "coop.membership"

    def _leave(
        self,
        reason,
        notice_date=None,
        end_date=None,
        hearing_on=None,
        note=None,
        source="leave",
        hearing_told_on=None,
        hearing_body=None,
        hearing_reason=None,
    ):
        """End the membership.

        :param reason: a code of ``ended_why`` other than "change"
        :param notice_date: the day on which it was said (default: today)
        :param end_date: last day of membership (default: the earliest that the notice allows)
        :param hearing_on: the day of the hearing; an expulsion needs it, and the next three
        :param hearing_told_on: the day on which the member was told of the hearing
        :param hearing_body: the body that heard the member and decided
        :param hearing_reason: why, in words for the member, who is told
        :return: the period that ends
        """
        self.ensure_one()
        self._lock()
        # sudo: a member may leave by themselves; periods are written by acts only
        membership = self.sudo()
        today = self.env["coop.clock"].today(membership.company_id)
        notice_date = notice_date or today
        days = membership.company_id.coop_leave_notice_days if reason == "resignation" else 0
        earliest = notice_date + timedelta(days=days)
        end_date = end_date or earliest
        period = membership._check_leave(reason, earliest, end_date, hearing_on)
        hearing = {
            "hearing_on": hearing_on,
            "hearing_told_on": hearing_told_on,
            "hearing_body": (hearing_body or "").strip(),
            "hearing_reason": (hearing_reason or "").strip(),
        }
        if reason == "expulsion":
            membership._check_hearing(hearing, end_date)
        period.write(
            {
                "date_to": end_date,
                "ended_why": reason,
                "notice_on": notice_date,
                **hearing,
                "ended_note": note,
            }
        )
        membership.invalidate_recordset()
        membership._enter({"status": "ceased"}, end_date, source, note=reason)
        if reason == "expulsion":
            membership._tell(
                "expelled",
                {
                    "day": end_date,
                    "hearing": hearing_on,
                    "body": hearing["hearing_body"],
                    "reason": hearing["hearing_reason"],
                },
            )
        elif reason not in ("death", "lost_touch"):
            membership._tell("leaving_confirmed", {"number": membership.number, "day": end_date})
        membership._on_left(period)
        return period

    def _check_leave(self, reason, earliest, end_date, hearing_on):
        """The period that an ending on ``end_date`` would close, or why it cannot be."""
        reasons = dict(self.env["coop.membership.period"]._fields["ended_why"].selection)
        if reason not in reasons or reason in ("change", "unknown"):
            raise UserError(self.env._("Choose a reason for leaving."))
        if end_date < earliest:
            raise UserError(
                self.env._(
                    "The last day cannot be before %(date)s: that is the notice the rules ask for.",
                    date=earliest,
                )
            )
        if reason == "expulsion" and not hearing_on:
            raise UserError(self.env._("Nobody is expelled unheard. Enter the day of the hearing."))
        period = self._period_on(end_date)
        if not period:
            raise UserError(
                self.env._(
                    "%(member)s is not a member on %(date)s.",
                    member=self.display_name,
                    date=end_date,
                )
            )
        if period.date_to:
            raise UserError(
                self.env._(
                    "Their membership already ends on %(date)s. Undo that first.",
                    date=period.date_to,
                )
            )
        return period

    def _undo_leave(self, reason):
        """Take back the last ending, because it was entered by mistake or the member stays.

        The register keeps the assertion and voids it; earlier printed registers stay true to
        what was known then.
        """
        self.ensure_one()
        self._lock()
        # sudo: periods and the register are written by acts only
        membership = self.sudo()
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the leaving is undone."))
        period = membership.period_ids.sorted("date_from", reverse=True)[:1]
        if not period.date_to:
            raise UserError(self.env._("There is no leaving to undo."))
        for entry in membership._ceased_entries(period.date_to):
            entry._void(reason, "leave")
        period.write(
            {
                "date_to": False,
                "ended_why": False,
                "notice_on": False,
                "hearing_on": False,
                "hearing_told_on": False,
                "hearing_body": False,
                "hearing_reason": False,
                "ended_note": False,
            }
        )
        membership.write({"died_on": False})
        membership.invalidate_recordset()
        membership.message_post(
            body=self.env._("The leaving was undone: %(reason)s", reason=reason)
        )
        membership._on_leave_undone(period)
        return period

    def _ceased_entries(self, day):
        """The standing assertions that membership ceased on ``day``."""
        return (
            self.env["coop.register.entry"]
            .search(
                [
                    ("membership_id", "=", self.id),
                    ("particular", "=", "status"),
                    ("value", "=", "ceased"),
                    ("effective_from", "=", day),
                    ("voids_id", "=", False),
                ]
            )
            .filtered(lambda entry: len(entry._void_chain()) % 2 == 0)
        )

    def _stop_letters(self, reason):
        # sudo: deliveries of all floors stop, also those that this user may not read
        self.env["coop.notice"].sudo()._stop_for(self.sudo().partner_id, reason)
        self._answer_returned_post()

    def _answer_returned_post(self):
        """Somebody knows now where the member is: an address that failed is not theirs now."""
        # sudo: the contact may be hidden from the officer
        self.env["coop.channel.check"]._close_changed(self.sudo().partner_id)

    def action_died(self, date):
        """Record that the member died on ``date``: letters stop, the membership ends."""
        self.ensure_one()
        self._check_officer()
        self._stop_letters("deceased")
        self._lock()
        # sudo: as in _leave
        membership = self.sudo()
        if date > self.env["coop.clock"].today(membership.company_id):
            raise UserError(self.env._("That day lies ahead. Check the date."))
        membership.write({"died_on": date})
        period = membership._period_on(date)
        later = membership.period_ids.filtered(lambda p: p.date_from > date)
        if later:
            raise UserError(
                self.env._(
                    "A period of membership begins on %(begins)s, after %(date)s. Check the "
                    "date, or undo that period first.",
                    begins=min(later.mapped("date_from")),
                    date=date,
                )
            )
        if period.date_to:
            membership._undo_leave(self.env._("Died before the membership ended"))
            membership.write({"died_on": date})
        if period:
            membership._leave("death", date, date)
        membership.message_post(body=self.env._("Died on %(date)s. Letters stopped.", date=date))
        membership._on_died(date)
        return True

    def action_moved(self, address, date=None):
        """Record a new address, from ``date`` on.

        :param address: values of address fields of a contact; a line not given is empty in the
            new address, the country stays
        """
        self.ensure_one()
        self._check_officer()
        # sudo: as in _leave; the values are a whitelist
        membership = self.sudo()
        date = date or self.env["coop.clock"].today(membership.company_id)
        allowed = membership.partner_id._coop_address_fields()
        values = dict.fromkeys(allowed - {"country_id"}, False)
        values.update((name, value) for name, value in address.items() if name in allowed)
        if membership.service_address_choice == "other" or membership.partner_id._coop_colleagues():
            # everybody at work can read a colleague's contact: their home stays off it
            new = membership.partner_id.new({"country_id": False, **values})
            home = {"service_address_other": new._coop_address_line(membership.company_id)}
            if membership.service_address_choice == "own":
                home["service_address_choice"] = "other"
            membership._write_unregistered(home)
            membership._register_particulars("moved", date)
        else:
            membership.partner_id._coop_write_particulars(values, date, "moved")
        membership._answer_returned_post()
        if membership.gone_away_since:
            membership.write({"gone_away_since": False})
        membership.message_post(
            body=self.env._("Moved; the new address holds from %(date)s.", date=date)
        )
        membership._on_moved(date)
        return True

    def action_gone_away(self, date=None):
        """Record that post comes back and nobody knows where the member lives now.

        They stay a member: to lose touch is a reason to leave only when the rules say so.
        """
        self.ensure_one()
        self._check_officer()
        date = date or self.env["coop.clock"].today(self.company_id)
        self._stop_letters("gone_away")
        # sudo: as in _leave
        membership = self.sudo()
        membership.write({"gone_away_since": date})
        membership.message_post(
            body=self.env._("Gone away since %(date)s. Letters stopped.", date=date)
        )
        membership._on_gone_away(date)
        return True

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_membership.group_membership_officer"
        ):
            raise UserError(self.env._("Only a membership officer can do this."))
        self.check_access("write")

    # Hooks for upper floors: extend, call super

    def _on_left(self, period):
        """After an ending was recorded; ``period.date_to`` may lie ahead."""

    def _on_leave_undone(self, period):
        """After an ending was taken back."""

    def _on_died(self, date):
        """After a death was recorded, in the same transaction."""

    def _on_moved(self, date):
        """After a new address was recorded, in the same transaction."""

    def _on_gone_away(self, date):
        """After somebody was marked as gone away, in the same transaction."""
