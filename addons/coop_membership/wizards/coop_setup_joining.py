from odoo import api, fields, models
from odoo.exceptions import UserError

from ..controllers.co_op import join_path


class CoopSetupJoining(models.TransientModel):
    """How people join: what is ready, a look at the page as a visitor, and the switch."""

    _name = "coop.setup.joining"
    _description = "How people join"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, default=lambda self: self.env.company
    )
    is_open = fields.Boolean("The public page is on", compute="_compute_page")
    address = fields.Char("Address of the page", compute="_compute_page")
    problems = fields.Text("What has to be done first", compute="_compute_page")
    deciders = fields.Char("Who decides", compute="_compute_page")
    silent = fields.Text("Who decides on people supported", compute="_compute_page")
    languages = fields.Char("The form is in", compute="_compute_page")

    @api.depends("company_id")
    def _compute_page(self):
        steps = self.env["coop.setup.step"]
        officers = "coop_membership.group_membership_officer"
        for window in self:
            # sudo: what the public page says of itself
            company = window.company_id.sudo()
            window.is_open = company.coop_join_open
            window.address = company.get_base_url() + join_path(company)
            window.problems = "\n".join(company._coop_join_problems())
            people = steps._get_people_with(officers, company)
            window.deciders = ", ".join(people.mapped("name"))
            knowing = people & steps._get_people_with(
                "coop_membership.group_support_status", company
            )
            window.silent = ", ".join(knowing.mapped("name"))
            window.languages = ", ".join(
                lang.name.split("/")[-1].strip() for lang in steps._get_languages()
            )

    def _check_may(self):
        self.ensure_one()
        self.env["coop.membership.settings"]._check_manager(self.company_id)
        # sudo: only administrators may write companies; who and which co-op is settled above
        return self.company_id.sudo()

    def action_visit(self):
        """Look at the page as a visitor sees it, in a new tab; nothing is sent from there."""
        company = self._check_may()
        return {
            "type": "ir.actions.act_url",
            "url": f"{join_path(company)}/look",
            "target": "new",
        }

    def action_switch_on(self):
        company = self._check_may()
        problems = company._coop_join_problems()
        if problems:
            raise UserError("\n".join(problems))
        company.coop_join_open = True
        return {"type": "ir.actions.act_window_close"}

    def action_switch_off(self):
        self._check_may().coop_join_open = False
        return {"type": "ir.actions.act_window_close"}
