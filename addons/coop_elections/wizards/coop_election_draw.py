from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionDraw(models.TransientModel):
    """A lot was drawn before witnesses: who drew it, how, and on whom it fell."""

    _name = "coop.election.draw"
    _description = "Draw a lot"

    election_id = fields.Many2one("coop.election", required=True)
    contest_id = fields.Many2one("coop.election.contest", required=True)
    is_order = fields.Boolean(compute="_compute_question")
    question = fields.Html("What it decides", compute="_compute_question", sanitize=False)
    tied_ids = fields.Many2many(
        "coop.election.candidate", string="Candidates", compute="_compute_tied_ids"
    )
    # a choice that hangs on the contest cannot be a selection: the browser lists those of a window
    # once, and for all contests
    chosen_id = fields.Many2one(
        "coop.election.candidate", "It fell on", domain="[('id', 'in', tied_ids)]"
    )
    order = fields.Char(
        "The order drawn", help="Numbers of all candidates, the first drawn first: 3 1 2."
    )
    drawer = fields.Char("Drawn by")
    witnesses = fields.Text("Seen by", help="A name a line.")
    drawn_at = fields.Datetime(
        "When", default=lambda self: self.env["coop.clock"].now().replace(microsecond=0)
    )
    method = fields.Char("How", help="For example: slips of one size, out of a hat.")

    @api.depends("contest_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Draw a lot")

    @api.depends("contest_id")
    def _compute_tied_ids(self):
        for window in self:
            contest = window.contest_id
            needed = contest._get_lot_needed() if contest else None
            people = contest._get_people() if needed else {}
            tied = needed.tied if needed else ()
            numbers = [people[place].id for place in tied if place in people]
            window.tied_ids = window.tied_ids.browse(numbers)

    @api.depends("contest_id")
    @api.depends_context("lang")
    def _compute_question(self):
        for window in self:
            contest = window.contest_id
            needed = contest._get_lot_needed() if contest else None
            window.is_order = bool(contest) and not needed
            window.question = window._ask(contest, needed) if contest else False

    def _ask(self, contest, needed):
        """Return what the lot decides, and between whom."""
        names = contest._get_names()
        if needed:
            said = {
                "exclude": self.env._("These are level. The one on whom the lot falls is out."),
                "surplus": self.env._(
                    "These are level. Of the one on whom the lot falls, the votes that are not "
                    "needed go on first."
                ),
                "elect": self.env._("These are level. The one on whom the lot falls is elected."),
            }[needed.purpose]
            places = needed.tied
        else:
            said = self.env._(
                "Draw all candidates, one after another, in public and before the count. Whoever "
                "is drawn earlier is preferred where two are level."
            )
            places = sorted(names)
        lines = Markup("").join(
            Markup('<li value="{}">{}</li>').format(place, names[place]) for place in places
        )
        return Markup("<p><strong>{}</strong></p><p>{}</p><ol>{}</ol>").format(
            contest._get_label(), said, lines
        )

    def action_apply(self):
        self.ensure_one()
        if self.is_order:
            words = (self.order or "").replace(",", " ").split()
            if not all(word.isascii() and word.isdigit() for word in words):
                raise UserError(self.env._("Type the numbers of all candidates: 3 1 2."))
            drawn = [int(word) for word in words]
        elif self.chosen_id not in self.tied_ids:
            raise UserError(self.env._("Say on whom the lot fell."))
        else:
            places = {one.id: place for place, one in self.contest_id._get_people().items()}
            drawn = places[self.chosen_id.id]
        record = {
            "drawer": self.drawer,
            "witnesses": [
                line.strip() for line in (self.witnesses or "").splitlines() if line.strip()
            ],
            "drawn_at": self.drawn_at,
            "method": self.method,
        }
        self.election_id._draw(self.contest_id, drawn, record)
        return {"type": "ir.actions.act_window_close"}
