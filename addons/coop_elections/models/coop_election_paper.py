from odoo import api, fields, models

STATES = [
    ("issued", "Sent out"),
    ("returned", "Came back, and counts"),
    ("spoilt", "Spoilt, exchanged"),
    ("replaced", "Lost, replaced"),
    ("undeclared", "Came back without declaration"),
    ("duplicate", "Came back, had voted already"),
    ("late", "Came back too late"),
    ("void", "Came back after it was replaced"),
    ("struck", "Came back from who was struck off"),
]
WHYS = [
    ("spoilt", "It is spoilt: here it is"),
    ("never_came", "It never came"),
    ("lost", "It is lost"),
]
#: signs of the code on the declaration: enough that nobody guesses another's
LENGTH = 10


class CoopElectionPaper(models.Model):
    """A paper that was sent out, by its number in an unbroken series, and what became of it.

    Number and code stand on the declaration that comes back with it. The ballot itself bears
    neither, and stays in its own envelope until the count: no paper here leads to a choice. All of
    it is written by acts.
    """

    _name = "coop.election.paper"
    _description = "Ballot paper sent out"
    _inherit = "coop.company.mixin"
    _log_access = False
    _order = "contest_id, number desc"
    _rec_name = "number"

    election_id = fields.Many2one(
        "coop.election", required=True, readonly=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest",
        required=True,
        readonly=True,
        check_company=True,
        ondelete="restrict",
    )
    elector_id = fields.Many2one(
        "coop.election.elector",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    number = fields.Integer("Paper number", required=True, readonly=True, aggregator=None)
    code = fields.Char(
        required=True, readonly=True, help="On the declaration, also as a bar code to be scanned."
    )
    state = fields.Selection(STATES, required=True, readonly=True, default="issued", index=True)
    issued_on = fields.Date("Sent out on", required=True, readonly=True)
    printed_on = fields.Date("Printed on", readonly=True)
    came_at = fields.Datetime("Came back on", readonly=True)
    is_declared = fields.Boolean("With declaration", readonly=True)
    taken_by = fields.Char("Taken by", readonly=True)
    replaces_id = fields.Many2one(
        "coop.election.paper",
        "In place of",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    exchanged_why = fields.Selection(WHYS, "Exchanged because", readonly=True)
    exchanged_how = fields.Char("How we knew who it was", readonly=True)

    _contest_number_uniq = models.UniqueIndex(
        "(contest_id, number)", "There is another paper with this number."
    )
    _code_uniq = models.UniqueIndex("(code)", "There is another paper with this code.")
    _one_is_out = models.UniqueIndex(
        "(elector_id) WHERE state = 'issued'", "This elector has a paper already."
    )
    _election_idx = models.Index("(election_id, state)")
    _exchanged_says_why = models.Constraint(
        "CHECK (state NOT IN ('spoilt', 'replaced') OR exchanged_why IS NOT NULL)",
        "A paper that was exchanged says why.",
    )

    @api.depends("number", "contest_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for paper in self:
            paper.display_name = self.env._(
                "Paper %(number)s: %(contest)s",
                number=paper.number,
                # sudo: what a contest is called is neutral, and public
                contest=paper.sudo().contest_id._get_label(),
            )

    def action_exchange(self):
        """Open the window in which a paper is exchanged for another."""
        self.ensure_one()
        self.election_id._check_desk()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Exchange a paper"),
            "res_model": "coop.election.paper.exchange",
            "view_mode": "form",
            "target": "new",
            "context": {"default_paper_id": self.id},
        }
