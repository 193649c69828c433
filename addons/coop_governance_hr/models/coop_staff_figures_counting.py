from collections import Counter

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

ENGLISH = "en_GB"


class CoopStaffFigures(models.Model):
    """Counting who works here on a day, from Odoo's Employees."""

    _inherit = "coop.staff.figures"

    def action_count(self):
        """Count who works here on the day, in the place of what was counted before."""
        self._check_draft()
        for figures in self:
            rows = figures._get_people_of_the_day()
            if not rows:
                raise UserError(self.env._("Nobody works here on that day, as Employees has it."))
            figures._write_part("department", figures._count_by(rows, "hr.department", 0))
            figures._write_part("place", figures._count_by(rows, "hr.work.location", 1))
            figures._write_part("kind", figures._count_by(rows, "hr.contract.type", 2))
        return self.action_leave_out()

    def action_count_pay(self):
        """Count how many are in each band of pay, by department, as contracts have it.

        :raise AccessError: whose rights in Employees do not go as far as wages
        """
        self._check_draft()
        # who may not read wages there, does not count them here
        self.env["hr.version"].check_access("read")
        self.env["hr.version"]._check_field_access(self.env["hr.version"]._fields["wage"], "read")
        for figures in self:
            bands = self.env["coop.pay.band"].search([("company_id", "=", figures.company_id.id)])
            if not bands:
                raise UserError(self.env._("Write down the bands of pay first."))
            figures._write_part("pay", figures._count_pay(bands))
        return self.action_leave_out()

    def _check_draft(self):
        self.check_access("write")
        if self.filtered("closed"):
            raise UserError(self.env._(self._wall_message))

    def _get_people_of_the_day(self):
        """Return (department, place, kind of contract, wage) of each who works here on the day.

        Each by the version of their contract of that day, whatever came later.
        """
        self.ensure_one()
        for name in ("hr.employee", "hr.version"):
            self.env[name].flush_model()
        return self.env.execute_query(
            SQL(
                """
                SELECT version.department_id, version.work_location_id, version.contract_type_id,
                       version.wage
                  FROM hr_employee AS employee
                  JOIN LATERAL (
                       SELECT * FROM hr_version
                        WHERE employee_id = employee.id AND active
                     ORDER BY date_version > %(day)s, abs(date_version - %(day)s), id DESC
                        LIMIT 1) AS version ON TRUE
                 WHERE employee.company_id = %(company)s
                   AND (employee.active OR version.departure_date IS NOT NULL
                        OR version.contract_date_end IS NOT NULL)
                   AND coalesce(version.contract_date_start, version.date_version) <= %(day)s
                   AND (version.contract_date_end IS NULL OR version.contract_date_end >= %(day)s)
                   AND (version.departure_date IS NULL OR version.departure_date >= %(day)s)
                """,
                day=self.as_at,
                company=self.company_id.id,
            )
        )

    def _count_by(self, rows, model, column):
        """Return [(names by language, {}, number)] by what stands in one column."""
        counted = Counter(row[column] for row in rows)
        # sudo: names of departments, places and kinds; HR reads them all
        records = self.env[model].sudo().browse(filter(None, counted))
        found = [
            (self._names(one), {}, counted[one.id])
            for one in records.sorted(lambda one: one.display_name or "")
        ]
        if counted[None]:
            found.append((self._spread(lambda env: env._("Not said")), {}, counted[None]))
        return found

    def _count_pay(self, bands):
        """Return [(department, band, number)] for each department and each band."""
        rows = self._get_people_of_the_day()
        # sudo: names of departments; HR reads them all
        departments = (
            self.env["hr.department"]
            .sudo()
            .browse({department for department, *_other in rows if department})
        )
        counted = Counter(
            (department, bands._get_band_of(wage, bands).id if wage else None)
            for department, _place, _kind, wage in rows
        )
        groups = [(one.id, self._names(one)) for one in departments.sorted("display_name")]
        if any(department is None for department, *_other in rows):
            groups.append((None, self._spread(lambda env: env._("Not said"))))
        columns = [(band.id, self._names(band, "name")) for band in bands]
        if any(band is False for _department, band in counted):
            columns.append((False, self._spread(lambda env: env._("More than that"))))
        if any(band is None for _department, band in counted):
            columns.append((None, self._spread(lambda env: env._("No wage is written down"))))
        return [
            (group, column, counted[number, band])
            for number, group in groups
            for band, column in columns
        ]

    def _names(self, record, name="display_name"):
        """Return {language: name} of a record."""
        return {lang: record.with_context(lang=lang)[name] or "" for lang in self._langs()}

    def _spread(self, say):
        """Return {language: sentence}."""
        return {lang: say(self.with_context(lang=lang).env) for lang in self._langs()}

    def _langs(self):
        # English first: a new record is written in it
        codes = [code for code, _name in self.env["res.lang"].get_installed()]
        return sorted(codes, key=lambda code: code != ENGLISH)

    def _write_part(self, part, counted):
        self.ensure_one()
        self.line_ids.filtered(lambda line: line.part == part).unlink()
        langs = self._langs()
        for sequence, (group, band, number) in enumerate(counted, start=1):
            vals = {
                "release_id": self.id,
                "part": part,
                "number": number,
                "sequence": sequence,
            }
            line = self.env["coop.staff.figures.line"]
            for lang in langs:
                names = {"group": group.get(lang), "band": band.get(lang)}
                if not line:
                    line = line.with_context(lang=lang).create({**vals, **names})
                else:
                    said = {name: value for name, value in names.items() if value}
                    line.with_context(lang=lang).write(said)
