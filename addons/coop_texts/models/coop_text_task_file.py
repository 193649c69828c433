from odoo import models
from odoo.exceptions import UserError
from odoo.tools import html_sanitize

from .. import easyblocks, makerfile, placeholders


class CoopTextTask(models.Model):
    """The file that goes to a maker and comes back, checked row by row."""

    _inherit = "coop.text.task"

    def _get_file(self):
        """Return the bytes of the spreadsheet for the maker."""
        self.ensure_one()
        rows = makerfile.to_rows(self.source_version_id.body)
        newest, draft = self.text_id._get_newest(self.variant_id.lang, self.variant_id.format)
        known = makerfile.to_rows((draft or newest).body)
        for place, row in enumerate(rows):
            # what was made before is a beginning, where the text has as many pieces
            row.words = known[place].words if len(known) == len(rows) else ""
        about = {
            "task": self.id,
            "text": self.text_id.name,
            "for": self.variant_id.display_name,
            "until": self.deadline or "",
            "title": self.source_version_id.title,
            "your title": (draft or newest).title or "",
        }
        return makerfile.write(rows, about, self._get_help())

    def _get_help(self):
        parts = [
            self.env._("Write in the column “Your words”. Keep what stands in {{ }} as it is."),
        ]
        if self.variant_id.format == "easy_read":
            parts.append(
                self.env._(
                    "Easy Read: one or two sentences in a row, of at most 15 words. Add rows, or "
                    "leave out what need not be said. Name a picture for each row if you can."
                )
            )
        return " ".join([*parts, self.note or ""]).strip()

    def _take_file(self, raw):
        """Make a draft of a file that came back.

        :param bytes raw: the spreadsheet
        :raise UserError: with a sentence for each row that is not right; then nothing is changed
        """
        self.ensure_one()
        self.check_access("write")
        if self.state not in ("sent", "back"):
            raise UserError(self.env._("This task has not gone out yet."))
        try:
            about, rows = makerfile.read(raw)
        except makerfile.NotAFile as error:
            raise UserError(
                self.env._(
                    "This is not the file of a task, or it is damaged. Please save it as XLSX and "
                    "try again."
                )
            ) from error
        if about.get("task") != str(self.id):
            raise UserError(self.env._("This file belongs to another task."))
        pictures = self._find_pictures(rows)
        problems = self._get_problems(rows, pictures)
        if problems:
            raise UserError("\n".join(problems))
        rows = [row for row in rows if row.words]
        version = self.text_id._begin_version(self.variant_id.lang, self.variant_id.format)
        version.write(
            {
                "title": about.get("your title") or version.title,
                "body": html_sanitize(self._get_body(rows, pictures)),
                "source_version_id": self.source_version_id.id,
            }
        )
        today = self.env["coop.clock"].today(self.company_id)
        self._set_state("back", version_id=version.id, back_on=today)
        return version

    def _get_body(self, rows, pictures):
        if self.variant_id.format != "easy_read":
            return makerfile.to_body(rows)
        blocks = [
            (
                "words" if row.kind == "item" else row.kind,
                pictures[row.picture.lower()].url if row.picture and row.kind == "words" else "",
                row.words,
            )
            for row in rows
        ]
        return easyblocks.to_html(blocks)

    def _find_pictures(self, rows):
        """Return ``{name as written: picture}`` of the pictures that the maker named."""
        names = {row.picture.lower() for row in rows if row.picture}
        domain = [("company_id", "in", [self.company_id.id, False])]
        found = {}
        for picture in self.env["coop.picture"].search(domain) if names else ():
            for lang, _name in self.env["res.lang"].get_installed():
                found.setdefault(picture.with_context(lang=lang).name.lower(), picture)
            for word in (picture.search_words or "").lower().split(","):
                found.setdefault(word.strip(), picture)
        return {name: found[name] for name in names if name in found}

    def _get_problems(self, rows, pictures):
        """Return a sentence for each thing that is not right in what came back."""
        problems = []
        easy = self.variant_id.format == "easy_read"
        source = {row.number: row for row in makerfile.to_rows(self.source_version_id.body)}
        for place, row in enumerate(rows, 1):
            problems += self._get_row_problems(place, row, source, pictures, easy)
        if not easy:
            for number in source.keys() - {row.number for row in rows}:
                problems.append(self.env._("Row %(row)s of the source is missing.", row=number))
        if not any(row.words for row in rows):
            problems.append(self.env._("There are no words in it yet."))
        return problems

    def _get_row_problems(self, place, row, source, pictures, easy):
        known = self.text_id._get_placeholders()
        used = set(placeholders.find(row.words))
        if row.kind not in makerfile.KINDS:
            yield self.env._(
                "Row %(row)s: the kind has to be words, heading, item or place.", row=place
            )
        if not row.words and not easy:
            yield self.env._("Row %(row)s has no words.", row=place)
        for name in sorted(used - known):
            yield self.env._("Row %(row)s: {{%(name)s}} cannot be filled in.", row=place, name=name)
        if placeholders.malformed(row.words):
            yield self.env._("Row %(row)s: something in {{ }} is not whole.", row=place)
        needed = set(placeholders.find(source[row.number].words)) if row.number in source else set()
        for name in sorted(needed - used) if row.words and not easy else ():
            yield self.env._("Row %(row)s: {{%(name)s}} is missing.", row=place, name=name)
        if row.picture and row.picture.lower() not in pictures:
            yield self.env._(
                "Row %(row)s: there is no picture “%(name)s”.", row=place, name=row.picture
            )
