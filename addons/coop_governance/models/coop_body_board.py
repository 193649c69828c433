from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .board_triggers import install


class CoopBody(models.Model):
    """How people come onto the Board, and the day from which its record is kept.

    A co-op has one Board for good: another would have another day.
    """

    _inherit = "coop.body"

    appointed_by_id = fields.Many2one(domain="[('kind', '=', 'council')]")
    record_from = fields.Date(
        "Record kept from",
        default=lambda self: self.env["coop.clock"].today(),
        copy=False,
        help="Who sat there by this day is entered as it was. Who comes onto the Board later comes "
        "by a resolution of the body that appoints. Once somebody sits there it cannot be moved.",
    )
    search_ids = fields.One2many("coop.board.search", "body_id", string="Searches")
    open_search_count = fields.Integer("Searches open", compute="_compute_open_search_count")

    _one_board = models.UniqueIndex(
        "(company_id) WHERE kind = 'board'",
        "The co-op has a Board already, perhaps an archived one. Take that one back, and change "
        "its name if it has another now.",
    )

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_appointer(vals.get("kind"), vals.get("appointed_by_id"))
        return super().create(vals_list)

    def write(self, vals):
        for body in self:
            if "appointed_by_id" in vals:
                body._check_appointer(body.kind, vals["appointed_by_id"])
            body._check_board_kept(vals)
        return super().write(vals)

    @api.model
    def _check_appointer(self, kind, appointer_id):
        # sudo: of what kind the other body is holds whoever asks
        appointer = self.sudo().browse(appointer_id or [])
        if kind == "board" and appointer and appointer.kind != "council":
            raise UserError(self._get_board_sentences()["coop_body_board_appointer"])

    def _check_board_kept(self, vals):
        """Refuse, in words, to change what terms on the Board rest on."""
        self.ensure_one()
        # sudo: a term that this user may not see counts as well
        if self.kind != "board" or not self.sudo().term_ids:
            return
        now = {
            "record_from": self.record_from or None,
            "appointed_by_id": self.appointed_by_id.id or None,
        }
        asked = {name: vals[name] or None for name in now if name in vals}
        if "record_from" in asked:
            asked["record_from"] = fields.Date.to_date(asked["record_from"])
        if not self.appointed_by_id:
            # who appoints may still be said
            asked.pop("appointed_by_id", None)
        if any(now[name] != value for name, value in asked.items()):
            raise UserError(self._get_board_sentences()["coop_body_board_kept"])

    @api.depends("search_ids.opens_on", "search_ids.closes_on")
    def _compute_open_search_count(self):
        for body in self:
            # sudo: how many searches are open, as members are told
            body.open_search_count = len(
                body.sudo().search_ids.filtered(lambda search: search.state == "open")
            )

    @api.constrains("record_from")
    def _check_record_from(self):
        for body in self:
            if body.record_from and body.record_from > self.env["coop.clock"].today(
                body.company_id
            ):
                raise ValidationError(
                    self.env._("The day from which the record is kept cannot be still to come.")
                )

    @api.model
    def _get_ways_to_begin(self, kind):
        ways = super()._get_ways_to_begin(kind)
        return (*ways, "appointed", "chosen") if kind == "board" else ways

    def _get_ways_by_hand(self, seat):
        """Return the ways that the window offers in which somebody takes a seat by hand."""
        by_acts = (
            {"restored", "appointed"} if seat.is_office else {"restored", "appointed", "chosen"}
        )
        return [way for way in self._get_ways_to_begin(self.kind) if way not in by_acts]

    def _get_missing_for(self, partner):
        """Return what nobody on this Board brings, for somebody who sits on the body that
        appoints it: the totals alone, never who brings what. For others nothing."""
        self.ensure_one()
        # sudo: who sits where follows from the dates; the skills say nothing of anybody
        body = self.sudo()
        skills = self.env["coop.board.skill"].sudo()
        appointer = body.appointed_by_id
        today = self.env["coop.clock"].today(body.company_id)
        if body.kind != "board" or not appointer:
            return skills
        sitting = appointer._get_terms_on(today).holder_id.partner_id
        return skills._get_missing(body.company_id) if partner in sitting else skills

    def action_view_searches(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_board_search_action"
        )
        return {
            **action,
            "domain": [("body_id", "=", self.id)],
            "context": {"default_body_id": self.id},
        }

    @api.model
    def _sql_error_to_message(self, exc):
        sentence = self._get_board_sentences().get(exc.diag.constraint_name)
        return sentence or super()._sql_error_to_message(exc)

    @api.model
    def _get_board_sentences(self):
        """Return what the triggers of the database on bodies say, by their names."""
        return {
            "coop_body_board_kept": self.env._(
                "The kind of a body stays what it is. Once somebody has sat on the Board, the day "
                "from which its record is kept stays, and so does the body that appoints."
            ),
            "coop_body_board_appointer": self.env._(
                "The Board is appointed by the Council of Members. Choose the Council."
            ),
        }


class CoopBodyRules(models.Model):
    _inherit = "coop.body.rules"

    declare_months = fields.Integer(
        "Declare again after (months)",
        default=12,
        help="So often each person on the Board says anew that they may sit there. 0: never.",
    )
    declare_days = fields.Integer(
        "Asked so long before (days)", default=30, help="They are reminded when half of it is over."
    )

    _board_numbers_possible = models.Constraint(
        "CHECK (declare_months >= 0 AND declare_days >= 0)",
        "These numbers cannot be less than nothing.",
    )


class CoopVacancy(models.Model):
    _inherit = "coop.vacancy"

    def action_fill(self):
        """A seat of the Board is filled by a search and a resolution."""
        self.ensure_one()
        if self.body_id.kind == "board" and not self.seat_id.is_office:
            return self.body_id.action_view_searches()
        return super().action_fill()
