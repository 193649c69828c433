from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopInductionStep(models.Model):
    """What somebody who takes a seat on a body is asked to do first, from a day on.

    Everybody whose term begins gets a row of their own (``coop.term.step``) with a day by which.
    """

    _name = "coop.induction.step"
    _description = "First step of those who take a seat"
    _inherit = "coop.induction.mixin"
    _check_company_auto = True

    body_id = fields.Many2one(
        "coop.body", required=True, index=True, check_company=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="body_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    seat_id = fields.Many2one(
        "coop.seat",
        "Only on this seat",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('body_id', '=', body_id)]",
        help="For example the chair. Empty: whoever takes any seat of the body.",
    )
    reads = fields.Selection(selection_add=[("other", "Another text")])
    text_id = fields.Many2one(
        "coop.text", "The text", check_company=True, ondelete="restrict", index="btree_not_null"
    )
    date_from = fields.Date(
        "In use from", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    date_to = fields.Date("Last day in use", help="Empty while it is in use.")
    given_ids = fields.One2many("coop.term.step", "step_id", string="Who was asked")

    _lesson_is_named = models.Constraint(
        "CHECK ((kind = 'lesson') = (lesson_id IS NOT NULL))", "Choose the lesson."
    )
    _text_is_named = models.Constraint(
        "CHECK ((kind = 'read') = (reads IS NOT NULL))", "Choose what there is to read."
    )
    _other_text_is_named = models.Constraint(
        "CHECK ((reads IS NOT NULL AND reads = 'other') = (text_id IS NOT NULL))",
        "Choose the text.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "It cannot go out of use before that."
    )

    @api.onchange("kind", "reads")
    def _onchange_reads(self):
        if self.reads != "other" or self.kind != "read":
            self.text_id = False

    @api.constrains("seat_id", "body_id")
    def _check_seat_of_body(self):
        for step in self:
            if step.seat_id and step.seat_id.body_id != step.body_id:
                raise UserError(self.env._("Choose a seat of the same body."))

    def write(self, vals):
        asked = {"kind", "lesson_id", "reads", "text_id", "body_id", "seat_id"} & vals.keys()
        # sudo: who was asked counts, whether or not this user sees them
        if asked and self.sudo().given_ids:
            raise UserError(
                self.env._(
                    "People were asked to do this, and that is kept. Give it a last day and make "
                    "another."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_given(self):
        # sudo: as in write
        if self.sudo().given_ids:
            raise UserError(
                self.env._("People were asked to do this, and that is kept. Give it a last day.")
            )

    @api.model
    def _get_for(self, term, day):
        """Return the steps in use on a day for who takes the seat of a term.

        Who has sat there before is asked again only what is marked so.
        """
        seats = [term.seat_id.id] if term.is_office else [False, term.seat_id.id]
        domain = (
            Domain("body_id", "=", term.body_id.id)
            & Domain("seat_id", "in", seats)
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )
        if term._is_again():
            domain &= Domain("again", "=", True)
        return self.search(domain)

    def _get_text(self, term):
        """Return the coop.text that there is to read for who holds a term, or none."""
        self.ensure_one()
        if self.reads == "other":
            return self.text_id
        return term._get_own_texts().get(self.reads, self.env["coop.text"])
