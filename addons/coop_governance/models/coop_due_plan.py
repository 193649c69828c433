from odoo import api, models

ACTIVITY = "coop_governance.activity_due"


class CoopDueItem(models.Model):
    """How a year is planned, and planned again."""

    _inherit = "coop.due.item"

    @api.model
    def _plan(self, company, year):
        """Make what is due in a year out of the rules of a co-op, or bring it up to them.

        Run again it moves what has not been done where the rules have moved, takes away what no
        rule asks for any more, and keeps what was done.

        :param company: res.company
        :param int year: the year
        :return: all coop.due.item of that year
        """
        self._check_officer()
        # sudo: guarded against typing; the right was asked above
        items = self.sudo()
        today = self.env["coop.clock"].today(company)
        rules = items.env["coop.due.rule"]._take_over(company)
        known = items.search([("company_id", "=", company.id), ("year", "=", year)])
        settled = {item.rule_id.id: item.due_on for item in known if item.done_on or item.agreed_on}
        days = rules._reckon(year, settled)
        left = known.filtered(lambda item: not item.done_on)
        gone = left.filtered(lambda item: item.rule_id not in days)
        gone.unlink()
        for item in left - gone:
            item._move_to(days, rules, settled, today)
        items.create(
            [
                {
                    "company_id": company.id,
                    "rule_id": rule.id,
                    "year": year,
                    "rule_day": day,
                    "planned_on": today,
                    "user_id": rule.user_id.id,
                }
                for rule, day in days.items()
                if rule not in (known - gone).rule_id
            ]
        )
        planned = items.search([("company_id", "=", company.id), ("year", "=", year)])
        planned._follow_activities()
        return planned.with_env(self.env)

    def _move_to(self, days, rules, settled, today):
        """Move to the day that the rule gives now. An agreed day stays; the rule's own day beside
        it is reckoned as if nothing had been agreed for this."""
        self.ensure_one()
        day = days[self.rule_id]
        if self.agreed_on:
            others = {code: on for code, on in settled.items() if code != self.rule_id.id}
            day = rules._reckon(self.year, others).get(self.rule_id, day)
        if self.rule_day != day:
            self.write(
                {"rule_day": day} if self.agreed_on else {"rule_day": day, "planned_on": today}
            )

    def _follow_activities(self):
        """Let whoever is responsible have it among their activities until it is done."""
        # sudo: activities follow from what was planned; nobody is written to about each
        items = self.sudo().with_context(mail_activity_quick_update=True)
        kind = self.env.ref(ACTIVITY)
        for item in items:
            known = item.activity_ids.filtered(lambda one: one.activity_type_id == kind)
            if item.done_on or not item.user_id:
                known.unlink()
            elif not known:
                item.activity_schedule(ACTIVITY, item.due_on, user_id=item.user_id.id)
            else:
                changed = known.filtered(
                    lambda one, item=item: (
                        one.date_deadline != item.due_on or one.user_id != item.user_id
                    )
                )
                changed.write({"date_deadline": item.due_on, "user_id": item.user_id.id})
