from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopApplicationDecide(models.TransientModel):
    """Accept or refuse many applications, each for itself: what cannot be done is listed with
    the reason and spoils nothing for the others."""

    _name = "coop.application.decide"
    _description = "Decide on applications"

    decision = fields.Selection(
        [("accept", "Accept"), ("refuse", "Refuse")], required=True, default="accept"
    )
    decided_on = fields.Date(
        "Decided on", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    meeting = fields.Char("At", help="The meeting or body that decided.")
    reason = fields.Text(help="Told to the applicants. A refusal needs one.")
    line_ids = fields.One2many("coop.application.decide.line", "wizard_id", string="Applications")
    done = fields.Boolean("Decided")
    done_count = fields.Integer("Done", compute="_compute_counts")
    failed_count = fields.Integer("Not done", compute="_compute_counts")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        ids = self.env.context.get("active_ids") or []
        if "line_ids" in fields_list:
            values["line_ids"] = [fields.Command.create({"application_id": id_}) for id_ in ids]
        return values

    @api.depends("line_ids.result")
    def _compute_counts(self):
        for wizard in self:
            results = wizard.line_ids.mapped("result")
            wizard.done_count = results.count("done")
            wizard.failed_count = results.count("failed")

    def action_decide(self):
        self.ensure_one()
        if self.decision == "refuse" and not (self.reason or "").strip():
            raise UserError(self.env._("Write the reason: the applicants are told."))
        for line in self.line_ids:
            line._attempt(lambda application=line.application_id: self._decide(application))
        self.done = True
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What was decided"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _decide(self, application):
        """Decide on one application; return a sentence."""
        if self.decision == "accept":
            membership = application._accept(self.decided_on, self.meeting)
            return self.env._("Member number %(number)s", number=membership.number)
        application._refuse(self.reason.strip(), self.decided_on, self.meeting)
        return self.env._("Refused")


class CoopApplicationDecideLine(models.TransientModel):
    """One row of many: the application, and what became of it."""

    _name = "coop.application.decide.line"
    _inherit = "coop.row.mixin"
    _description = "Decision on one application"

    wizard_id = fields.Many2one("coop.application.decide", required=True, ondelete="cascade")
    application_id = fields.Many2one(
        "coop.membership.application", required=True, ondelete="cascade"
    )
