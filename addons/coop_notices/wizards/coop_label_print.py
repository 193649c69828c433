import base64
import csv
import io
import re

from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import labels
from ..models.coop_print_run import _harmless

# Left free inside each label, in mm: printers and hands are not exact.
EDGE = 3
# So many labels at once: more is work for a printer outside, with the addresses as a file.
AT_MOST = 3000


class CoopLabelPrint(models.TransientModel):
    """Print address labels for a selection, on the sheets that lie there, half-used ones too."""

    _name = "coop.label.print"
    _description = "Print address labels"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    partner_ids = fields.Many2many(
        "res.partner", string="People", readonly=True, context={"active_test": False}
    )
    sheet_id = fields.Many2one(
        "coop.label.sheet",
        "Sheet of labels",
        required=True,
        default=lambda self: self.env["coop.label.sheet"].search([], limit=1),
    )
    start = fields.Integer(
        "Begin at label",
        required=True,
        default=1,
        help="On a sheet that has been used: count along the rows.",
    )
    order = fields.Selection(
        [("name", "By name"), ("post", "By postcode, as the post likes it")],
        "In which order",
        required=True,
        default="name",
    )
    household = fields.Boolean(
        "One label for a household", help="People of one address and so on one label."
    )
    label_count = fields.Integer("Labels", compute="_compute_outcome")
    summary = fields.Text("Who gets one", compute="_compute_outcome")
    addresses_csv = fields.Binary(compute="_compute_addresses_csv")

    @api.model
    def _start(self, people, company=None):
        """Open the window for these people.

        :param people: res.partner; the caller has checked that the user may choose them
        """
        self.browse().check_access("create")
        company = company or self.env.company
        if company._coop_is_copy():
            raise UserError(
                self.env._("This database is a copy: it gives no addresses to print letters with.")
            )
        wizard = self.create({"company_id": company.id})
        # sudo: chosen by the caller as a user who may; the window shows a number and no names
        wizard.sudo().partner_ids = people.ids
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Print address labels"),
            "res_model": self._name,
            "res_id": wizard.id,
            "views": [(False, "form")],
            "target": "new",
        }

    @api.model_create_multi
    def create(self, vals_list):
        self._check_chosen(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self._check_chosen([vals])
        return super().write(vals)

    def _check_chosen(self, vals_list):
        """People are chosen in a list that their user may read, never handed to the window."""
        if not self.env.su and any(vals.get("partner_ids") for vals in vals_list):
            raise UserError(self.env._("Choose people in their list first."))

    @api.depends("partner_ids", "household", "order")
    def _compute_outcome(self):
        for wizard in self:
            addressed, left_out = wizard._get_addressed()
            wizard.label_count = len(wizard._get_labels(addressed))
            wizard.summary = "\n".join(
                [self.env._("Labels: %(count)s.", count=wizard.label_count)]
                + [
                    self.env._("Left out: %(name)s. %(reason)s", name=name, reason=reason)
                    for name, reason in left_out
                ]
            )

    # -- addresses ---------------------------------------------------------------------------

    def _get_addressed(self):
        """Return those with an address, and ``(name, reason)`` of those left out."""
        # sudo: as in _start
        people = self.sudo().partner_ids
        stopped = people._coop_stopped_reasons()
        words = self.env["coop.notice.delivery"]._get_stop_reasons()
        addressed, left_out = [], []
        for person in people:
            reason = stopped.get(person.id)
            lines = person._coop_label_lines(self.company_id)
            if reason:
                left_out.append((person.name, words.get(reason, reason)))
            elif not lines:
                left_out.append((person.name, self.env._("No address.")))
            else:
                addressed.append((person, lines))
        return addressed, left_out

    def _get_labels(self, addressed):
        """Return the labels in order, each a list of lines."""
        addressed = sorted(addressed, key=lambda row: self._get_order(*row))
        if not self.household:
            return [[person.name, *lines] for person, lines in addressed]
        houses = {}
        for person, lines in addressed:
            # care of the co-op is nobody's household
            shared = not lines[0].lower().startswith("c/o")
            key = tuple(line.casefold() for line in lines) if shared else person.id
            houses.setdefault(key, ([], lines))[0].append(person.name)
        return [[", ".join(names), *lines] for names, lines in houses.values()]

    def _get_order(self, person, lines):
        name = (person.coop_sort_key or "", person.id)
        if self.order == "post":
            # the postcode begins with the town; those of one address lie together
            return (_get_postcode(lines), [line.casefold() for line in reversed(lines)], name)
        return name

    # -- printing ----------------------------------------------------------------------------

    def _get_pages(self):
        """Return the sheets: lists of dicts with left, top, size and lines of each label."""
        self.ensure_one()
        sheet = self.sheet_id
        width, height = sheet.label_width - 2 * EDGE, sheet.label_height - 2 * EDGE
        pages = []
        for number, lines in enumerate(self._get_labels(self._get_addressed()[0])):
            page, position = divmod(number + self.start - 1, sheet.label_count)
            if page == len(pages):
                pages.append([])
            left, top = sheet._get_place(position)
            size, fitted = labels.fit(lines, width, height)
            pages[page].append(
                {"left": left + EDGE, "top": top + EDGE, "size": size, "lines": fitted}
            )
        return pages

    def _get_page_style(self):
        sheet = self.sheet_id
        return f"@page {{ size: {sheet.page_width}mm {sheet.page_height}mm; margin: 0; }}"

    def _check(self):
        self.ensure_one()
        if self.company_id._coop_is_copy():
            raise UserError(
                self.env._("This database is a copy: it gives no addresses to print letters with.")
            )
        if not 1 <= self.start <= self.sheet_id.label_count:
            raise UserError(
                self.env._(
                    "This sheet has %(count)s labels. Begin at one of them.",
                    count=self.sheet_id.label_count,
                )
            )
        if not self.label_count:
            raise UserError(self.env._("None of these people has an address to print."))
        if self.label_count > AT_MOST:
            raise UserError(
                self.env._(
                    "Print at most %(count)s labels at once, or take the addresses as a file.",
                    count=AT_MOST,
                )
            )

    def action_print(self):
        self._check()
        return self.env.ref("coop_notices.report_labels").report_action(self)

    @api.depends("partner_ids", "household", "order")
    def _compute_addresses_csv(self):
        for wizard in self:
            content = wizard._get_addresses_csv().encode("utf-8-sig")
            wizard.addresses_csv = base64.b64encode(content)

    def _get_addresses_csv(self):
        if self.company_id._coop_is_copy():
            return ""
        rows = self._get_labels(self._get_addressed()[0])
        width = max((len(row) for row in rows), default=1)
        output = io.StringIO()
        writer = csv.writer(output)
        writer.writerow(
            [self.env._("Line %(number)s", number=number + 1) for number in range(width)]
        )
        for row in rows:
            writer.writerow([_harmless(line) for line in row] + [""] * (width - len(row)))
        return output.getvalue()

    def action_addresses_csv(self):
        self._check()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/addresses_csv"
            f"?download=true&filename=addresses-{self.id}.csv",
            "target": "self",
        }


def _get_postcode(lines):
    """Return what to sort a postcode by, as letters and numbers; ``[""]`` if there is none."""
    ends = [line for line in lines if any(c.isdigit() for c in line) and line.upper() == line]
    parts = re.split(r"(\d+)", ends[-1] if ends else "")
    return [int(part) if part.isdecimal() else part for part in parts]
