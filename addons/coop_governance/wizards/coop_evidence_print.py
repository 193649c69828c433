from odoo import fields, models


class CoopEvidencePrint(models.TransientModel):
    """Which file of a report, in which language, on which paper."""

    _name = "coop.evidence.print"
    _description = "Evidence as a file"

    report_id = fields.Many2one("coop.evidence.report", required=True)
    what = fields.Selection(
        [
            ("evidence", "All of it (PDF)"),
            ("page", "One page for the regulator (PDF)"),
            ("easy", "Easy Read summary (PDF)"),
            ("year", "Our Year (PDF)"),
            ("sheet", "Workbook: measures, gaps, formulas, sources (XLSX)"),
        ],
        required=True,
        default="evidence",
    )
    lang = fields.Selection(
        [("en", "English"), ("cy", "Welsh")], "Language", required=True, default="en"
    )
    paper = fields.Selection(
        [("A4", "Small (A4)"), ("A3", "Large (A3)")], required=True, default="A4"
    )

    def action_file(self):
        self.ensure_one()
        self.report_id.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/evidence/{self.report_id.id}/{self.what}"
            f"?in={self.lang}&paper={self.paper}",
            "target": "download",
        }
