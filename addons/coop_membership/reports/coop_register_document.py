import os
import tempfile
from datetime import date, datetime
from itertools import groupby

import pytz
from babel.dates import format_date

from odoo import api, models
from odoo.tools import LazyTranslate

from odoo.addons.coop_base.names import index_letter

from ..sheets import write_register
from ..sheets.writing import Words

_lt = LazyTranslate(__name__)

PARTICULARS = {
    "name": _lt("Name"),
    "service_address": _lt("Service address"),
    "class": _lt("Class"),
    "status": _lt("Membership"),
}
STATUSES = {"member": _lt("member"), "ceased": _lt("ceased")}


class CoopRegisterDocument(models.AbstractModel):
    """The register on paper and as a workbook.

    Everything that it shows comes from behind the wall, its heading too, and nothing from the hour
    at which it is made: made again as at the same day and as known at the same instant it is the
    same, byte for byte. It holds the statutory particulars (Companies Act 2006 ss.113-113B) and
    nothing else.
    """

    _name = "coop.register.document"
    _description = "The register of members as a document"

    @api.model
    def _prepare_heading(self, company, as_at, known_at):
        """What heads the register: {name, number, zone, as_at, known, altered, lines, members}."""
        entries = self.env["coop.register.entry"]
        head = self.env["coop.register.head"]._as_known(company, known_at)
        lines, members = entries._count_as_at(company, as_at, known_at)
        zone = pytz.timezone(head.tz or "Europe/London")
        last = entries._last_entry_at(company, known_at)
        return {
            "name": head.name or "",
            "number": head.registered_number or "",
            "zone": zone,
            "as_at": self._day(as_at),
            "known": self._instant(known_at),
            "altered": self._day(self._local(last, zone)) if last else "",
            "lines": lines,
            "members": members,
        }

    @api.model
    def _html(self, heading, lines, index, volume=(1, 1)):
        """A volume of the register as one whole HTML page, in the language of the environment.

        :param lines: list of RegisterLine, or None for a volume that holds the index
        :param index: list of (sort key, name, number), or None
        :return: bytes
        """
        letters = index and [
            (letter, list(names))
            for letter, names in groupby(index, key=lambda name: index_letter(name[0]))
        ]
        html = self.env["ir.qweb"]._render(
            "coop_membership.register_document",
            {
                "html_lang": (self.env.lang or "en_GB").replace("_", "-"),
                "heading": heading,
                "letters": letters,
                "volume": volume,
                "words": self._page_words(heading, volume),
                **self._prepare_table(lines, heading["zone"]),
            },
        )
        return b"<!DOCTYPE html>\n" + str(html).strip().encode()

    @api.model
    def _prepare_table(self, lines, zone):
        """What the table of lines needs, in the register and where a line is shown beforehand."""
        labels = self._labels()
        return {
            "lines": lines,
            "day": self._day,
            "notes": lambda line: [
                self._note_sentence(note) for note in self._notes(line, zone, labels)
            ],
        }

    @api.model
    def _xlsx(self, company, as_at, known_at, with_index=True):
        """The register as a workbook: the path of a temporary file, which the caller removes."""
        heading = self._prepare_heading(company, as_at, known_at)
        labels = self._labels()
        handle, path = tempfile.mkstemp(suffix=".xlsx")
        os.close(handle)
        try:
            write_register(
                path,
                self._lines_of_book(company, as_at, known_at),
                lambda line: self._note_rows(line, heading["zone"], labels),
                self._names(company, as_at, known_at) if with_index else None,
                self._facts(heading),
                self._words(),
                (heading["lines"], heading["members"]),
                extra=self._extra_sheets(company, as_at, known_at, heading),
            )
        except BaseException:
            os.unlink(path)
            raise
        return path

    @api.model
    def _lines_of_book(self, company, as_at, known_at):
        """The lines of the workbook; None where it holds the index of names alone."""
        return self.env["coop.register.entry"]._lines_as_at(company, as_at, known_at)

    @api.model
    def _extra_sheets(self, company, as_at, known_at, heading):
        """Sheets beside those of the register: (name, heads, widths, rows of (texts, days))."""
        return []

    @api.model
    def _names(self, company, as_at, known_at):
        index = self.env["coop.register.entry"]._index_as_at(company, as_at, known_at)
        return ((name, number) for _key, name, number in index)

    # Words and days

    @api.model
    def _day(self, day):
        return format_date(day, "d MMMM y", locale=self.env.lang or "en_GB") if day else ""

    @api.model
    def _instant(self, instant):
        """An instant as printed and typed in again: to the microsecond, in UTC."""
        if instant == datetime.min:
            return self.env._("before the first entry")
        return f"{instant.isoformat(sep=' ', timespec='microseconds')} UTC"

    @api.model
    def _local(self, instant, zone):
        return pytz.utc.localize(instant).astimezone(zone).date()

    @api.model
    def _labels(self):
        """Words for codes, looked up once and not once a row."""
        return {
            **{code: self.env._(label) for code, label in PARTICULARS.items()},
            **{code: self.env._(label) for code, label in STATUSES.items()},
            "superseded": self.env._("changed"),
            "corrected": self.env._("corrected"),
            "struck": self.env._("struck out"),
        }

    @api.model
    def _notes(self, line, zone, labels):
        """What the register said before, as dicts of words and days, in the order to print."""
        for note in line.former:
            value = note["value"]
            changed = note["changed_on"]
            yield {
                "number": line.number,
                "particular": labels[note["particular"]],
                "value": labels[value] if note["particular"] == "status" else value,
                "how": note["how"],
                "how_label": labels[note["how"]],
                "from": date.fromisoformat(note["effective_from"]),
                "changed": date.fromisoformat(changed) if changed else None,
                "entered": self._local(datetime.fromisoformat(note["entered_at"]), zone),
            }

    @api.model
    def _page_words(self, heading, volume):
        return {
            "title": self.env._(
                "%(company)s: register of members as at %(day)s",
                company=heading["name"],
                day=heading["as_at"],
            ),
            "count": self.env._(
                "%(lines)s; members on this day: %(members)s",
                lines=heading["lines"],
                members=heading["members"],
            ),
            "volume": self.env._("%(number)s of %(count)s", number=volume[0], count=volume[1]),
        }

    @api.model
    def _note_sentence(self, note):
        said = {
            "particular": note["particular"],
            "value": note["value"],
            "day": self._day(note["from"]),
            "entered": self._day(note["entered"]),
        }
        if note["how"] == "superseded":
            return self.env._(
                "%(particular)s: %(value)s, from %(day)s; changed on %(changed)s, entered on "
                "%(entered)s",
                changed=self._day(note["changed"]),
                **said,
            )
        if note["how"] == "corrected":
            return self.env._(
                "%(particular)s: %(value)s, from %(day)s; corrected, entered on %(entered)s",
                **said,
            )
        return self.env._(
            "%(particular)s: %(value)s, from %(day)s; struck out on %(entered)s", **said
        )

    @api.model
    def _note_rows(self, line, zone, labels):
        rows = [
            ((line.number, labels["status"], "", ""), (entered, ceased))
            for entered, ceased in line.spells[:-1]
        ]
        return rows + [
            (
                (note["number"], note["particular"], note["value"], note["how_label"]),
                (note["from"], note["changed"], note["entered"]),
            )
            for note in self._notes(line, zone, labels)
        ]

    @api.model
    def _facts(self, heading):
        return [
            (self.env._("Company"), heading["name"]),
            (self.env._("Registered number"), heading["number"]),
            (self.env._("As at"), heading["as_at"]),
            (self.env._("As known at"), heading["known"]),
            (self.env._("Last altered on"), heading["altered"]),
        ]

    @api.model
    def _words(self):
        _ = self.env._
        number, name = _("Number"), _("Name")
        return Words(
            title=_("Register of members"),
            summary=_("Summary"),
            register=_("Register"),
            index=_("Index of names"),
            earlier=_("Earlier particulars"),
            register_heads=(
                number,
                name,
                _("Service address"),
                _("Class"),
                _("Date entered"),
                _("Date ceased"),
            ),
            index_heads=(name, number),
            earlier_heads=(
                number,
                _("Particular"),
                _("What the register said"),
                _("How it ended"),
                _("From"),
                _("Changed on"),
                _("Change entered on"),
            ),
            rows_total=_("Entries in the register"),
            members_total=_("Members on this day"),
        )
