from odoo import fields, models


class CoopTermStrike(models.TransientModel):
    """A term was entered by mistake."""

    _name = "coop.term.strike"
    _description = "Strike out a term"

    term_id = fields.Many2one("coop.office.term", required=True)
    reason = fields.Char("Why", required=True)

    def action_apply(self):
        self.ensure_one()
        self.term_id._check_officer()
        self.term_id._check_may_strike()
        self.term_id._strike(self.reason)
        # sudo: the vacancy is the office's, and written by acts only
        seat = self.term_id.sudo().seat_id
        today = self.env["coop.clock"].today(seat.company_id)
        seat.env["coop.vacancy"]._raise(seat, max(self.term_id.date_from, seat.date_from), "new")
        if seat._term_on(today):
            seat.vacancy_ids.filtered(lambda v: v.state == "open")._withdraw(
                self.env._("Somebody else holds the seat.")
            )
        return {"type": "ir.actions.act_window_close"}
