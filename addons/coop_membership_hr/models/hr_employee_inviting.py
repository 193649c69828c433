from odoo import models

LANGUAGES = ("en_GB", "cy_GB")


class HrEmployee(models.Model):
    """Asking somebody who works here to become a member, without HR learning anything by it."""

    _inherit = "hr.employee"

    def _coop_invite(self):
        """Have the co-op ask these employees to join, unless they are to be left in peace.

        Nothing is returned, whoever is asked or not: HR knows that the co-op asks everybody.
        """
        # sudo: who has the right to end the step need not be able to read invitations
        for employee in self.sudo().exists():
            invitations = self.env["coop.invitation"].with_company(employee.company_id)
            vals = {"note": self.env._("Begun by the plan for starters in Employees.")}
            partner = employee._coop_person()
            if partner:
                invitations._invite(partner, employee.company_id, **vals)
            else:
                vals.update(employee._prepare_coop_invitation_vals())
                invitations.sudo().create(vals)._ask_or_hold()  # sudo: as above

    def _coop_person(self):
        """Who this is, if somebody said so or their own log-in says it; never a guess."""
        self.ensure_one()
        # sudo: as in _coop_invite
        confirmed = (
            self.env["coop.employment"]
            .sudo()
            .search([("employee_id", "=", self.id), ("withdrawn_on", "=", False)], limit=1)
        )
        return confirmed.partner_id or self.user_id.partner_id

    def _prepare_coop_invitation_vals(self):
        """What an invitation of an employee begins with of whom the co-op knows nothing else."""
        self.ensure_one()
        lang = self.lang if "lang" in self._fields else False
        return {
            "company_id": self.company_id.id,
            "name": self.name,
            "email": self.private_email or self.work_email,
            "phone": self.private_phone or self.work_phone or self.mobile_phone,
            "lang": lang if lang in LANGUAGES else LANGUAGES[0],
        }
