import pytz

from odoo import api, models


class _OnlyLooked(Exception):
    """Nothing went wrong: what was tried is taken back."""


class CoopRegisterPreview(models.AbstractModel):
    """Lines of the register before and after an act, as they would be printed today.

    What comes after is not worked out a second time: the act is done, its lines are read, and it
    is taken back. So what was shown is what the register says once the act is done.
    """

    _name = "coop.register.preview"
    _description = "Lines of the register, before and after"

    @api.model
    def _show(self, memberships):
        """The lines of these memberships as the register prints them today, as Markup.

        A membership whose entries are struck out has no line: a sentence says so.
        """
        memberships = memberships.sorted(lambda m: (m.company_id.id, len(m.number), m.number))
        tables = [
            self.env["ir.qweb"]._render(
                "coop_membership.register_preview", self._prepare_vals(company, mine)
            )
            for company, mine in memberships.grouped("company_id").items()
        ]
        return self.env["ir.qweb"]._render("coop_membership.register_previews", {"tables": tables})

    @api.model
    def _prepare_vals(self, company, memberships):
        entries, documents = self.env["coop.register.entry"], self.env["coop.register.document"]
        today = self.env["coop.clock"].today(company)
        lines = [
            line
            for number in memberships.mapped("number")
            for line in entries._lines_as_at(company, today, between=(number, number))
        ]
        head = self.env["coop.register.head"]._as_known(company)
        printed = {line.number for line in lines}
        return {
            "company": company.sudo().name,  # sudo: the name of a co-op is public
            "missing": [
                self.env._("The register has no line under number %(number)s.", number=number)
                for number in memberships.mapped("number")
                if number not in printed
            ],
            **documents._prepare_table(lines, pytz.timezone(head.tz or "Europe/London")),
        }

    @api.model
    def _look(self, memberships, act):
        """What the register says of `memberships` now, and what it would say after `act`.

        :param act: callable that changes the register, and sends nothing to anybody
        :return: (before, after), both Markup; nothing is changed
        """
        before = self._show(memberships)
        after = None
        try:
            with self.env.cr.savepoint():
                act()
                after = self._show(memberships)
                raise _OnlyLooked()
        except _OnlyLooked:
            return before, after

    @api.model
    def _fingerprint(self, memberships):
        """What the register was when somebody looked: the last entry about these memberships."""
        # sudo: whether something was entered since, not what
        entries = self.env["coop.register.entry"].sudo()
        last = entries.search([("membership_id", "in", memberships.ids)], limit=1)
        days = {self.env["coop.clock"].today(company) for company in memberships.company_id}
        return f"{last.id} {sorted(map(str, days))}"
