from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import UserError


class CoopElectionDrawTerms(models.TransientModel):
    """A lot was drawn on who has the longer term: who drew it, how, and in which order."""

    _name = "coop.election.draw.terms"
    _description = "Draw who has the longer term"
    _inherit = "coop.election.draw"

    @api.depends("contest_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Draw who has the longer term")

    @api.depends("contest_id")
    def _compute_tied_ids(self):
        self.tied_ids = False

    @api.depends("contest_id")
    @api.depends_context("lang", "uid")
    def _compute_question(self):
        for window in self:
            window.is_order = True
            window.question = window._ask_terms() if window.contest_id else False

    def _ask_terms(self):
        """Return between whom it is drawn, with their numbers.

        :raise UserError: for whoever does not run the election: who is elected is not declared yet
        """
        # sudo: whose election it is; the right of who asks is checked with it
        contest = self.contest_id.sudo()
        contest.election_id.sudo(False)._check_may_run()
        places = contest._get_by_number()
        lines = Markup("").join(
            Markup('<li value="{}">{}</li>').format(number, places[number].ballot_name)
            for number in contest._get_term_tie()
            if number in places
        )
        asked = self.env._(
            "These are elected at once, and their terms are not of one length. Draw all of them, "
            "one after another, before witnesses. Whoever is drawn first has the longest term."
        )
        return Markup("<p><strong>{}</strong></p><p>{}</p><ol>{}</ol>").format(
            contest._get_label(), asked, lines
        )

    def action_apply(self):
        self.ensure_one()
        words = (self.order or "").replace(",", " ").split()
        if not words or not all(word.isascii() and word.isdigit() for word in words):
            raise UserError(
                self.env._("Type the number of each of them once, the longest term first.")
            )
        names = (self.witnesses or "").splitlines()
        record = {
            "drawer": self.drawer,
            "witnesses": [name.strip() for name in names if name.strip()],
            "drawn_at": self.drawn_at,
            "method": self.method,
        }
        self.election_id._draw_terms(self.contest_id, [int(word) for word in words], record)
        return {"type": "ir.actions.act_window_close"}
