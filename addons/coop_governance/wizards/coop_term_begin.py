from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopTermBegin(models.TransientModel):
    """Somebody takes a seat."""

    _name = "coop.term.begin"
    _description = "Somebody takes a seat"

    seat_id = fields.Many2one("coop.seat", required=True)
    body_id = fields.Many2one(related="seat_id.body_id")
    company_id = fields.Many2one(related="seat_id.company_id")
    constituency_id = fields.Many2one(related="seat_id.constituency_id")
    members_only = fields.Boolean(compute="_compute_rules")
    membership_id = fields.Many2one(
        "coop.membership", "Member", domain="[('company_id', '=', company_id)]"
    )
    partner_id = fields.Many2one(
        "res.partner", "Person", help="Somebody who is not a member, where the rules allow it."
    )
    date_from = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    begun_how = fields.Selection("_get_ways", "How", required=True)
    planned_to = fields.Date(
        "Until", compute="_compute_planned_to", store=True, readonly=False, help="The last day."
    )
    note = fields.Char(help="For example the meeting or the count.")

    @api.model
    def _get_ways(self):
        # the seat comes with the window, or with the values of who fills it in by RPC
        seat = self.env["coop.seat"].browse(self.env.context.get("default_seat_id"))
        terms = self.env["coop.office.term"]
        labels = dict(terms._fields["begun_how"]._description_selection(self.env))
        if not seat:
            return list(labels.items())
        return [(code, labels[code]) for code in seat.body_id._get_ways_by_hand(seat)]

    @api.depends("seat_id", "date_from")
    def _compute_rules(self):
        for window in self:
            rules = window.seat_id.body_id._get_rules(window.date_from)
            window.members_only = rules.members_only if rules else True

    @api.depends("seat_id", "date_from")
    def _compute_planned_to(self):
        for window in self:
            seat = window.seat_id.sudo()  # sudo: vacancies follow from the seat chosen
            if not seat or not window.date_from:
                window.planned_to = False
                continue
            vacancy = seat.vacancy_ids.filtered(lambda v: v.state == "open")[:1]
            window.planned_to = self.env["coop.office.term"]._get_planned_to(
                seat, window.date_from, vacancy
            )

    def action_apply(self):
        self.ensure_one()
        self.env["coop.office.term"]._check_officer()
        if self.begun_how != "before" and not self.constituency_id._may_be_asked():
            # the same words for everybody chosen: a refusal of one would tell who is supported
            raise UserError(
                self.env._(
                    "Whoever puts somebody on this seat has to be somebody who may know who is "
                    "supported. Ask a colleague who does."
                )
            )
        # sudo: the contact of a member may be hidden from this officer
        partner = self.membership_id.sudo().partner_id or self.partner_id
        if not partner:
            raise UserError(self.env._("Choose who takes the seat."))
        term = self.env["coop.office.term"]._begin(
            self.seat_id, partner, self.date_from, self.begun_how, self.planned_to, self.note
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": term._name,
            "res_id": term.id,
            "views": [(False, "form")],
        }
