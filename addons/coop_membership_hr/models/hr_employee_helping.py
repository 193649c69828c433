from odoo import api, models
from odoo.fields import Domain


class HrEmployee(models.Model):
    """Whoever helps a person because they work here does so no longer than they work here."""

    _inherit = "hr.employee"

    def _coop_follow(self):
        super()._coop_follow()
        self.env["coop.helper"]._end_with_job(self._coop_contacts())

    def unlink(self):
        contacts = self._coop_contacts()
        result = super().unlink()
        self.env["coop.helper"]._end_with_job(contacts, gone=contacts)
        return result

    def _coop_contacts(self):
        """Return the contacts as whom these employees could have been named: of their log-in, of
        their work, and of the person they were confirmed to be."""
        employees = self.sudo()  # sudo: whoever writes an employee need not see these
        people = employees._coop_employments().partner_id
        return people | employees.user_id.partner_id | employees.work_contact_id

    def _coop_employments(self):
        employments = self.env["coop.employment"].sudo()  # sudo: as in _coop_contacts
        return employments.search(
            Domain("employee_id", "in", self.ids) & Domain("withdrawn_on", "=", False)
        )

    @api.model
    def _coop_known_and_working(self, contacts, company):
        """Return (those of these contacts who work or worked at a co-op, those who do today)."""
        today = self.env["coop.clock"].today(company)
        # sudo: whether somebody works here decides, whoever asks
        confirmed = (
            self.env["coop.employment"]
            .sudo()
            .search(
                Domain("partner_id", "in", contacts.ids)
                & Domain("company_id", "=", company.id)
                & Domain("withdrawn_on", "=", False)
            )
        )
        # sudo: as above
        employees = (
            self.sudo()
            .with_context(active_test=False)
            .search(
                Domain("company_id", "=", company.id)
                & (
                    Domain("user_id.partner_id", "in", contacts.ids)
                    | Domain("work_contact_id", "in", contacts.ids)
                    | Domain("id", "in", confirmed.employee_id.ids)
                )
            )
        )
        working = employees.filtered(lambda employee: employee._coop_works_on(today))
        known = confirmed.partner_id | employees._coop_contacts()
        return known & contacts, working._coop_contacts() & contacts

    def _coop_works_on(self, day):
        """Return whether somebody works here on a day or has a contract that begins later."""
        self.ensure_one()
        left = self.departure_date and self.departure_date < day
        contracts = self.version_ids.filtered("contract_date_start")
        over = contracts and all(
            version.contract_date_end and version.contract_date_end < day for version in contracts
        )
        return self.active and not left and not over
