import json
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_evidence import PRINCIPLES

LANGUAGES = ("en_GB", "cy_GB")
TIMES = [
    ("year", "Financial year that ended last"),
    ("now", "Financial year that goes on"),
    ("calendar", "Last calendar year"),
    ("months", "Last twelve months"),
    ("own", "Other days"),
]


class CoopEvidenceReport(models.Model):
    """What the measures say of a time, with what the co-op thinks of it.

    Until it is kept it is reckoned anew whenever somebody asks. Then it stands behind the wall with
    a fingerprint, so that the numbers that were sent to the regulator stay. It names nobody.
    """

    _name = "coop.evidence.report"
    _description = "Evidence of a time"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _wall_open_fields = frozenset({"shown_on"})
    _order = "date_to desc, id desc"

    _guarded_fields = frozenset(
        {"content", "reckoned_on", "fingerprint", "kept_on", "closed", "shown_on"}
    )

    name = fields.Char(compute="_compute_name")
    preset = fields.Selection(TIMES, "Time", store=False, default="year")
    date_from = fields.Date("First day", required=True)
    date_to = fields.Date("Last day", required=True)
    line_ids = fields.One2many("coop.evidence.line", "report_id", string="Measures")
    principle_ids = fields.One2many(
        "coop.evidence.principle", "report_id", string="The six principles"
    )
    thanks = fields.Text(
        "Words of thanks in English", help="For “Our Year”: to those who gave their time."
    )
    thanks_cy = fields.Text("Words of thanks in Welsh")
    content = fields.Text(readonly=True, copy=False)
    reckoned_on = fields.Date("Reckoned on", readonly=True, copy=False)
    kept_on = fields.Date("Kept since", readonly=True, copy=False)
    fingerprint = fields.Char(
        readonly=True,
        copy=False,
        help="SHA-256 of all that it says. Whoever was sent it can compare.",
    )
    closed = fields.Boolean("Kept", readonly=True, copy=False)
    shown_on = fields.Date("“Our Year” is shown since", readonly=True, copy=False)
    gap_count = fields.Integer("Gaps", compute="_compute_gap_count")
    state = fields.Selection(
        [("draft", "Being prepared"), ("kept", "Kept as it is")], compute="_compute_state"
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from AND date_to - date_from < 1100)",
        "The last day is not before the first one, and it is three years at the most.",
    )
    _kept_whole = models.Constraint(
        "CHECK ((closed IS TRUE) = (kept_on IS NOT NULL AND fingerprint IS NOT NULL))",
        "What is kept has its day and its fingerprint.",
    )
    _shown_is_kept = models.Constraint(
        "CHECK (shown_on IS NULL OR closed IS TRUE)", "Keep it first: then it can be shown."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over: measures are reckoned from the records.",
            fields=", ".join(names),
        )

    @api.depends("date_from", "date_to")
    def _compute_name(self):
        say_day = self.env["coop.evidence"]._say_day
        for report in self:
            report.name = self.env._(
                "Evidence, %(first)s to %(last)s",
                first=say_day(report.date_from) if report.date_from else "",
                last=say_day(report.date_to) if report.date_to else "",
            )

    @api.depends("line_ids.gap_count")
    def _compute_gap_count(self):
        for report in self:
            report.gap_count = sum(report.line_ids.mapped("gap_count"))

    @api.depends("closed")
    def _compute_state(self):
        for report in self:
            report.state = "kept" if report.closed else "draft"

    # -- the time ------------------------------------------------------------------------------

    @api.model
    def _get_time(self, preset):
        """Return (first, last day) of a usual time, as seen from today."""
        today = self.env["coop.clock"].today()
        if preset == "calendar":
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        if preset == "months":
            return today - relativedelta(years=1), today - timedelta(days=1)
        ends = self._get_year_end(today.year)
        if ends < today:
            ends = self._get_year_end(today.year + 1)
        if preset == "year":
            ends = self._get_year_end(ends.year - 1)
        return self._get_year_end(ends.year - 1) + timedelta(days=1), ends

    @api.model
    def _get_year_end(self, year):
        """Return the last day of the financial year that ends in a year."""
        company = self.env.company.sudo()  # sudo: when the year ends is no secret
        month = date(year, int(company.coop_year_end_month), 1)
        last = month + relativedelta(months=1, days=-1)
        return min(last, month + timedelta(days=company.coop_year_end_day - 1))

    @api.onchange("preset")
    def _onchange_preset(self):
        if self.preset and self.preset != "own":
            self.date_from, self.date_to = self._get_time(self.preset)

    # -- reckoning -----------------------------------------------------------------------------

    @api.model
    def _get_usual(self):
        begins, ends = self._get_time("year")
        return {**super()._get_usual(), "date_from": begins, "date_to": ends}

    @api.model_create_multi
    def create(self, vals_list):
        reports = super().create(vals_list)
        # sudo: the six are there for each, and measures are written by nobody
        reports.sudo().principle_ids.create(
            [
                {"report_id": report.id, "principle": code}
                for report in reports
                for code, _name in PRINCIPLES
            ]
        )
        reports._reckon()
        return reports

    def write(self, vals):
        result = super().write(vals)
        if {"date_from", "date_to", "company_id"} & vals.keys():
            self._reckon()
        return result

    def action_reckon(self):
        """Reckon all measures anew."""
        self.check_access("write")
        self._reckon()
        return True

    def _reckon(self):
        for report in self:
            report._check_not_kept()
            # sudo: guarded against typing, and figures are of all records; the caller asked
            report = report.sudo()
            measures = {
                lang: self.env["coop.evidence"]
                .with_context(lang=lang)
                ._get_sorted(report.company_id, report.date_from, report.date_to)
                for lang in LANGUAGES
            }
            report.line_ids.unlink()
            report.line_ids.create(
                [
                    {"report_id": report.id, "sequence": place, **report.line_ids._prepare(measure)}
                    for place, measure in enumerate(measures["en_GB"], 1)
                ]
            )
            report.write(
                {
                    "reckoned_on": self.env["coop.clock"].today(report.company_id),
                    "content": json.dumps(
                        report._prepare_content(measures), ensure_ascii=False, sort_keys=True
                    ),
                }
            )

    def _check_not_kept(self):
        if any(report.closed for report in self):
            raise UserError(
                self.env._("This is kept as it was. For other numbers make another report.")
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        self._check_not_kept()
