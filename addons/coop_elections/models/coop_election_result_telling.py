from odoo import models

from .coop_election_shown import pick


class CoopElection(models.Model):
    """What everybody who has a vote hears of the result, and reads of it in a few words."""

    _inherit = "coop.election"

    def _get_words(self, lang):
        # sudo: members are told what is declared
        election = self.sudo().with_context(lang=lang)
        declaration = election._get_declaration()
        return {
            **super()._get_words(lang),
            "results": election._say_results(declaration._get_content()) if declaration else "",
            "result_link": f"{election.get_base_url()}/elections/result/{election.id}",
        }

    def _say_results(self, content):
        """Return what was declared, in one sentence for each contest.

        :param dict content: of a coop.election.declaration
        """
        return " ".join(self._say_result(contest) for contest in content["contests"])

    def _say_result(self, contest):
        """Return what was declared of a contest, in a sentence or two."""
        name = self._name_contest(contest)
        if contest["question"]:
            return self._say_answer(contest, name)
        names = ", ".join(one["name"] for one in contest["elected"])
        if not names:
            return self.env._("%(contest)s: nobody is elected.", contest=name)
        said = f"{name}: {names}."
        if contest["unfilled"]:
            empty = self.env._("Seats left empty: %(count)s.", count=contest["unfilled"])
            return f"{said} {empty}"
        return said

    def _say_answer(self, contest, name):
        count = contest["count"] or {}
        carried = count.get("carried")
        said = self.env._("Members said yes.") if carried else self.env._("Members said no.")
        if not contest["figures"]:
            return f"{name} {said}"
        numbers = self.env._("Yes: %(yes)s. No: %(no)s.", yes=count["yes"], no=count["no"])
        return f"{name} {said} {numbers}"

    def _name_contest(self, contest):
        """Return what a contest is called in a declaration, in the reader's language."""
        words = contest["question"] or contest["constituency"]
        return pick(words, self.env.lang) or self.env._("All members")
