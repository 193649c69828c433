from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date


class CoopEmployment(models.Model):
    """That an employee in Odoo's Employees and a person known to the co-op are one and the same.

    A person of the membership office said so, on a day, with what spoke for it; nothing guesses
    it. It stands here and not on the employee, so that whoever keeps employees sees nothing but
    whether somebody is a member.
    """

    _name = "coop.employment"
    _description = "Employment of a person"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "left_on desc, id desc"
    _rec_name = "employee_name"

    _guarded_fields = frozenset(
        {
            "employee_id",
            "partner_id",
            "company_id",
            "confirmed_on",
            "confirmed_by",
            "employed_from",
            "employed_to",
            "left_on",
            "left_how",
            "noticed_on",
            "withdrawn_on",
        }
    )

    employee_id = fields.Many2one("hr.employee", index=True, check_company=True)
    employee_name = fields.Char("Name at work", required=True, help="As Employees had it.")
    department_id = fields.Many2one(
        "hr.department", compute="_compute_department", compute_sudo=True
    )
    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, index=True, ondelete="restrict"
    )
    membership_id = fields.Many2one(
        "coop.membership",
        compute="_compute_membership",
        store=True,
        compute_sudo=True,
        index="btree_not_null",
        ondelete="set null",
    )
    state = fields.Selection(related="membership_id.state", string="Is a member")
    in_fed_category = fields.Boolean(
        "Votes as an employee",
        compute="_compute_in_fed_category",
        compute_sudo=True,
        search="_search_in_fed_category",
    )
    confirmed_on = fields.Date(required=True)
    confirmed_by = fields.Char("Confirmed by", required=True)
    evidence = fields.Text("What spoke for it")
    employed_from = fields.Date("Qualifies from", help="The first day that counts.")
    employed_to = fields.Date("Qualifies until", help="The last day known; empty: open.")
    withdrawn_on = fields.Date("Taken back on", help="They were not the same person after all.")
    left_on = fields.Date(
        "Last day at work", help="The last day on which they qualify by their work."
    )
    left_how = fields.Selection(
        [
            ("archive", "Archived in Employees"),
            ("departure", "Departure noted"),
            ("contract", "Contract ended, or counts no more"),
            ("deleted", "Deleted in Employees"),
        ],
        "How that is known",
    )
    noticed_on = fields.Date("Found archived on")

    _employee_uniq = models.UniqueIndex(
        "(employee_id) WHERE employee_id IS NOT NULL AND withdrawn_on IS NULL",
        "Somebody is confirmed for this employee already. Take that back first.",
    )
    _person_idx = models.Index("(partner_id, company_id) WHERE withdrawn_on IS NULL")

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s: who an employee is, is confirmed from the list “Who is who”, and taken "
            "back by its button. When somebody left, Employees knows.",
            fields=", ".join(names),
        )

    @api.depends("employee_id")
    def _compute_department(self):
        for employment in self:
            employment.department_id = employment.employee_id.department_id

    @api.depends("partner_id.coop_membership_ids.company_id", "company_id")
    def _compute_membership(self):
        memberships = {
            (membership.partner_id.id, membership.company_id.id): membership
            for membership in self.partner_id.coop_membership_ids
        }
        for employment in self:
            employment.membership_id = memberships.get(
                (employment.partner_id.id, employment.company_id.id)
            )

    @api.depends("membership_id.period_ids.category_id", "membership_id.period_ids.date_to")
    def _compute_in_fed_category(self):
        for employment in self:
            period = employment.membership_id.current_period_id
            employment.in_fed_category = period.category_id.fed_by_employment

    def _search_in_fed_category(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: the category that employment feeds is openly known
        fed = self.env["coop.membership.category"].sudo().search([("fed_by_employment", "=", True)])
        today = self.env["coop.clock"].today()
        periods = (
            self.env["coop.membership.period"]
            .sudo()  # sudo: as above
            ._search(
                Domain("category_id", "in", fed.ids)
                & Domain("date_from", "<=", today)
                & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
            )
        )
        return Domain("membership_id", "in", periods.subselect("membership_id"))

    @api.depends("employee_name", "membership_id")
    def _compute_display_name(self):
        for employment in self:
            number = employment.membership_id.number
            name = employment.employee_name
            employment.display_name = f"{name} ({number})" if number else name

    # Confirming, and taking it back

    @api.model
    def _confirm(self, employee, partner, evidence=None):
        """Record that ``employee`` is ``partner``, as the current user says.

        :param employee: hr.employee
        :param partner: res.partner, a person
        :param str evidence: what spoke for it
        :return: coop.employment
        :raise UserError: if it cannot be so, or the user may not say it
        """
        return self._confirm_many([(employee, partner, evidence)])

    @api.model
    def _confirm_many(self, pairs):
        """As ``_confirm``, for many at once; if one cannot be, none is.

        :param pairs: list of (employee, partner, evidence)
        """
        self._check_officer()
        # sudo: the office may not read all of an employee, nor every protected contact; what is
        # written is only that the two are one person
        pairs = [(employee.sudo(), partner.sudo(), why) for employee, partner, why in pairs]
        for employee, partner, _why in pairs:
            self._check_can_be(employee, partner)
        # hidden like members, who has no log-in at work: of people confirmed, were only those
        # hidden who are supported, a colleague without a second contact would be found out
        self.env["res.partner"].sudo().union(*(pair[1] for pair in pairs))._coop_protect_member()
        employments = self.sudo().create(
            [
                {
                    "employee_id": employee.id,
                    "employee_name": employee.name,
                    "partner_id": partner.id,
                    "company_id": employee.company_id.id,
                    "confirmed_on": self.env["coop.clock"].today(employee.company_id),
                    "confirmed_by": self.env.user.name,
                    "evidence": evidence,
                }
                for employee, partner, evidence in pairs
            ]
        )
        employments._follow()
        return employments.sudo(False)

    @api.model
    def _check_officer(self):
        if not self.env.user.has_group("coop_membership.group_membership_officer"):
            raise UserError(self.env._("Only a membership officer can say who an employee is."))

    @api.model
    def _check_can_be(self, employee, partner):
        if not employee.exists() or not partner.exists():
            raise UserError(self.env._("The employee or the person is not there any more."))
        if employee.company_id not in self.env.companies:
            raise UserError(self.env._("This employee works for another company."))
        if partner.is_company:
            raise UserError(
                self.env._("%(name)s is an organisation, not a person.", name=partner.name)
            )
        if partner == employee.work_contact_id and partner != employee.user_id.partner_id:
            raise UserError(
                self.env._(
                    "%(name)s: this contact was made by Employees and gets the e-mail and phone "
                    "of the job, whoever types them there. It cannot be the person. If a "
                    "membership stands on it, let Employees use another work contact first.",
                    name=partner.name,
                )
            )
        linked = self.sudo().search(  # sudo: to say what stands in the way
            [("employee_id", "=", employee.id), ("withdrawn_on", "=", False)], limit=1
        )
        if linked:
            raise UserError(
                self.env._(
                    "%(employee)s was confirmed on %(day)s already. Take that back first.",
                    employee=employee.name,
                    day=format_date(self.env, linked.confirmed_on),
                )
            )

    def _withdraw(self, reason):
        """Take a confirmation back: they are not the same person.

        What it fed is corrected from today's knowledge; the row stays, with the reason.
        """
        self._check_officer()
        self.check_access("read")
        if not (reason or "").strip():
            raise UserError(self.env._("Say why it is taken back."))
        # sudo: taken back by this act only
        for employment in self.sudo():
            if employment.withdrawn_on:
                raise UserError(self.env._("This was taken back already."))
            employment.withdrawn_on = self.env["coop.clock"].today(employment.company_id)
            employment.message_post(
                body=self.env._("Not the same person: %(reason)s", reason=reason.strip())
            )
            others = employment._of_same_person()
            if not others:
                employment._forget_leaver()
            employment._feed()
            others._follow()

    def _of_same_person(self):
        """All confirmed employments of these people at the same co-op."""
        if not self:
            return self
        return self.search(
            Domain.OR(
                Domain("partner_id", "=", partner.id) & Domain("company_id", "=", company.id)
                for partner, company in {(one.partner_id, one.company_id) for one in self}
            )
            & Domain("withdrawn_on", "=", False)
        )

    def action_open_membership(self):
        self.ensure_one()
        return self.membership_id.get_formview_action()

    def action_withdraw(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership_hr.coop_employment_withdraw_action"
        )
        return {**action, "context": {"default_employment_ids": self.ids}}
