import base64
import csv
import io

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

# A spreadsheet takes what begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CoopPrintRun(models.Model):
    """Letters that are printed together: one sheet or more for each person."""

    _name = "coop.print.run"
    _description = "Print run"
    _inherit = "coop.company.mixin"
    _order = "gathered_at desc, id desc"

    name = fields.Char(compute="_compute_name")
    gathered_at = fields.Datetime(
        "Gathered on",
        required=True,
        readonly=True,
        default=lambda self: self.env["coop.clock"].now(),
    )
    gathered_by_id = fields.Many2one(
        "res.users",
        "Gathered by",
        readonly=True,
        default=lambda self: self.env.user,
        ondelete="set null",
    )
    printed_at = fields.Datetime("Posted on", readonly=True)
    printed_by_id = fields.Many2one("res.users", "Posted by", readonly=True, ondelete="set null")
    state = fields.Selection(
        [("draft", "To print"), ("printed", "Printed")],
        required=True,
        default="draft",
        readonly=True,
    )
    delivery_ids = fields.One2many("coop.notice.delivery", "print_run_id", readonly=True)
    letter_count = fields.Integer("Letters", compute="_compute_letter_count")
    addresses_csv = fields.Binary(
        compute="_compute_addresses_csv", groups="coop_notices.group_notices"
    )

    @api.depends("gathered_at")
    def _compute_name(self):
        for run in self:
            day = self.env["coop.clock"].day_of(run.gathered_at, run.company_id)
            run.name = self.env._(
                "Letters of %(day)s, run %(number)s",
                day=format_date(self.env, day),
                number=run.id or "",
            )

    @api.depends("delivery_ids")
    def _compute_letter_count(self):
        for run in self:
            run.letter_count = len(run.delivery_ids)

    def action_gather(self):
        """Gather the letters that wait in the current co-op into a new run and open it.

        A button of the list: the web client passes the rows that are ticked, mostly none.
        """
        run = self._gather(self.env.company)
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": run.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    @api.model
    def _gather(self, company, among=None):
        """Return a new run with the letters that wait, the oldest first.

        :param among: coop.notice.delivery of which to gather, all by default
        :raise UserError: if nothing waits
        """
        self.check_access("create")
        deliveries = self.env["coop.notice.delivery"]
        domain = [
            ("company_id", "=", company.id),
            ("state", "=", "waiting"),
            ("channel", "=", "print"),
            ("print_run_id", "=", False),
        ]
        if among is not None:
            domain.append(("id", "in", among.ids))
        # Nobody prints what they may not see. Deliveries are written by their own methods alone;
        # the right to print was checked.
        waiting = (
            deliveries.search(
                domain,
                order="id",
                limit=company.coop_print_run_size if among is None else None,
            )
            .sudo()
            .try_lock_for_update()
        )
        if not waiting:
            raise UserError(self.env._("No letters wait to be printed."))
        by_house = company.sudo().coop_print_by_house  # sudo: how this co-op lays its letters
        run = self.create({"company_id": company.id, "by_house": by_house})
        waiting.write({"print_run_id": run.id})
        waiting._set_address()
        return run

    def _get_letters(self):
        """Return what is printed: the letters of this run by name, without those stopped since."""
        self.ensure_one()
        # searched and not read, so that each sees what they may see
        letters = self.env["coop.notice.delivery"].search(
            [("print_run_id", "=", self.id), ("state", "in", ("waiting", "printed"))]
        )
        return letters.sorted(lambda letter: (letter.partner_id.coop_sort_key or "", letter.id))

    def action_print_letters(self):
        """Return the letters as one PDF, or as a page where the server cannot make PDF."""
        self.ensure_one()
        if not self._get_letters():
            raise UserError(self.env._("There is no letter left to print in this run."))
        return self.env.ref("coop_notices.report_print_run").report_action(self)

    def action_mark_printed(self):
        """Record that the letters have gone into the post."""
        self.check_access("write")
        now = self.env["coop.clock"].now()
        for run in self.filtered(lambda run: run.state == "draft"):
            # As in _gather: the buttons write deliveries, nobody else.
            letters = run._get_letters().sudo()
            letters.write({"state": "printed", "sent_at": now})
            # What this person may not see was not printed by them: it waits for the next run.
            letters.search(
                [("print_run_id", "=", run.id), ("state", "=", "waiting")]
            ).print_run_id = False
            run.sudo().write({"state": "printed", "printed_at": now, "printed_by_id": self.env.uid})

    def action_release(self):
        """Give up a run that was not printed; its letters wait for the next one."""
        self.check_access("write")
        for run in self.filtered(lambda run: run.state == "draft"):
            # As in _gather.
            run.sudo().delivery_ids.write({"print_run_id": False})
            run.sudo().unlink()
        return self.env["ir.actions.act_window"]._for_xml_id("coop_notices.coop_print_run_action")

    # -- addresses for a printer outside -----------------------------------------------------

    @api.depends("delivery_ids")
    def _compute_addresses_csv(self):
        for run in self:
            # from a copy none, neither by the button nor by the field
            text = "" if run.company_id._coop_is_copy() else run._get_addresses_csv()
            run.addresses_csv = base64.b64encode(text.encode("utf-8-sig")) if text else False

    def _get_addresses_csv(self):
        """Return the addresses as CSV that no spreadsheet takes for formulas."""
        rows = [
            ([letter.id], (letter.address or "").splitlines(), [letter.lang, letter.format])
            for letter in self._get_letters()
        ]
        after = [self.env._("Language"), self.env._("Format")]
        return self._write_csv([self.env._("Letter")], rows, after)

    @api.model
    def _write_csv(self, before, rows, after):
        """Return addresses as CSV.

        :param before: titles of the columns before the address
        :param rows: [(values before, lines of the address, values after)]
        :param after: titles of the columns after it
        """
        width = max((len(lines) for _before, lines, _after in rows), default=1)
        titles = [self.env._("Line %(number)s", number=number + 1) for number in range(width)]
        output = io.StringIO()
        writer = csv.writer(output)
        writer.writerow([*before, *titles, *after])
        for first, lines, last in rows:
            safe = [_harmless(line) for line in lines] + [""] * (width - len(lines))
            writer.writerow([*first, *safe, *last])
        return output.getvalue()

    def action_addresses_csv(self):
        return self._download("addresses_csv", f"addresses-{self.id}.csv")

    def _download(self, field, filename):
        self.ensure_one()
        if self.company_id._coop_is_copy():
            raise UserError(
                self.env._("This database is a copy: it gives no addresses to print letters with.")
            )
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/{field}?download=true&filename={filename}",
            "target": "self",
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_if_not_printed(self):
        if any(run.state == "printed" for run in self):
            raise UserError(self.env._("A run that was printed is kept."))


def _harmless(value):
    return f"'{value}" if value.startswith(FORMULA) else value
