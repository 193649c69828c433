from odoo import fields, models


class CoopDueDone(models.TransientModel):
    """Something that was due has been done."""

    _name = "coop.due.done"
    _description = "It is done"

    item_id = fields.Many2one("coop.due.item", required=True)
    done_on = fields.Date(
        "Done on", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    evidence = fields.Text(
        "What shows it",
        required=True,
        help="For example the number of the confirmation, or where the paper is.",
    )

    def action_apply(self):
        self.ensure_one()
        self.item_id.check_access("read")
        self.item_id._done(self.done_on, self.evidence)
        return {"type": "ir.actions.act_window_close"}
