from odoo import fields, models


class CoopTextTest(models.TransientModel):
    """Record that people whom a version is for, or a speaker of its language, read it."""

    _name = "coop.text.test"
    _description = "Record a test of a text"

    version_id = fields.Many2one(
        "coop.text.version", required=True, readonly=True, ondelete="cascade"
    )
    what = fields.Selection(
        [
            ("test", "People whom it is for tested it"),
            ("reading", "Somebody who speaks the language read it"),
        ],
        "What happened",
        required=True,
        default="test",
    )
    tested_by = fields.Char(
        "Who", required=True, help="As they wish to be named, for example the group."
    )
    tested_on = fields.Date(
        "When", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    tested_note = fields.Text("What they said, and what changed")

    def action_record(self):
        self.ensure_one()
        version = self.version_id
        record = version._record_reading if self.what == "reading" else version._record_test
        record(self.tested_by, self.tested_on, self.tested_note)
        return {"type": "ir.actions.act_window_close"}
