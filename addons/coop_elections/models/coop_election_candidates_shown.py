from odoo import models


class CoopElection(models.Model):
    """What everybody reads of the candidates, once they are published."""

    _inherit = "coop.election"

    def _show(self, lang):
        shown = super()._show(lang)
        statement = self._get_last_statement()
        if not statement or self.state == "abandoned":
            return shown
        election = self.with_context(lang=lang)
        return {
            **shown,
            "groups": [contest._show_candidates() for contest in election.contest_ids],
            "statement_print": statement.fingerprint,
            "statement_day": election._say_day(statement.published_on),
        }


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _show_candidates(self):
        """Return what everybody reads of this contest: name (neutral), said (whether members
        vote), cards (see coop.election.candidate, ``_get_card``)."""
        self.ensure_one()
        said = {
            "deemed": self.env._(
                "As many stand as there are seats, or fewer: there is no vote here."
            ),
            "countermanded": self.env._(
                "The vote is called off, because a candidate has died. Nominations begin again."
            ),
            "not_filled": self.env._("Nobody stands here."),
        }
        cards = [one._get_card() for one in self._get_on_statement()]
        return {
            "name": self._get_label(),
            "said": said.get(self.outcome) or (None if cards else said["not_filled"]),
            "cards": cards,
        }
