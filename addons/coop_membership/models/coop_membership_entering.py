from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError


class CoopMembership(models.Model):
    """How a membership begins, changes category and begins again."""

    _inherit = "coop.membership"

    @api.model
    def _admit(
        self,
        partner,
        category,
        date,
        how="application",
        number=None,
        service_address_choice="own",
        service_address_other=None,
        evidence=None,
        note=None,
        area=None,
    ):
        """Make ``partner`` a member in ``category`` from ``date`` on.

        Membership, number, first period, qualification and the assertions in the register, in
        one transaction. Who was a member before returns under the same number.

        :param partner: res.partner
        :param category: coop.membership.category, which also names the co-op
        :param date: first day of membership, not after today
        :param how: a ``begun_how`` of the period
        :param number: the number to keep, from an earlier register; else the next one is taken
        :param area: coop.area where the member belongs; who returns keeps theirs without one
        :return: coop.membership
        :raise UserError: if the person is a member already, or the date lies ahead
        """
        company = category.company_id
        self._check_first_day(date, company)
        # sudo: admission is one act, whoever is entitled to start it; rights on its parts are
        # for reading them afterwards
        model = self.sudo()
        membership = model.search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        if membership:
            return membership._return(
                category, date, service_address_choice, service_address_other, evidence, area
            )
        counter = model.env["coop.membership.counter"]
        if number:
            counter._reserve(company, company._coop_parse_number(number))
        else:
            [number] = counter._take(company)
        membership = model.create(
            {
                "partner_id": partner.id,
                "company_id": company.id,
                "number": number,
                "service_address_choice": service_address_choice,
                "service_address_other": service_address_other,
                "area_id": area and area.id,
            }
        )
        membership._begin_period(category, date, how, evidence, note)
        return membership

    def _check_first_day(self, date, company):
        if date > self.env["coop.clock"].today(company):
            raise UserError(
                self.env._(
                    "A membership cannot begin in the future. Record it on the day it begins."
                )
            )

    def _begin_period(self, category, date, how, evidence=None, note=None):
        """Open a period, record the ground for it and assert all particulars."""
        self.ensure_one()
        self.env["coop.qualification"]._ensure(
            self.partner_id,
            category,
            date,
            {"import": "import"}.get(how, "application"),
            evidence,
        )
        self.partner_id._coop_protect_member()
        period = self.env["coop.membership.period"].create(
            {
                "membership_id": self.id,
                "category_id": category.id,
                "date_from": date,
                "begun_how": how,
            }
        )
        self.invalidate_recordset()
        self._enter(
            {
                **self._particulars(),
                "class": self._get_class_label(category),
                "status": "member",
            },
            date,
            how if how in ("application", "import") else "return",
            note=note,
        )
        return period

    def _get_class_label(self, category):
        """The label as printed: one language for the whole register."""
        return category.with_context(lang="en_GB").class_label

    def _return(
        self,
        category,
        date,
        service_address_choice=None,
        service_address_other=None,
        evidence=None,
        area=None,
    ):
        """Let a former member be one again from ``date`` on, under the same number."""
        self.ensure_one()
        self._check_first_day(date, self.company_id)
        self._lock()
        # sudo: as in _admit
        membership = self.sudo()
        if membership.died_on:
            raise UserError(
                self.env._(
                    "%(member)s is recorded as having died on %(date)s. If that is a mistake, "
                    "undo it first.",
                    member=membership.display_name,
                    date=membership.died_on,
                )
            )
        last = max((p.date_to or date for p in membership.period_ids), default=None)
        if last and last >= date:
            raise UserError(
                self.env._(
                    "%(member)s is already a member on %(date)s.",
                    member=membership.display_name,
                    date=date,
                )
            )
        vals = {"gone_away_since": False}
        if area:
            vals["area_id"] = area.id
        if service_address_choice:
            vals["service_address_choice"] = service_address_choice
            vals["service_address_other"] = service_address_other
        membership._write_unregistered(vals)
        membership._begin_period(category, date, "return", evidence)
        return membership

    def _change_category(self, category, date):
        """Vote in another category from ``date`` on: one period closes, the next opens."""
        self.ensure_one()
        self._lock()
        # sudo: periods are written by acts only
        membership = self.sudo()
        period = membership._period_on(date)
        if not period:
            raise UserError(
                self.env._(
                    "%(member)s is not a member on %(date)s.",
                    member=membership.display_name,
                    date=date,
                )
            )
        if period.category_id == category:
            raise UserError(self.env._("This is the category they are in already."))
        if period.date_to:
            raise UserError(
                self.env._(
                    "Their membership in this category ends on %(date)s already. Undo that first.",
                    date=period.date_to,
                )
            )
        self.env["coop.qualification"]._ensure(membership.partner_id, category, date, "officer")
        if period.date_from == date:
            period.category_id = category
        else:
            period.write({"date_to": date - timedelta(days=1), "ended_why": "change"})
            period.flush_recordset()
            period = period.create(
                {
                    "membership_id": membership.id,
                    "category_id": category.id,
                    "date_from": date,
                    "begun_how": "change",
                }
            )
        membership.invalidate_recordset()
        membership._enter({"class": self._get_class_label(category)}, date, "change")
        membership._on_category_changed(period)
        return period

    def _on_category_changed(self, period):
        """After another category began with ``period``, in the same transaction. Upper floors
        extend this."""
