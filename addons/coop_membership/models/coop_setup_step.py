from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

MANAGER = "coop_membership.group_membership_manager"


class CoopSetupStep(models.Model):
    """One of the first steps of a new co-op.

    Whether it is done is looked up each time in what is there, by ``_look_<code>``: nobody ticks
    anything off. A step that a co-op does not need is left out with a reason. Upper floors add a
    row with their data, and the methods ``_look_<code>`` and ``_open_<code>`` by inheriting.
    """

    _name = "coop.setup.step"
    _description = "First step of a new co-op"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    why = fields.Text("What it is for", translate=True)
    who = fields.Char("Who does it", compute="_compute_look")
    state = fields.Selection(
        [("done", "Done"), ("skipped", "Left out"), ("todo", "Not yet")], compute="_compute_look"
    )
    number = fields.Integer(compute="_compute_number")
    found = fields.Text("What is there", compute="_compute_look")
    missing = fields.Text("What is missing", compute="_compute_look")
    skip_reason = fields.Char("Why it is left out", compute="_compute_look")
    is_next = fields.Boolean("The next step", compute="_compute_next")
    may_do = fields.Boolean("Can be done by this reader", compute="_compute_may_do")

    _code_uniq = models.UniqueIndex("(code)", "A first step with this code exists already.")

    def _compute_number(self):
        numbers = {step: number for number, step in enumerate(self.search([]), start=1)}
        for step in self:
            step.number = numbers.get(step._origin, 0)

    @api.depends_context("company", "lang", "uid")
    def _compute_look(self):
        company = self.env.company
        skips = self.env["coop.setup.skip"].search([("company_id", "=", company.id)])
        reasons = {skip.step_id: skip.reason for skip in skips}
        for step in self:
            found, missing = step._look(company)
            reason = reasons.get(step._origin)
            step.found = "\n".join(found)
            # what is left out is not asked for any more
            step.missing = "\n".join(missing) if not reason else False
            step.skip_reason = reason if missing else False
            step.state = "done" if not missing else "skipped" if reason else "todo"
            step.who = step._get_who(company)

    @api.depends("state")
    @api.depends_context("company")
    def _compute_next(self):
        upcoming = self.search([]).filtered(lambda step: step.state == "todo")[:1]
        for step in self:
            step.is_next = step._origin == upcoming

    @api.depends_context("uid")
    def _compute_may_do(self):
        manager = self.env.user.has_group(MANAGER)
        officers = self._get_codes_of_officers()
        for step in self:
            step.may_do = manager or step.code in officers

    @api.model
    def _get_codes_of_officers(self):
        """Return the codes of steps that an officer does, too. Upper floors add."""
        return {"people"}

    def _get_who(self, company):
        """Return a sentence naming who can do the step, for readers who cannot."""
        if self.may_do:
            return False
        # sudo: who manages the membership is no secret among its officers
        managers = (
            self.env.ref(MANAGER)
            .sudo()
            .all_user_ids.filtered(lambda user: company in user.company_ids and not user.share)
        )
        return self.env._(
            "The membership manager does this: %(names)s.", names=", ".join(managers.mapped("name"))
        )

    def _look(self, company):
        """Return two lists of sentences: what is there, and what is missing."""
        look = getattr(self, f"_look_{self.code}", None)
        return look(company) if look else ([], [])

    @api.model
    def _is_finished(self, company):
        """Whether every step of the co-op is done or left out."""
        steps = self.with_company(company).search([])
        return all(step.state != "todo" for step in steps)

    def _is_done(self, code, company):
        """Whether the step with ``code`` is done or left out; one that is not there is."""
        step = self.with_company(company).search([("code", "=", code)], limit=1)
        return not step or step.state != "todo"

    def action_open(self):
        """Open the screen on which the step is done."""
        self.ensure_one()
        if not self.may_do:
            raise AccessError(self._get_who(self.env.company))
        opening = getattr(self, f"_open_{self.code}", None)
        if not opening:
            raise UserError(self.env._("There is no screen for this step."))
        return opening()

    def action_skip(self):
        """Ask why the co-op does not need this step."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Leave this step out"),
            "res_model": "coop.setup.skip",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_step_id": self.id},
        }

    def action_unskip(self):
        """Take the step up again."""
        skips = self.env["coop.setup.skip"].search(
            [("step_id", "in", self.ids), ("company_id", "=", self.env.company.id)]
        )
        skips.unlink()


class CoopSetupSkip(models.Model):
    """A first step that a co-op left out, and why. Where the step is done later, this is moot."""

    _name = "coop.setup.skip"
    _description = "First step left out"
    _inherit = "coop.company.mixin"
    _rec_name = "step_id"

    step_id = fields.Many2one("coop.setup.step", required=True, readonly=True, ondelete="cascade")
    reason = fields.Char(required=True, help="For whoever asks later why it is not there.")
    decided_by_id = fields.Many2one(
        "res.users",
        "Decided by",
        readonly=True,
        default=lambda self: self.env.user,
        ondelete="set null",
    )
    decided_on = fields.Date(readonly=True, default=lambda self: self.env["coop.clock"].today())

    _once_uniq = models.UniqueIndex("(company_id, step_id)", "This step has been left out already.")

    @api.constrains("reason")
    def _check_reason(self):
        if any(len((skip.reason or "").strip()) < 3 for skip in self):
            raise UserError(self.env._("Say in a few words why this step is not needed."))

    def action_keep(self):
        """Close the window; the page behind it looks again."""
        return {"type": "ir.actions.act_window_close"}
