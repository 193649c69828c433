from odoo import api, fields, models


class CoopBoardAppoint(models.TransientModel):
    """Somebody takes a seat on the Board, as it was resolved."""

    _name = "coop.board.appoint"
    _description = "Appoint to the Board"

    candidate_id = fields.Many2one("coop.board.candidate", required=True)
    body_id = fields.Many2one(related="candidate_id.body_id")
    seat_id = fields.Many2one(
        "coop.seat",
        required=True,
        domain="[('body_id', '=', body_id), ('is_office', '=', False)]",
        compute="_compute_seat_id",
        store=True,
        readonly=False,
    )
    date_from = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    planned_to = fields.Date(
        "Until", compute="_compute_planned_to", store=True, readonly=False, help="The last day."
    )

    @api.depends("candidate_id")
    def _compute_seat_id(self):
        for window in self:
            seats = window.body_id.seat_ids.filtered(
                lambda seat: not seat.is_office and seat.state == "vacant"
            )
            window.seat_id = seats[:1]

    @api.depends("seat_id", "date_from")
    def _compute_planned_to(self):
        for window in self:
            seat = window.seat_id.sudo()  # sudo: vacancies follow from the seat chosen
            vacancy = seat.vacancy_ids.filtered(lambda v: v.state == "open")[:1]
            window.planned_to = (
                self.env["coop.office.term"]._get_planned_to(seat, window.date_from, vacancy)
                if seat and window.date_from
                else False
            )

    def action_apply(self):
        self.ensure_one()
        term = self.candidate_id._appoint(self.seat_id, self.date_from, self.planned_to)
        return term.get_formview_action()
