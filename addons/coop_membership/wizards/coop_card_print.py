from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopCardPrint(models.TransientModel):
    """Print the cards of chosen members, on cards or on sheets."""

    _name = "coop.card.print"
    _description = "Print membership cards"

    def _default_layout_id(self):
        single = len(self.env.context.get("active_ids") or []) < 2
        name = "card_layout_single" if single else "card_layout_ten"
        return self.env.ref(f"coop_membership.{name}", raise_if_not_found=False)

    membership_ids = fields.Many2many(
        "coop.membership",
        string="Members",
        default=lambda self: self._default_membership_ids(),
    )
    layout_id = fields.Many2one(
        "coop.card.layout",
        "Paper",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_layout_id(),
    )
    per_sheet = fields.Integer(related="layout_id.per_sheet")
    first = fields.Integer(
        "Begin at place",
        default=1,
        required=True,
        help="On a sheet of which some cards are used up already: the first that is free.",
    )
    left_out = fields.Integer("Not members any more", compute="_compute_left_out")

    @api.model
    def _default_membership_ids(self):
        if self.env.context.get("active_model") != "coop.membership":
            return False
        return self.env["coop.membership"].browse(self.env.context.get("active_ids"))

    @api.depends("membership_ids")
    def _compute_left_out(self):
        for wizard in self:
            wizard.left_out = len(wizard.membership_ids - wizard._members())

    def _members(self):
        return self.membership_ids.filtered(lambda m: m.state in ("member", "leaving"))

    def action_print(self):
        """Return the cards of those who are members; the form says how many are left out."""
        self.ensure_one()
        if not self._members():
            raise UserError(self.env._("None of them is a member today, so there is no card."))
        if not 1 <= self.first <= self.per_sheet:
            raise UserError(
                self.env._("There are places 1 to %(last)s on a sheet.", last=self.per_sheet)
            )
        return self.env.ref("coop_membership.card_report").report_action(self)

    def _document(self):
        """Return the cards as they are printed."""
        self.ensure_one()
        return self.layout_id._render(self._members(), self.first)
