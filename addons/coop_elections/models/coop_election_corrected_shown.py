from datetime import date

from odoo import models


class CoopElection(models.Model):
    """How a result that a panel has changed is read and told."""

    _inherit = "coop.election"

    def _show_result(self, lang):
        shown = super()._show_result(lang)
        if not shown:
            return shown
        election = self.with_context(lang=lang)
        changes = self._get_declaration()._get_content().get("changes", [])
        return {**shown, "changes": [election._say_change(one) for one in changes]}

    def _say_change(self, change):
        """Return in words what a panel has changed, when and why."""
        said = {
            "recount": self.env._("The votes were counted again on %(day)s. The result stays."),
            "corrected": self.env._("The result was put right on %(day)s."),
            "void": self.env._("It was decided on %(day)s that an election is void."),
        }[change["what"]]
        day = self._say_day(date.fromisoformat(change["on"]))
        return self.env._("%(what)s Why: %(why)s", what=said % {"day": day}, why=change["why"])

    def _say_how(self, contest):
        if contest["how"] == "void":
            return self.env._("This election is void: nobody is elected. The seats are empty.")
        return super()._say_how(contest)

    def _say_result(self, contest):
        if contest["how"] == "void":
            return self.env._("%(contest)s: void.", contest=self._name_contest(contest))
        return super()._say_result(contest)

    def _say_result_easily(self, content):
        changes = content.get("changes", [])
        if changes and changes[-1]["what"] != "recount":
            yield "1F504", self.env._("The result has changed.")
        yield from super()._say_result_easily(content)

    def _get_words(self, lang):
        words = super()._get_words(lang)
        declaration = self._get_declaration()
        changes = declaration._get_content().get("changes", []) if declaration else []
        election = self.with_context(lang=lang)
        said = election._say_change(changes[-1]) if changes else ""
        return {**words, "change": said}
