from odoo import api, models

from ..models.coop_register_part import RegisterPart


class CoopRegisterDocument(models.AbstractModel):
    """A part of the register says that it is one, and which."""

    _inherit = "coop.register.document"

    @api.model
    def _part_words(self, part: RegisterPart):
        """Which part it is, in the language of the environment; empty for the whole register."""
        if part.kind == "members":
            return self.env._("members on this day, without those who ceased")
        if part.kind == "letters":
            return self.env._("names from %(first)s to %(last)s", first=part.first, last=part.last)
        if part.kind == "named":
            return self.env._(
                "the entries under these numbers: %(numbers)s", numbers=", ".join(part.numbers)
            )
        if part.kind == "index":
            return self.env._("the index of names alone")
        return ""

    @api.model
    def _prepare_heading(self, company, as_at, known_at):
        heading = super()._prepare_heading(company, as_at, known_at)
        part = self.env["coop.register.entry"]._part()
        return {**heading, "part": self._part_words(part)}

    @api.model
    def _lines_of_book(self, company, as_at, known_at):
        if self.env["coop.register.entry"]._part().kind == "index":
            return None
        return super()._lines_of_book(company, as_at, known_at)

    @api.model
    def _page_words(self, heading, volume):
        words = super()._page_words(heading, volume)
        if heading["part"]:
            words["title"] = self.env._(
                "%(title)s, a part: %(part)s", title=words["title"], part=heading["part"]
            )
        return words

    @api.model
    def _facts(self, heading):
        facts = super()._facts(heading)
        if heading["part"]:
            facts.append((self.env._("Part of the register"), heading["part"]))
        return facts
