from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionBatchKey(models.TransientModel):
    """One paper is keyed, or a difference settled. Nothing of it is stored in this window: what
    was typed goes sealed to the bundle, at once."""

    _name = "coop.election.batch.key"
    _description = "Key a paper"

    batch_id = fields.Many2one("coop.election.batch", required=True)
    turn = fields.Selection(
        [
            ("first", "Keyed first"),
            ("second", "Keyed again"),
            ("agreed", "A difference settled"),
        ],
        required=True,
        readonly=True,
    )
    place = fields.Integer("Paper", required=True, readonly=True)
    paper_count = fields.Integer(related="batch_id.paper_count", string="Of")
    has_marks = fields.Boolean(compute="_compute_candidates")
    candidates = fields.Html(compute="_compute_candidates", sanitize=False)
    readings = fields.Html(
        "What was keyed", compute="_compute_readings", sanitize=False, help="To settle it together."
    )
    typed = fields.Char(
        "What is on the paper", compute="_compute_said", inverse="_inverse_said", readonly=False
    )
    is_blank = fields.Boolean(
        "It is blank", compute="_compute_said", inverse="_inverse_said", readonly=False
    )
    heading = fields.Selection(
        [
            ("unofficial", "It is not one of our papers"),
            ("identifiable", "The voter could be known from it"),
            ("uncertain", "It is not certain what the voter wants"),
        ],
        "It does not count, because",
        compute="_compute_said",
        inverse="_inverse_said",
        readonly=False,
    )

    @api.depends("batch_id", "place")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for window in self:
            window.display_name = window.batch_id.display_name

    @api.depends("batch_id")
    def _compute_candidates(self):
        for window in self:
            contest = window.batch_id.contest_id
            known = contest._get_on_ballot() if contest else None
            window.has_marks = bool(known and known.has_marks)
            names = contest._get_names() if contest else {}
            window.candidates = Markup('<ol class="mb-0">{}</ol>').format(
                Markup("").join(
                    Markup('<li value="{}">{}</li>').format(number, name)
                    for number, name in names.items()
                )
            )

    @api.depends("batch_id", "place", "turn")
    def _compute_readings(self):
        for window in self:
            window.readings = (
                window._show_readings() if window.turn == "agreed" and window.place else False
            )

    def _show_readings(self):
        """Return both readings of a paper, for whoever settles it."""
        batch = self.batch_id
        batch.election_id._check_may_run()
        kept = batch.sudo()  # sudo: the right was checked; they settle it with the paper in hand
        entry = kept.entry_ids.filtered(lambda one: one.place == self.place and one.differs)
        if not entry:
            return False
        names = batch.contest_id._get_heading_names()
        lines = []
        for turn, who in (("first", kept.first_by_id), ("second", kept.second_by_id)):
            said = kept._open(entry, turn)
            what = names.get(said["heading"]) or said["typed"] or self.env._("blank")
            lines.append(Markup("<li>{}: {}</li>").format(who.name, what))
        return Markup("<ul>{}</ul>").format(Markup("").join(lines))

    def _compute_said(self):
        for window in self:
            window.typed = window.is_blank = window.heading = False

    def _inverse_said(self):
        """Keep it, sealed. What was typed stands nowhere else."""
        for window in self:
            typed, heading = (window.typed or "").strip(), window.heading
            if not (typed or window.is_blank or heading):
                raise UserError(
                    self.env._(
                        "Type what is on the paper, or say that it is blank or does not count."
                    )
                )
            if bool(typed) + bool(window.is_blank) + bool(heading) > 1:
                raise UserError(
                    self.env._("Say one thing: what is on it, or that it is blank, or why not.")
                )
            window.batch_id._key(window.turn, window.place, typed, heading)

    def action_next(self):
        """The next paper, or the bundle when there is none left in this turn."""
        self.ensure_one()
        batch = self.batch_id
        batch.invalidate_recordset()
        place = 0 if batch.is_done else batch._get_next_place(self.turn)
        if place:
            return batch.action_key()
        return batch.election_id.action_view_batches()
