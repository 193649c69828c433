from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopBoardSearch(models.Model):
    """The co-op looks for people for its Board: how many, with what, from when until when."""

    _name = "coop.board.search"
    _description = "Search for people for the Board"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "opens_on desc, id desc"

    _guarded_fields = frozenset({"told_on"})

    name = fields.Char(required=True, translate=True)
    body_id = fields.Many2one(
        "coop.body",
        "For",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('kind', '=', 'board')]",
        default=lambda self: self.env["coop.body"].search(
            [("kind", "=", "board"), ("company_id", "=", self.env.company.id)], limit=1
        ),
    )
    seat_count = fields.Integer("How many people", required=True, default=1)
    skill_ids = fields.Many2many(
        "coop.board.skill",
        string="What is needed",
        check_company=True,
        default=lambda self: self.env["coop.board.skill"]._get_missing(self.env.company),
        help="At first what nobody on the present Board has.",
    )
    need = fields.Text(
        "What we look for", translate=True, help="Some plain sentences. Members read them."
    )
    opens_on = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today(), tracking=True
    )
    closes_on = fields.Date("Last day", required=True, tracking=True)
    told_on = fields.Date("Members told on", readonly=True, copy=False)
    candidate_ids = fields.One2many("coop.board.candidate", "search_id", string="Candidates")
    candidate_count = fields.Integer("Candidates there", compute="_compute_candidate_count")
    state = fields.Selection(
        [("coming", "To come"), ("open", "Open"), ("closed", "Closed")], compute="_compute_state"
    )

    _dates_in_order = models.Constraint(
        "CHECK (closes_on >= opens_on)", "A search cannot end before it begins."
    )
    _some_seats = models.Constraint("CHECK (seat_count > 0)", "Look for one person at least.")

    def _guarded_message(self, names):
        return self.env._("Use the button that tells the members.")

    @api.depends("candidate_ids")
    def _compute_candidate_count(self):
        for search in self:
            search.candidate_count = len(search.candidate_ids)

    @api.depends("opens_on", "closes_on")
    def _compute_state(self):
        for search in self:
            today = self.env["coop.clock"].today(search.company_id)
            if not search.opens_on or search.opens_on > today:
                search.state = "coming"
            else:
                search.state = (
                    "open" if search.closes_on and search.closes_on >= today else "closed"
                )

    def action_tell(self):
        """Tell the members that people are looked for; nobody twice."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "open":
            raise UserError(self.env._("Members are told while the search is open."))
        if not (self.need or "").strip():
            raise UserError(self.env._("Write first, in plain words, what you look for."))
        # sudo: all members are told, whoever may see them
        members = self.env["coop.membership"].sudo()
        people = members.search(
            [("company_id", "=", self.company_id.id), *members._get_member_domain()]
        ).partner_id
        self.env["coop.notice"].sudo()._tell(people, "board_search", self.sudo(), key="told")
        # sudo: noted by the act
        self.sudo().told_on = self.env["coop.clock"].today(self.company_id)
        return True

    def _coop_notice_values(self, kind, partners):
        """Return for each person what is looked for, in their language."""
        self.ensure_one()
        needs = partners._coop_needs()
        values = {}
        for partner in partners:
            search = self.sudo().with_context(lang=needs[partner.id]["lang"])  # sudo: as told
            values[partner.id] = {
                "board": search.body_id.name,
                "need": search.need or "",
                "skills": ", ".join(search.skill_ids.mapped("name")),
                "last_day": search.closes_on,
            }
        return values

    @api.model
    def _get_open(self, company):
        """Return the searches of which members are told, open today."""
        today = self.env["coop.clock"].today(company)
        # sudo: what members were told of is no secret to them; who stands is never shown
        return self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("told_on", "!=", False),
                ("opens_on", "<=", today),
                ("closes_on", ">=", today),
            ]
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if self.candidate_ids or any(search.told_on for search in self):
            raise UserError(
                self.env._("Members were told of this search, or somebody stands. It is kept.")
            )

    def action_view_candidates(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_board_candidate_action"
        )
        return {
            **action,
            "domain": [("search_id", "=", self.id)],
            "context": {"default_search_id": self.id},
        }
