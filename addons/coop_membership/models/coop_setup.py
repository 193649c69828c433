from odoo import api, fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_setup_done_on = fields.Date(
        "First steps done on",
        copy=False,
        readonly=True,
        help="The day on which every first step was done or left out. The page does not come up "
        "by itself any more.",
    )


class CoopSetup(models.TransientModel):
    """The page that a new co-op begins with: its first steps, in a good order.

    It comes up in place of the Monday page while there is neither a member nor an end of the
    steps; then it is under Configuration.
    """

    _name = "coop.setup"
    _description = "First steps"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    step_ids = fields.Many2many("coop.setup.step", compute="_compute_steps", store=False)
    greeting = fields.Char(compute="_compute_steps")
    all_done = fields.Boolean(compute="_compute_steps")

    @api.depends("company_id")
    def _compute_display_name(self):
        for page in self:
            page.display_name = self.env._("First steps")

    @api.depends("company_id")
    @api.depends_context("uid", "lang")
    def _compute_steps(self):
        for page in self:
            steps = self.env["coop.setup.step"].with_company(page.company_id).search([])
            left = steps.filtered(lambda step: step.state == "todo")
            page.step_ids = steps
            page.all_done = not left
            page.greeting = self._get_greeting(len(steps), len(left), page.company_id)

    def _get_greeting(self, count, left, company):
        if not left:
            return self.env._("All steps are done. Your co-op is ready.")
        if left == count:
            return self.env._("Welcome. These are the first steps of your co-op.")
        return self.env._("%(done)s of %(count)s steps are done.", done=count - left, count=count)

    @api.model
    def _is_over(self, company):
        """Whether the first steps were all done once, or are now."""
        # sudo: a fact about the co-op, for whoever looks
        return bool(company.sudo().coop_setup_done_on) or self.env["coop.setup.step"]._is_finished(
            company
        )

    @api.model
    def _note_if_over(self, company):
        """Keep the day on which the last step was done: from then on they are over for good."""
        # sudo: as above
        company = company.sudo()
        if not company.coop_setup_done_on and self._is_over(company):
            company.coop_setup_done_on = self.env["coop.clock"].today(company)

    @api.model
    def _comes_first(self, company):
        """Whether a co-op is so new that its first steps come before everything else."""
        # sudo: whether there is any member
        members = self.env["coop.membership"].sudo()
        if members.search_count([("company_id", "=", company.id)], limit=1):
            return False
        return not self._is_over(company)

    @api.model
    def action_open_page(self):
        """Open the first steps of the current co-op."""
        self._note_if_over(self.env.company)
        page = self.create({})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("First steps"),
            "res_model": self._name,
            "res_id": page.id,
            "views": [(self.env.ref("coop_membership.coop_setup_view_form").id, "form")],
            "target": "current",
        }

    def action_look_again(self):
        """Look again at what is there."""
        return self.action_open_page()

    def action_monday(self):
        return self.env["coop.monday"]._action_page()


class CoopMonday(models.TransientModel):
    _inherit = "coop.monday"

    setup_note = fields.Char(compute="_compute_setup_note")

    @api.depends("company_id")
    def _compute_setup_note(self):
        setup = self.env["coop.setup"]
        for page in self:
            page.setup_note = (
                False
                if setup._is_over(page.company_id)
                else self.env._("Some of the first steps of the co-op are still open.")
            )

    @api.model
    def action_open_page(self):
        setup = self.env["coop.setup"]
        if setup._comes_first(self.env.company):
            return setup.action_open_page()
        setup._note_if_over(self.env.company)
        return super().action_open_page()

    @api.model
    def _action_page(self):
        """Open the Monday page, also where the co-op is new."""
        return super().action_open_page()

    def action_setup(self):
        return self.env["coop.setup"].action_open_page()
