from odoo import api, fields, models
from odoo.exceptions import UserError

FIXED = frozenset(
    {
        "number",
        "state",
        "decided_on",
        "decided_at",
        "closed",
        "count_id",
        "for_count",
        "against_count",
        "abstained_count",
        "base_count",
        "needed_count",
        "tie",
    }
)


class CoopResolution(models.Model):
    """What a body resolves: the words, the votes by constituency, whether it is carried.

    A result is declared once, with the quorum of that moment, gets the next number of the body in
    that year, and stands behind the wall from then on.
    """

    _name = "coop.resolution"
    _description = "Resolution"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "decided_at desc, id desc"

    _guarded_fields = FIXED

    number = fields.Char("No.", readonly=True, copy=False, index=True)
    name = fields.Char("Title", required=True, translate=True)
    wording = fields.Text("Words", required=True, translate=True, help="What is resolved.")
    kind = fields.Selection([("ordinary", "Ordinary"), ("special", "Special")], required=True)
    body_id = fields.Many2one(
        "coop.body",
        "Resolved by",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    item_id = fields.Many2one(
        "coop.agenda.item",
        "Point of the agenda",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    meeting_id = fields.Many2one(
        related="item_id.meeting_id", store=True, precompute=True, index=True
    )
    is_closed_item = fields.Boolean(related="item_id.is_closed", string="Closed point")
    proposed_by_id = fields.Many2one(
        "coop.office.holder", "Proposed by", ondelete="restrict", check_company=True
    )
    seconded_by_id = fields.Many2one(
        "coop.office.holder", "Seconded by", ondelete="restrict", check_company=True
    )
    vote_ids = fields.One2many("coop.resolution.vote", "resolution_id", string="Votes")
    casting = fields.Selection(
        [("for", "For"), ("against", "Against")],
        "Casting vote of the chair",
        help="Where there are as many for as against, and the rules let the chair decide.",
    )
    dissent = fields.Text(help="Who wants it written down that they do not agree, and why.")
    corrects_id = fields.Many2one(
        "coop.resolution",
        "Puts right",
        ondelete="restrict",
        check_company=True,
        index="btree_not_null",
        help="A resolution whose result was written down wrongly.",
    )
    state = fields.Selection(
        [
            ("draft", "Not decided"),
            ("carried", "Carried"),
            ("lost", "Not carried"),
            ("withdrawn", "Taken back"),
        ],
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    decided_on = fields.Date("Decided on", readonly=True, copy=False)
    decided_at = fields.Datetime("Decided at", readonly=True, copy=False)
    count_id = fields.Many2one(
        "coop.quorum.count", "Quorum", readonly=True, copy=False, ondelete="restrict"
    )
    for_count = fields.Integer("For", readonly=True, copy=False)
    against_count = fields.Integer("Against", readonly=True, copy=False)
    abstained_count = fields.Integer("Abstained", readonly=True, copy=False)
    base_count = fields.Integer("Votes that count", readonly=True, copy=False, aggregator=None)
    needed_count = fields.Integer("Needed", readonly=True, copy=False, aggregator=None)
    tie = fields.Boolean("As many for as against", readonly=True, copy=False)
    closed = fields.Boolean(readonly=True, copy=False)

    _number_uniq = models.UniqueIndex(
        "(body_id, number) WHERE number IS NOT NULL", "This number is taken."
    )
    _decided_is_closed = models.Constraint(
        "CHECK ((state = 'draft') = (closed IS NOT TRUE))",
        "A result that is written down is kept.",
    )
    _decided_has_number = models.Constraint(
        "CHECK (state NOT IN ('carried', 'lost') OR (number IS NOT NULL AND decided_on IS NOT NULL"
        " AND count_id IS NOT NULL))",
        "A result has a number, a day and the quorum of that moment.",
    )

    @api.model
    def _get_usual(self):
        return {**super()._get_usual(), "kind": "ordinary", "state": "draft"}

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Write down the votes and say that the vote was "
            "taken: the result follows from the rules.",
            fields=", ".join(names),
        )

    @api.depends("number", "name")
    def _compute_display_name(self):
        for resolution in self:
            resolution.display_name = " ".join(filter(None, (resolution.number, resolution.name)))

    @api.constrains("body_id", "item_id")
    def _check_deals_with_it(self):
        for resolution in self:
            if resolution.body_id not in resolution.item_id.body_ids:
                raise UserError(
                    self.env._(
                        "“%(body)s” does not deal with “%(item)s”. A resolution is made by a body "
                        "that does.",
                        body=resolution.body_id.name,
                        item=resolution.item_id.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_declared(self):
        if any(resolution.closed for resolution in self):
            raise UserError(self.env._(self._wall_message))
