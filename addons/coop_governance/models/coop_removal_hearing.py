from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date


class CoopBoardRemoval(models.Model):
    """What has to have been done before a term ends by a resolution to remove somebody: notice,
    a hearing, and their words before those who decide."""

    _inherit = "coop.board.removal"

    words_by = fields.Date(
        "Their words by",
        compute="_compute_words_by",
        help="For a vote on the first day that is possible.",
    )
    missing = fields.Text("Still missing", compute="_compute_missing")

    @api.depends("vote_from", "words_days", "told_on")
    def _compute_words_by(self):
        for removal in self:
            removal.words_by = removal.vote_from and max(
                removal.told_on, removal.vote_from - timedelta(days=removal.words_days)
            )

    @api.depends("state", "heard", "words", "words_sent_on", "vote_from", "resolution_id.state")
    @api.depends_context("lang")
    def _compute_missing(self):
        for removal in self:
            told = removal.state == "told"
            removal.missing = "\n".join(removal._get_obstacles()) if told else False

    def _get_obstacles(self):
        """Return why the term cannot end by the resolution yet, in sentences; none if it can."""
        self.ensure_one()
        resolution = self.resolution_id
        if not self._is_resolved():
            return [
                self.env._("Nobody is removed without a resolution that was carried and declared.")
            ]
        obstacles = []
        if resolution.decided_on < self.vote_from:
            obstacles.append(
                self.env._(
                    "The vote was on %(vote)s, before the notice was over on %(day)s. It does not "
                    "count.",
                    vote=format_date(self.env, resolution.decided_on),
                    day=format_date(self.env, self.vote_from),
                )
            )
        if not self.heard:
            obstacles.append(self.env._("Write down first how the person was heard."))
        obstacles += self._get_words_obstacles(resolution.decided_on)
        return obstacles

    def _is_resolved(self):
        resolution = self.resolution_id
        # sudo: whom a resolution names, whoever asks
        names_this = resolution.sudo().removal_id == self
        return names_this and resolution.state == "carried" and resolution.closed

    def _get_words_obstacles(self, voted_on):
        """What the person wrote is read by those who decide, in time, or read out to them."""
        if not (self.words or "").strip() or self.heard == "read":
            return []
        if not self.words_sent_on:
            return [
                self.env._(
                    "The person's words have to be sent round or read out. Write down when that "
                    "was done."
                )
            ]
        latest = voted_on - timedelta(days=self.words_days)
        if self.words_sent_on <= latest:
            return []
        return [
            self.env._(
                "The person's words were sent round on %(sent)s. The rules say %(latest)s at the "
                "latest, or that they are read out.",
                sent=format_date(self.env, self.words_sent_on),
                latest=format_date(self.env, latest),
            )
        ]
