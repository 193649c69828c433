import json

from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_evidence import PRINCIPLES


class CoopEvidenceLine(models.Model):
    """One measure in a report: its figure, and the records from which it was reckoned."""

    _name = "coop.evidence.line"
    _description = "Measure of evidence"
    _inherit = ["coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "report_id, principle, sequence, id"
    _rec_name = "title"

    report_id = fields.Many2one(
        "coop.evidence.report", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="report_id.company_id", store=True, precompute=True, index=True
    )
    date_to = fields.Date("Last day", related="report_id.date_to", store=True, precompute=True)
    sequence = fields.Integer(aggregator=None)
    key = fields.Char(required=True)
    principle = fields.Selection(PRINCIPLES, required=True)
    value = fields.Float("Number", digits=(16, 1), aggregator=None)
    of_count = fields.Integer("Out of", aggregator=None)
    is_few = fields.Boolean("Too few people")
    is_nothing = fields.Boolean("There was nothing")
    gap_count = fields.Integer("Gaps", aggregator="sum")
    res_model = fields.Char("Counted from")
    res_ids = fields.Text(
        "Numbers of the records",
        help="Numbers of the records; empty where they are not opened from here.",
    )
    gap_model = fields.Char("Model of what is missing")
    gap_ids = fields.Text("Numbers of what is missing")
    closed = fields.Boolean("Kept")
    title = fields.Char("Measure", compute="_compute_words")
    said = fields.Char("What it says", compute="_compute_words")
    formula = fields.Char("How it is reckoned", compute="_compute_words")
    gap_words = fields.Text("What is missing", compute="_compute_words")

    _key_uniq = models.UniqueIndex("(report_id, key)", "This measure is there already.")

    @api.model
    def _prepare(self, measure):
        """Return the values of a measure. Of few people neither figure nor records are kept."""
        hidden = measure["is_few"]
        opens = measure["opens"] and not hidden
        gaps = measure["gaps"]
        return {
            "key": measure["key"],
            "principle": measure["principle"],
            "value": 0 if hidden else measure["value"],
            "of_count": 0 if hidden else measure["of"] or 0,
            "is_few": hidden,
            "is_nothing": measure["is_nothing"],
            "gap_count": len(gaps),
            "res_model": measure["model"],
            "res_ids": json.dumps(measure["ids"]) if opens else False,
            "gap_model": gaps[0]["model"] if gaps else False,
            "gap_ids": json.dumps([gap["id"] for gap in gaps]) if gaps else False,
        }

    @api.depends("report_id.content", "key")
    @api.depends_context("lang")
    def _compute_words(self):
        lang = "cy_GB" if self.env.lang == "cy_GB" else "en_GB"
        for report in self.report_id:
            rows = {row["key"]: row for row in json.loads(report.content or "{}")["measures"]}
            for line in self.filtered(lambda one, report=report: one.report_id == report):
                row = rows[line.key]
                words = row["words"][lang]
                line.title, line.said = words["title"], words["said"]
                line.formula = words["formula"]
                line.gap_words = "\n".join(
                    " ".join(filter(None, (gap[lang], gap["due"]))) for gap in row["gaps"]
                )

    def action_open_records(self):
        """Show the records from which the figure was reckoned."""
        self.ensure_one()
        if not self.res_ids:
            raise UserError(
                self.env._("These are a number alone: what stands behind it is not for everybody.")
            )
        return self._open(self.res_model, self.res_ids, self.title)

    def action_open_gaps(self):
        """Show what is missing."""
        self.ensure_one()
        return self._open(self.gap_model, self.gap_ids or "[]", self.env._("What is missing"))

    def _open(self, model, ids, title):
        self.env[model].check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "view_mode": "list,form",
            "domain": [("id", "in", json.loads(ids))],
            "context": {"active_test": False, "create": False},
        }


class CoopEvidencePrinciple(models.Model):
    """What the co-op thinks of its evidence under one of the six principles."""

    _name = "coop.evidence.principle"
    _description = "Principle of good governance, in a report"
    _inherit = ["coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "report_id, principle"
    _rec_name = "principle"

    report_id = fields.Many2one(
        "coop.evidence.report", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="report_id.company_id", store=True, precompute=True, index=True
    )
    principle = fields.Selection(PRINCIPLES, required=True, readonly=True)
    reflection = fields.Text(
        "What it shows, in English", help="A sentence: what is good, what is missing, what you do."
    )
    reflection_cy = fields.Text("What it shows, in Welsh")
    closed = fields.Boolean("Kept", readonly=True)

    _principle_uniq = models.UniqueIndex(
        "(report_id, principle)", "This principle is there already."
    )

    @api.model
    def _get_names(self):
        """Return [(code, name)] of the six, in the language of the environment."""
        return self._fields["principle"]._description_selection(self.env)
