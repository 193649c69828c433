from odoo import api, fields, models
from odoo.exceptions import ValidationError

REMOVERS = [
    ("nobody", "Nobody: the rules do not allow it"),
    ("appointer", "The body that appoints"),
    ("body", "The body itself"),
    ("general", "The meeting of all members"),
]


class CoopBodyRules(models.Model):
    """Whether somebody can be removed from a body before their term is over, by whom and how."""

    _inherit = "coop.body.rules"

    removal_by = fields.Selection(
        REMOVERS,
        "Removed by",
        compute="_compute_removal_by",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Who decides that somebody leaves before their term is over. The Board: the Council "
        "that appoints it.",
    )
    removal_percent = fields.Integer(
        "Removal: at least (per cent)",
        help="Of the votes, as the rules of the body that decides count them. 0: as any resolution "
        "of that body.",
    )
    removal_days = fields.Integer(
        "Notice before a removal (days)",
        default=28,
        help="Between telling somebody that they shall be removed and the vote. The law on company "
        "directors asks for 28 (special notice).",
    )
    removal_words_days = fields.Integer(
        "Their words go round (days before)",
        default=7,
        help="So long before the vote those who decide have what the person wrote. 0: up to the "
        "day of the vote.",
    )

    _removal_numbers_possible = models.Constraint(
        "CHECK (removal_days >= 0 AND removal_words_days >= 0"
        " AND removal_percent BETWEEN 0 AND 100)",
        "Days cannot be less than nothing, and a share lies between 0 and 100 per cent.",
    )

    @api.depends("body_id")
    def _compute_removal_by(self):
        for rules in self:
            rules.removal_by = "appointer" if rules.body_id.kind == "board" else "nobody"

    @api.constrains("removal_by", "body_id")
    def _check_removal_by(self):
        for rules in self:
            of_board = rules.body_id.kind == "board"
            if of_board and rules.removal_by not in ("nobody", "appointer"):
                raise ValidationError(
                    self.env._(
                        "Nobody but the Council that appoints the Board removes somebody from it."
                    )
                )


class CoopBody(models.Model):
    _inherit = "coop.body"

    def _get_remover(self, day):
        """Return the body that may remove somebody from this one, by the rules of a day: one
        coop.body, or none."""
        self.ensure_one()
        by = self._get_rules(day).removal_by
        if by == "appointer":
            return self.appointed_by_id
        if by == "body":
            return self
        if by != "general":
            return self.browse()
        # sudo: that there is a meeting of all members is no secret
        return self.sudo().search(
            [("kind", "=", "general"), ("company_id", "=", self.company_id.id)], limit=1
        )


class CoopOfficeTerm(models.Model):
    _inherit = "coop.office.term"

    may_be_removed = fields.Boolean("The rules allow a removal", compute="_compute_may_be_removed")

    @api.depends("body_id", "closed", "ended_why")
    def _compute_may_be_removed(self):
        for term in self:
            # sudo: what the rules say is no secret to whoever reads the term
            by = term.sudo().body_id._get_rules().removal_by if term.body_id else "nobody"
            goes_on = not (term.closed or term.ended_why)
            term.may_be_removed = goes_on and by not in (False, "nobody")
