from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

OFFICER = "coop_governance.group_governance_officer"


class CoopOfficeTerm(models.Model):
    """Who sits on the Board declares again, as often as the rules ask."""

    _inherit = "coop.office.term"

    declaration_ids = fields.One2many("coop.board.declaration", "term_id", groups=OFFICER)
    candidate_ids = fields.One2many("coop.board.candidate", "term_id", groups=OFFICER)
    skill_said_ids = fields.One2many(
        "coop.board.skill.said", "term_id", string="What they bring", groups=OFFICER
    )
    is_board = fields.Boolean("On the Board", compute="_compute_is_board")
    declared_on = fields.Date("Declared on", compute="_compute_declared", groups=OFFICER)
    declare_by = fields.Date("Declares again by", compute="_compute_declared", groups=OFFICER)

    @api.depends("body_id.kind", "is_office")
    def _compute_is_board(self):
        for term in self:
            # sudo: of which kind a body is, is no secret to whoever reads the term
            term.is_board = term.sudo().body_id.kind == "board" and not term.is_office

    @api.depends("declaration_ids", "candidate_ids.declaration_ids", "date_from", "closed")
    def _compute_declared(self):
        for term in self:
            given = term.declaration_ids | term.candidate_ids.declaration_ids
            term.declared_on = max(given.mapped("given_on"), default=False)
            term.declare_by = term._get_declare_by()

    def _get_declare_by(self):
        """The day by which somebody on the Board declares again; none where the rules ask for it
        never. Who never did, because they sat there before the record was kept, does so by the
        day on which their first year is over, or the record's."""
        self.ensure_one()
        months = self.body_id._get_rules().declare_months
        if not self.is_board or not months or self.closed or self.struck_on:
            return False
        since = self.declared_on or max(
            filter(None, (self.date_from, self.body_id.record_from)), default=False
        )
        return since and since + relativedelta(months=months)

    @api.model
    def _get_declaring(self, day):
        """Return the terms of those who sit on a Board on a day."""
        return self.search(
            self._get_standing_domain(day)
            & Domain("is_office", "=", False)
            & Domain("body_id.kind", "=", "board")
        )

    @api.model
    def _cron_daily(self):
        super()._cron_daily()
        self._ask_to_declare()

    @api.model
    def _ask_to_declare(self):
        """Ask those who declare again soon, and remind them once; nobody is asked twice."""
        today = self.env["coop.clock"].today()
        for term in self._get_declaring(today):
            due = term.declare_by
            days = term.body_id._get_rules(today).declare_days
            if not due or today < due - timedelta(days=days):
                continue
            half = due - timedelta(days=days // 2)
            step = "remind" if today >= half else "ask"
            # sudo: whose term it is
            partner = term.sudo().holder_id.partner_id
            self.env["coop.notice"]._tell(
                partner, "board_declare", term, key=f"{step} {due.isoformat()}"
            )

    def _get_words(self, lang):
        words = super()._get_words(lang)
        # sudo: a person is told of their own term
        due = self.sudo().declare_by
        return {
            **words,
            "declare_by": due or "",
            "declare_link": f"{self.get_base_url()}/my/board/declare",
        }

    def action_declare(self):
        """Open the window in which the office types what somebody declared."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Declaration"),
            "res_model": "coop.board.declare",
            "view_mode": "form",
            "target": "new",
            "context": {"default_term_id": self.id},
        }

    def action_propose_removal(self):
        """Begin to propose that somebody shall be removed from the body."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Propose to remove"),
            "res_model": "coop.board.removal",
            "view_mode": "form",
            "context": {"default_term_id": self.id},
        }
