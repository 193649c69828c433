from odoo import api, fields, models
from odoo.exceptions import UserError

OPEN = ("open", "sent", "back")


class CoopTextTask(models.Model):
    """Welsh or Easy Read to be made of a text: who makes it, until when, at what cost.

    The text goes out as a spreadsheet and comes back as one. What came back is a draft, read
    and approved like any other; the task is done when its version is approved.
    """

    _name = "coop.text.task"
    _description = "Text to be made"
    _inherit = "mail.thread"
    _order = "deadline, id"

    text_id = fields.Many2one("coop.text", required=True, ondelete="cascade", index=True)
    variant_id = fields.Many2one(
        "coop.text.variant", "What is made", required=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="text_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    state = fields.Selection(
        [
            ("open", "To do"),
            ("sent", "With the maker"),
            ("back", "Came back"),
            ("done", "Done"),
            ("dropped", "Not needed any more"),
        ],
        required=True,
        default="open",
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    maker = fields.Char("Who makes it", tracking=True, help="A person or a firm.")
    deadline = fields.Date("Until", tracking=True)
    cost = fields.Monetary(tracking=True)
    note = fields.Text("For the maker", help="It stands at the top of the file.")
    source_version_id = fields.Many2one(
        "coop.text.version", "Made from", readonly=True, copy=False, ondelete="set null"
    )
    version_id = fields.Many2one(
        "coop.text.version", "What came back", readonly=True, copy=False, ondelete="set null"
    )
    sent_on = fields.Date("Sent on", readonly=True, copy=False)
    back_on = fields.Date("Back on", readonly=True, copy=False)
    is_late = fields.Boolean(compute="_compute_is_late", search="_search_is_late", string="Late")
    is_outdated = fields.Boolean(
        compute="_compute_is_outdated", string="The source has changed since"
    )

    _open_uniq = models.UniqueIndex(
        "(text_id, variant_id) WHERE state IN ('open', 'sent', 'back')",
        "This is being made already. Go on with that task.",
    )

    @api.depends("text_id", "variant_id")
    def _compute_display_name(self):
        for task in self:
            task.display_name = f"{task.text_id.name or ''}: {task.variant_id.display_name or ''}"

    @api.depends("deadline", "state")
    def _compute_is_late(self):
        for task in self:
            today = self.env["coop.clock"].today(task.company_id)
            task.is_late = bool(
                task.state in ("open", "sent") and task.deadline and task.deadline < today
            )

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        return [("state", "in", ("open", "sent")), ("deadline", "<", today)]

    @api.depends("source_version_id", "text_id.version_ids.state")
    def _compute_is_outdated(self):
        for task in self:
            source = task.source_version_id
            task.is_outdated = bool(source) and source != task.text_id._get_source_version()

    @api.model_create_multi
    def create(self, vals_list):
        tasks = super().create(
            [
                {name: value for name, value in vals.items() if not self._is_managed(name)}
                for vals in vals_list
            ]
        )
        if any(not task.company_id for task in tasks):
            raise UserError(
                self.env._("This text came with the software. Choose “Make it our own” first.")
            )
        return tasks

    def write(self, vals):
        if not self.env.su and any(self._is_managed(name) for name in vals):
            raise UserError(self.env._("Use the buttons: they keep what was sent and came back."))
        return super().write(vals)

    @api.model
    def _is_managed(self, name):
        return name in self._fields and self._fields[name].readonly and name != "id"

    def _set_state(self, state, **values):
        """Change the state; called by the acts alone, which have checked the right."""
        self.check_access("write")
        # sudo: by hand nobody may write it (see write)
        self.sudo().write({"state": state, **values})

    def action_send(self):
        """Fix the source that goes out and hand over the file."""
        self.ensure_one()
        source = self.text_id._get_source_version()
        if not source:
            raise UserError(
                self.env._("Approve the text that it is made from first; then it can go out.")
            )
        if self.state not in OPEN:
            raise UserError(self.env._("This task is closed."))
        today = self.env["coop.clock"].today(self.company_id)
        self._set_state("sent", source_version_id=source.id, sent_on=today)
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/texts/task/{self.id}/file",
            "target": "download",
        }

    def action_drop(self):
        for task in self:
            if task.state in OPEN:
                task._set_state("dropped")

    def action_reopen(self):
        for task in self:
            if task.state == "dropped":
                task._set_state("open")

    def action_open_version(self):
        self.ensure_one()
        return self.version_id._get_action()
