from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date


class HrServiceTransfer(models.TransientModel):
    """A service goes to another provider, and everybody who works in it goes with it.

    Each departure is noted as Odoo's own departure wizard does it, each for itself and with a
    result: what stands in the way of one spoils nothing for the others. The membership office
    hears of those who are members by itself; this window knows nothing of who they are.
    """

    _name = "hr.service.transfer"
    _description = "Transfer of a service"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    date = fields.Date(
        "Last day here", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    departure_reason_id = fields.Many2one(
        "hr.departure.reason",
        "Reason",
        required=True,
        default=lambda self: self.env.ref(
            "coop_membership_hr.departure_transfer", raise_if_not_found=False
        ),
    )
    note = fields.Char("Goes to", help="The new provider; stands on each employee.")
    department_ids = fields.Many2many(
        "hr.department", string="Departments", domain="[('company_id', 'in', [company_id, False])]"
    )
    line_ids = fields.One2many("hr.service.transfer.line", "transfer_id", string="Employees")
    done = fields.Boolean()

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if self.env.context.get("active_model") == "hr.employee" and "line_ids" in fields_list:
            values["line_ids"] = [
                fields.Command.create({"employee_id": id_})
                for id_ in self.env.context.get("active_ids") or []
            ]
        return values

    def action_add_departments(self):
        """Add everybody of the departments, and of those under them, who is not listed yet."""
        self.ensure_one()
        if not self.department_ids:
            raise UserError(self.env._("Choose the departments first."))
        employees = self.env["hr.employee"].search(
            Domain("department_id", "child_of", self.department_ids.ids)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("id", "not in", self.line_ids.employee_id.ids)
        )
        self.line_ids = [fields.Command.create({"employee_id": one.id}) for one in employees]
        return self._reopen()

    def action_apply(self):
        """Note the departures."""
        self.ensure_one()
        self.env["hr.employee"].check_access("write")
        if not self.line_ids:
            raise UserError(self.env._("Nobody is in the list yet."))
        for line in self.line_ids.filtered(lambda line: line.result != "done"):
            line._attempt(lambda employee=line.employee_id: self._depart(employee))
        self.done = True
        return self._reopen()

    def _reopen(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership_hr.hr_service_transfer_action"
        )
        return {**action, "res_id": self.id}

    def _depart(self, employee):
        """Note one departure; return a sentence."""
        if not employee.active:
            return self.env._("Had left already")
        if employee.company_id != self.company_id:
            raise UserError(self.env._("Works for another company"))
        self._departure_of(employee).action_register_departure()
        return self.env._("Last day %(day)s", day=format_date(self.env, self.date))

    def _departure_of(self, employee):
        """Odoo's own departure wizard, filled in for one employee.

        Those whose last day has come are archived, as from the employee's form; the others work
        here until then, and are archived when the day has passed by whoever keeps employees.
        """
        ended = self.date <= self.env["coop.clock"].today(self.company_id)
        employee.check_access("write")
        # sudo: Odoo's wizard asks for the dates of contracts, which only administrators of
        # Employees read; the departure itself may be noted by whoever may write the employee
        wizard = (
            self.env["hr.departure.wizard"]
            .sudo()
            .with_context(active_ids=employee.ids, employee_termination=ended)
        )
        return wizard.create(
            {
                "employee_ids": [fields.Command.set(employee.ids)],
                "departure_reason_id": self.departure_reason_id.id,
                "departure_date": self.date,
                "departure_description": self.note,
                "set_date_end": True,
            }
        )


class HrServiceTransferLine(models.TransientModel):
    """One employee of a service that is transferred, and what became of it."""

    _name = "hr.service.transfer.line"
    _inherit = "coop.row.mixin"
    _description = "One employee of a transferred service"

    transfer_id = fields.Many2one("hr.service.transfer", required=True, ondelete="cascade")
    employee_id = fields.Many2one("hr.employee", required=True, ondelete="cascade")
