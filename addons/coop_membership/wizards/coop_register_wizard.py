from datetime import date, datetime

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.coop_register_print import FORMATS


class CoopRegisterWizard(models.TransientModel):
    """Which register to print: as at which day, as known when, on screen or on paper."""

    _name = "coop.register.wizard"
    _description = "Print the register of members"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    as_at = fields.Date(
        "As at the end of", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    known = fields.Selection(
        [
            ("now", "As known now"),
            ("day", "As known at the end of a day"),
            ("instant", "As known at the instant on a printed register"),
        ],
        required=True,
        default="now",
    )
    known_on = fields.Date("Known at the end of")
    known_at = fields.Char(
        "Known at", help="As it stands on the printed register: 2018-06-30 09:15:02.000123 UTC"
    )
    format = fields.Selection(FORMATS, required=True, default="html")
    lang = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Welsh")],
        "Language",
        required=True,
        default=lambda self: "cy_GB" if self.env.lang == "cy_GB" else "en_GB",
    )
    with_index = fields.Boolean("With index of names", default=True)
    entry_count = fields.Integer("Entries", compute="_compute_entry_count")
    last_altered = fields.Date("Last altered on", compute="_compute_entry_count")

    @api.depends("company_id", "as_at", "known", "known_on", "known_at")
    def _compute_entry_count(self):
        entries = self.env["coop.register.entry"]
        for wizard in self:
            wizard.entry_count = wizard.last_altered = False
            if not wizard.as_at or not wizard.company_id:
                continue
            try:
                known = wizard._known()
            except UserError:
                continue
            wizard.entry_count = entries._count_as_at(wizard.company_id, wizard.as_at, known)[0]
            wizard.last_altered = entries._last_altered(wizard.company_id, known)

    def _known(self):
        """What was chosen, as `coop.register.entry._known_instant` takes it."""
        if self.known == "day":
            if not self.known_on:
                raise UserError(self.env._("Choose the day by whose end it was known."))
            return fields.Date.to_date(self.known_on)
        if self.known == "instant":
            text = (self.known_at or "").strip().removesuffix("UTC").strip()
            try:
                known = datetime.fromisoformat(text)
            except ValueError:
                known = None
            if known is None or known.tzinfo or known.year < date.min.year + 1:
                raise UserError(
                    self.env._(
                        "Type the instant as it stands on the printed register, for example "
                        "%(example)s.",
                        example="2018-06-30 09:15:02.000123 UTC",
                    )
                )
            return known
        return None

    def action_print(self):
        self.ensure_one()
        self.env["coop.register.entry"].check_access("read")
        if self.company_id not in self.env.companies:
            raise UserError(self.env._("This co-op is not among those you work in."))
        record = self.env["coop.register.print"]._start(
            self.company_id, self.as_at, self._known(), self.format, self.lang, self.with_index
        )
        return record.action_open()
