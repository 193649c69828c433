from odoo import fields, models


class CoopTextTest(models.TransientModel):
    """Record that people with lived experience read a version and what they said."""

    _name = "coop.text.test"
    _description = "Record a test of a text"

    version_id = fields.Many2one(
        "coop.text.version", required=True, readonly=True, ondelete="cascade"
    )
    tested_by = fields.Char(
        "Who tested it", required=True, help="As they wish to be named, for example the group."
    )
    tested_on = fields.Date(
        "When", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    tested_note = fields.Text("What they said, and what changed")

    def action_record(self):
        self.ensure_one()
        self.version_id._record_test(self.tested_by, self.tested_on, self.tested_note)
        return {"type": "ir.actions.act_window_close"}
