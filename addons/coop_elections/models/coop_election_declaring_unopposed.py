from odoo import models


class CoopElection(models.Model):
    """What is declared without a vote is declared as what was voted on: word for word, kept, and
    on a page that everybody reads."""

    _inherit = "coop.election"

    def _go_on(self, act):
        result = super()._go_on(act)
        if act == "declare_unopposed":
            self._declare_unopposed()
        return result

    def _declare_unopposed(self):
        """Keep and publish what came of it. That nobody votes was told when it was settled, and
        who is elected heard it themselves."""
        self.ensure_one()
        # sudo: it holds what is public; whoever may end the election publishes it
        content = self.sudo()._prepare_declaration()
        declaration = self.env["coop.election.declaration"]._write_down(self, content)
        self.invalidate_recordset(["declaration_ids"])
        self._note(
            "declaration",
            self.env._(
                "The result is declared, with the fingerprint %(print)s",
                print=declaration.fingerprint,
            ),
        )

    def _say_result_easily(self, content):
        """Where nobody voted, nothing is said of votes."""
        said = list(super()._say_result_easily(content))
        if any(contest["how"] == "polled" for contest in content["contests"]):
            return said
        # the first and the last two of the sentences are of votes
        return said[1:-2]
