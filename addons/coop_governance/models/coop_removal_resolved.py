from dataclasses import replace

from odoo import models


class CoopResolution(models.Model):
    """A resolution to remove somebody: the share that it takes, and that their term ends by it."""

    _inherit = "coop.resolution"

    def _get_removal(self):
        # sudo: what a resolution does follows from whom it names, whoever counts the votes
        return self.sudo().removal_id

    def _get_majority(self):
        """A removal takes the share that the rules of the body ask, if that is more."""
        majority = super()._get_majority()
        percent = self._get_removal().needed_percent
        if percent <= majority.percent:
            return majority
        # a share that is asked for is not reached by one vote twice
        return replace(majority, percent=percent, more_than=False, casting=False)

    def _say_kind(self):
        percent = self._get_removal().needed_percent
        if not percent or percent <= self._get_line()._get_rules()._get_majority(self.kind).percent:
            return super()._say_kind()
        return self.env._(
            "It is carried when at least %(percent)s per cent of the votes are for it.",
            percent=percent,
        )

    def _on_declared(self):
        super()._on_declared()
        for resolution in self.filtered(lambda one: one.state == "carried"):
            resolution._get_removal()._on_resolved()


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    def _get_uncounted(self):
        """Whom a body shall remove from itself is there and speaks, but has no vote on it."""
        rows = super()._get_uncounted()
        # sudo: whom a resolution names, whoever counts
        proposals = self.sudo().resolution_ids.removal_id
        for removal in proposals.filtered(lambda one: one.decider_id == one.body_id):
            rows |= self.meeting_id.person_ids.filtered(
                lambda row, removal=removal: (
                    row.body_id == removal.body_id and row.holder_id == removal.term_id.holder_id
                )
            )
        return rows
