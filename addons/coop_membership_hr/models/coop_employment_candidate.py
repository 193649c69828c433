from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class CoopEmploymentCandidate(models.Model):
    """Employees of whom nobody has said yet who they are, each with whom they could be.

    A view, so nothing of it is remembered: it offers, a person confirms. Offered are people whom
    the office may know of anyway: members, people with a ground to join that is openly known at
    work, and the contact of the employee's own log-in. The contact that Employees makes for the
    e-mail of the job is never offered.
    """

    _name = "coop.employment.candidate"
    _description = "Who an employee could be"
    _auto = False
    _order = "employee_name, employee_id, points desc, id"
    _rec_name = "employee_name"

    employee_id = fields.Many2one("hr.employee", readonly=True)
    employee_name = fields.Char("Name at work", readonly=True)
    job_title = fields.Char("Job", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    person_id = fields.Integer("Person's contact", readonly=True)
    person_name = fields.Char("Could be", readonly=True)
    number = fields.Char("Member no.", readonly=True)
    speaks = fields.Char("What speaks for it", compute="_compute_speaks")
    codes = fields.Char(readonly=True)
    points = fields.Integer(readonly=True)
    taken = fields.Boolean("Confirmed for another employee", readonly=True)
    how_many = fields.Integer("Candidates", readonly=True)

    _depends = {
        "hr.employee": ["name", "active", "user_id", "work_contact_id", "current_version_id"],
        "hr.version": ["department_id", "job_title"],
        "res.partner": ["name", "email_normalized", "phone", "street", "zip"],
        "coop.membership": ["partner_id", "number", "company_id"],
        "coop.employment": ["employee_id", "partner_id", "withdrawn_on"],
        "coop.qualification": ["partner_id", "category_id"],
    }

    @api.depends("codes", "taken")
    def _compute_speaks(self):
        words = {
            "login": self.env._("their own log-in"),
            "email": self.env._("same private e-mail"),
            "work_email": self.env._("same e-mail as at work"),
            "phone": self.env._("same phone"),
            "address": self.env._("same private address"),
            "name": self.env._("same name"),
        }
        for row in self:
            found = [words[code] for code in (row.codes or "").split(",") if code]
            if row.taken:
                found.append(self.env._("but confirmed for another employee"))
            row.speaks = ", ".join(found)

    @property
    def _table_query(self):
        """One row for an employee and a person; an employee whom nobody resembles has one too."""

        def plain(column):
            # names are compared without accents and without regard to case
            return SQL(
                "regexp_replace(normalize(lower(trim(%s)), NFD), U&'[\\0300-\\036F]', '', 'g')",
                column,
            )

        def digits(column):
            # +44 7700 900001 and 07700 900001 are the same number
            return SQL("right(regexp_replace(%s, '\\D', '', 'g'), 10)", column)

        return SQL(
            """
            WITH employee AS (
                SELECT e.id, e.name, e.company_id, e.work_contact_id, u.partner_id AS own_id,
                       v.job_title, v.department_id, lower(e.work_email) AS work_email,
                       lower(e.private_email) AS email, %(e_name)s AS plain_name,
                       %(e_phone)s AS phone,
                       lower(trim(v.private_street)) AS street,
                       upper(replace(v.private_zip, ' ', '')) AS zip
                  FROM hr_employee e
             LEFT JOIN hr_version v ON v.id = e.current_version_id
             LEFT JOIN res_users u ON u.id = e.user_id
                 WHERE e.active
                   AND NOT EXISTS (SELECT FROM coop_employment c
                                    WHERE c.employee_id = e.id AND c.withdrawn_on IS NULL)
            ), person AS (
                SELECT p.id, k.company_id, p.name, %(p_name)s AS plain_name,
                       p.email_normalized AS email, %(p_phone)s AS phone,
                       lower(trim(p.street)) AS street, upper(replace(p.zip, ' ', '')) AS zip
                  FROM (SELECT partner_id, company_id FROM coop_membership
                         UNION
                        SELECT q.partner_id, q.company_id
                          FROM coop_qualification q
                          JOIN coop_membership_category c ON c.id = q.category_id
                         WHERE c.openly_known) k
                  JOIN res_partner p ON p.id = k.partner_id
                 WHERE p.is_company IS NOT TRUE
            ), resemblance AS (
                SELECT e.id AS employee_id, p.id AS person_id, 'name' AS code, 1 AS points
                  FROM employee e JOIN person p USING (company_id, plain_name)
                 UNION
                SELECT e.id, p.id, 'email', 4
                  FROM employee e JOIN person p USING (company_id, email)
                 UNION
                SELECT e.id, p.id, 'work_email', 3
                  FROM employee e
                  JOIN person p ON p.company_id = e.company_id AND p.email = e.work_email
                 UNION
                SELECT e.id, p.id, 'phone', 2
                  FROM employee e JOIN person p USING (company_id, phone)
                 WHERE length(e.phone) = 10
                 UNION
                SELECT e.id, p.id, 'address', 2
                  FROM employee e JOIN person p USING (company_id, street, zip)
                 UNION
                SELECT e.id, e.own_id, 'login', 5 FROM employee e WHERE e.own_id IS NOT NULL
            ), offered AS (
                SELECT r.employee_id, r.person_id,
                       string_agg(r.code, ',' ORDER BY r.points DESC, r.code) AS codes,
                       sum(r.points)::int AS points
                  FROM resemblance r
                  JOIN employee e ON e.id = r.employee_id
                 WHERE (r.person_id IS DISTINCT FROM e.work_contact_id OR r.person_id = e.own_id)
                   AND NOT EXISTS (SELECT FROM coop_employment c
                                    WHERE c.employee_id = r.employee_id
                                      AND c.partner_id = r.person_id
                                      AND c.withdrawn_on IS NOT NULL)
              GROUP BY r.employee_id, r.person_id
            )
            SELECT e.id::bigint * 1000000000 + COALESCE(o.person_id, 0) AS id,
                   e.id AS employee_id, e.name AS employee_name, e.job_title, e.department_id,
                   e.company_id, o.person_id, p.name AS person_name, m.number, o.codes,
                   EXISTS (SELECT FROM coop_employment c
                            WHERE c.partner_id = o.person_id AND c.withdrawn_on IS NULL
                              AND c.company_id = e.company_id) AS taken,
                   COALESCE(o.points, 0) AS points,
                   count(o.person_id) OVER (PARTITION BY e.id)::int AS how_many
              FROM employee e
         LEFT JOIN offered o ON o.employee_id = e.id
         LEFT JOIN res_partner p ON p.id = o.person_id
         LEFT JOIN coop_membership m
                   ON m.partner_id = o.person_id AND m.company_id = e.company_id AND m.active
            """,
            e_name=plain(SQL("e.name")),
            p_name=plain(SQL("p.name")),
            e_phone=digits(SQL("COALESCE(NULLIF(e.private_phone, ''), e.mobile_phone)")),
            p_phone=digits(SQL("p.phone")),
        )

    def action_confirm(self):
        """They are the same person. Of several rows each is done for itself."""
        return self._each(self._person_of_row)

    def action_new_person(self):
        """Nobody whom the co-op knows: make a contact of their own, so that they can join."""
        return self._each(self._new_person)

    def _each(self, person_of):
        """Confirm the rows whose person ``person_of`` gives, and say what could not be done."""
        employments = self.env["coop.employment"]
        employments._check_officer()
        pairs, failed, seen = [], [], set()
        for row in self:
            try:
                if row.employee_id in seen:
                    raise UserError(self.env._("Two rows were chosen for this employee."))
                partner, why = person_of(row)
                # sudo: as when it is confirmed
                employments._check_can_be(row.employee_id.sudo(), partner.sudo())
            except UserError as error:
                failed.append((row.employee_name, str(error)))
                continue
            seen.add(row.employee_id)
            pairs.append((row.employee_id, partner, why))
        if failed and len(self) == 1:
            raise UserError(failed[0][1])
        employments._confirm_many(pairs)
        sentences = [f"{name}: {error}" for name, error in failed]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": "\n".join(
                    [self.env._("Confirmed: %(done)s.", done=len(pairs)), *sentences]
                ),
                "type": "warning" if failed else "success",
                "sticky": bool(failed),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _person_of_row(self, row):
        if not row.person_id:
            raise UserError(
                self.env._(
                    "Nobody resembles this employee. Choose “New person”, or confirm it on the "
                    "membership."
                )
            )
        return self.env["res.partner"].browse(row.person_id), row.speaks

    def _new_person(self, row):
        # sudo: the name of an employee is known to everybody at work; nothing else is taken over
        employee = row.employee_id.sudo()
        partner = (
            self.env["res.partner"]
            .sudo()  # sudo: as above
            .create({"name": employee.name, "company_id": employee.company_id.id})
        )
        return partner, self.env._("nobody whom the co-op knew")
