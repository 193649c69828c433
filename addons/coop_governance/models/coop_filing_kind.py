from odoo import api, fields, models


class CoopFilingKind(models.Model):
    """Something that has to be sent to a register when somebody comes onto the Board or leaves."""

    _name = "coop.filing.kind"
    _description = "Kind of filing"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    note = fields.Text("How it is done", translate=True)
    url = fields.Char("Where")
    body_kind = fields.Selection(
        lambda self: self.env["coop.body"]._fields["kind"]._description_selection(self.env),
        "Of which bodies",
        required=True,
        default="board",
    )
    on_begin = fields.Boolean("When a term begins", default=True)
    on_end = fields.Boolean("When a term ends", default=True)
    days = fields.Integer("Within (days)", required=True, default=14)
    user_id = fields.Many2one(
        "res.users",
        "Who does it",
        domain="[('share', '=', False)]",
        help="Empty: all governance officers are asked.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", "Co-op", index=True, help="Empty: done in every co-op."
    )

    _days_possible = models.Constraint(
        "CHECK (days >= 0)", "The number of days cannot be less than nothing."
    )

    @api.model
    def _get_due(self, term, cause):
        """Return the kinds that follow from a term that begins or ends (``cause``)."""
        return self.search(
            [
                ("company_id", "in", [False, term.company_id.id]),
                ("body_kind", "=", term.body_id.kind),
                ("on_begin" if cause == "begin" else "on_end", "=", True),
            ]
        )
