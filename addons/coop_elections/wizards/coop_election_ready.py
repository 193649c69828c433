from markupsafe import Markup

from odoo import api, fields, models


class CoopElectionReady(models.TransientModel):
    """Everything that has to be well before the voting begins, looked at now."""

    _name = "coop.election.ready"
    _description = "Ready for polling"

    election_id = fields.Many2one("coop.election", required=True)
    is_ready = fields.Boolean("Everything is ready", compute="_compute_checks")
    checks = fields.Html("Looked at", compute="_compute_checks", sanitize=False)

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Ready for polling")

    @api.depends("election_id")
    @api.depends_context("lang")
    def _compute_checks(self):
        for window in self:
            found = window.election_id._get_ready() if window.election_id else []
            window.is_ready = all(well for _code, well, _words in found)
            window.checks = Markup('<ul class="list-unstyled">{}</ul>').format(
                Markup("").join(self._draw(well, words) for _code, well, words in found)
            )

    def _draw(self, well, words):
        """Return one line: a word for those who do not see colours, and the sentence."""
        return Markup(
            '<li class="mb-2"><span class="badge {colour} me-2">{word}</span>{words}</li>'
        ).format(
            colour="text-bg-success" if well else "text-bg-danger",
            word=self.env._("Well") if well else self.env._("Look"),
            words=words,
        )
