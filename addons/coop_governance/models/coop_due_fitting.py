from odoo import api, fields, models
from odoo.tools import format_date

from ..planning import misfits


class CoopDueItem(models.Model):
    """What in a year cannot fit, in plain words, from the first day on."""

    _inherit = "coop.due.item"

    misfit = fields.Text("Cannot fit", compute="_compute_misfit")
    fits = fields.Boolean(compute="_compute_misfit", search="_search_fits")

    @api.depends("due_on", "rule_day", "planned_on", "done_on", "year")
    @api.depends_context("lang")
    def _compute_misfit(self):
        for company, year in {(item.company_id, item.year) for item in self}:
            of_year = self.filtered(
                lambda item, company=company, year=year: (
                    item.company_id == company and item.year == year
                )
            )
            sentences = self._get_misfits(company, year)
            for item in of_year:
                item.misfit = "\n".join(sentences.get(item._origin.id, [])) or False
                item.fits = not item.misfit

    def _search_fits(self, operator, value):
        if operator != "in":
            return NotImplemented
        left = self.search([("done_on", "=", False)])
        wrong = left.filtered("misfit").ids
        parts = {True: ("id", "not in", wrong), False: ("id", "in", wrong)}
        return fields.Domain.OR([fields.Domain(*parts[bool(fit)]) for fit in value])

    @api.model
    def _get_misfits(self, company, year):
        """Return {item id: list of sentences} for what cannot fit in a year of a co-op."""
        # sudo: whether something fits depends on what others see to
        around = self.sudo().search(
            [("company_id", "=", company.id), ("year", "in", [year - 1, year, year + 1])]
        )
        items = around.filtered(lambda item: item.year == year)
        by_rule = {item.rule_id.id: item for item in items}
        found = misfits(
            [item.rule_id._get_step() for item in items],
            {item.rule_id.id: item.due_on for item in items},
            self.env["coop.clock"].today(company),
            items.filtered("done_on").rule_id.ids,
            items.rule_id._get_earliest(company),
            self._get_first(company, year, around),
            {item.rule_id.id: item.planned_on for item in items},
        )
        sentences = {}
        for item in items:
            if not item.done_on and item.agreed_on and item.agreed_on > item.rule_day:
                sentences.setdefault(item.id, []).append(item._say_too_late())
        for misfit in found:
            item = by_rule[misfit.code]
            # sudo: as above
            other = self.env["coop.due.rule"].sudo().browse(misfit.other or [])
            sentences.setdefault(item.id, []).append(self._say(misfit, item, other))
        return sentences

    @api.model
    def _get_first(self, company, year, around):
        """Return a callable(step, code) -> the day of what has to come before a step of a year.

        Accounts approved in autumn come before a return in January: what is about one financial
        year is compared with what is about the same, in whichever year it is due.
        """
        shifts = around.rule_id._get_cycles(company)
        known = {(item.rule_id.id, item.year): item for item in around}

        def first(step, code):
            own, others = shifts.get(step.code), shifts.get(code)
            in_year = year if own is None or others is None else year - own + others
            item = known.get((code, in_year))
            return item.due_on if item and not item.done_on else None

        return first

    @api.model
    def _say(self, misfit, item, other):
        """Return one thing that cannot fit as a sentence."""
        words = {
            "name": item.name,
            "other": other.name or "",
            "day": format_date(self.env, misfit.day) if misfit.day else "",
            "due": format_date(self.env, item.due_on),
        }
        if misfit.kind == "order":
            return self.env._(
                "“%(name)s” is due on %(due)s, but “%(other)s” has to come first and is due on "
                "%(day)s.",
                **words,
            )
        if misfit.kind == "notice":
            return self.env._(
                "“%(name)s” was to be done by %(due)s. If it is done today, “%(other)s” can be on "
                "%(day)s at the earliest.",
                **words,
            )
        if misfit.kind == "past":
            return self.env._(
                "“%(name)s” was due on %(due)s. That day was past when it was planned.", **words
            )
        return self.env._(
            "“%(name)s” needs %(lead)s days. From when it was planned there are %(left)s, until "
            "%(due)s.",
            lead=item.rule_id.lead_days,
            left=misfit.left,
            **words,
        )

    def _say_too_late(self):
        """The day that was agreed is later than the rule allows."""
        return self.env._(
            "“%(name)s” is agreed for %(agreed)s, but has to be by %(day)s.",
            name=self.name,
            agreed=format_date(self.env, self.agreed_on),
            day=format_date(self.env, self.rule_day),
        )

    @api.model
    def _get_unknown_holidays(self, company, year):
        """Return a sentence where working days were counted without knowing the bank holidays of
        the year, or nothing."""
        # sudo: as in _get_misfits
        rules = self.sudo().env["coop.due.rule"]
        counts = rules.search_count(
            [("company_id", "=", company.id), ("unit", "=", "working")], limit=1
        )
        region = company.sudo().coop_holiday_region
        if not counts or self.env["coop.bank.holiday"]._recorded(region, [year]):
            return False
        return self.env._(
            "The bank holidays of %(year)s are not entered yet. Working days were counted by the "
            "usual ones; a holiday may still be added or moved.",
            year=str(year),
        )
