"""A declared election, and a panel that had no part in it."""

from odoo import Command

from .common_retention import RetentionCase

__all__ = ["QuestionCase"]

PANEL = ("Arwel Alarch", "Beti Barcud", "Cadi Cudyll")
WORDS = "The box stood open for an hour."


class QuestionCase(RetentionCase):
    """Mali, who voted, questions the result; the secretary writes down what the panel does."""

    def _raise(self, member=None, **more):
        member = member or self.mali
        challenges = self.env["coop.election.challenge"]
        return challenges._raise(
            self.election, member, more.get("wish", "look"), WORDS, more.get("channel", "portal")
        ).with_user(self.secretary)

    def _name_panel(self, challenge, names=PANEL):
        challenge.write({"panelist_ids": [Command.create({"name": name}) for name in names]})
        challenge.action_name_panel()

    def _heard(self, member=None):
        """A question that the panel has heard, the day after the declaration."""
        challenge = self._raise(member)
        self._name_panel(challenge)
        challenge._hear(self.env["coop.clock"].today(), "Mali Derwen, the returning officer")
        return challenge
