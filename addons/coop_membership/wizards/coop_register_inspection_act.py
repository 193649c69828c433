from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.coop_register_print import FORMATS


class CoopRegisterInspectionAct(models.TransientModel):
    """The small windows behind the buttons of a request to inspect the register."""

    _name = "coop.register.inspection.act"
    _description = "Answer a request to inspect the register"

    inspection_id = fields.Many2one(
        "coop.register.inspection",
        required=True,
        default=lambda self: self.env.context.get("active_id"),
    )
    wants = fields.Selection(related="inspection_id.wants")
    act = fields.Selection(
        [
            ("prepare", "Prepare what will be given"),
            ("give", "It was given"),
            ("court", "Apply to the court"),
            ("outcome", "Decision of the court"),
            ("no_right", "No right to inspect"),
            ("withdraw", "Close without an answer"),
        ],
        required=True,
        readonly=True,
    )
    day = fields.Date(required=True, default=lambda self: self.env["coop.clock"].today())
    format = fields.Selection(FORMATS, default="pdf")
    further = fields.Text(
        "Alterations still to be made", help="Said in the letter; empty when there are none."
    )
    given_how = fields.Selection(
        [
            ("shown", "Shown at the office"),
            ("handed", "Handed over"),
            ("posted", "Posted"),
            ("emailed", "Sent by e-mail"),
        ],
        "How",
    )
    court_name = fields.Char("Court")
    court_reference = fields.Char("Reference of the court")
    court_outcome = fields.Selection(
        [
            ("must_comply", "We have to comply"),
            ("need_not", "We need not comply"),
        ],
        "Decision",
    )
    reason = fields.Text()

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        request = self.env["coop.register.inspection"].browse(values.get("inspection_id"))
        if request and values.get("act") == "prepare":
            values["further"] = request._get_further()
        return values

    def action_apply(self):
        """Do it, and open the letter that it wrote."""
        self.ensure_one()
        request = self.inspection_id
        if self.act == "prepare":
            request._prepare_document(self.day, self.format, self.further)
            return {"type": "ir.actions.act_window_close"}
        letter = self._apply(request)
        return letter._open() if letter else {"type": "ir.actions.act_window_close"}

    def _apply(self, request):
        """Return the letter that the act wrote, or nothing."""
        if self.act == "give":
            return request._give(self.day, self.given_how)
        if self.act == "court":
            return request._apply_to_court(self.day, self.court_name, self.court_reference)
        if self.act == "outcome":
            return request._court_decides(self.day, self.court_outcome)
        if self.act == "no_right":
            return request._refuse_without_right()
        if self.act == "withdraw":
            return request._withdraw(self.reason)
        raise UserError(self.env._("Choose what is to be done."))
