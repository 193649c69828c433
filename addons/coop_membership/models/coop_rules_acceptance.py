from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopRulesAcceptance(models.Model):
    """That a member accepted the rules: which version, when, and how it was said."""

    _name = "coop.rules.acceptance"
    _description = "Acceptance of the rules"
    _check_company_auto = True
    _order = "accepted_at desc, id desc"
    _rec_name = "version_id"

    version_id = fields.Many2one(
        "coop.rules.version", required=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="version_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    membership_id = fields.Many2one(
        "coop.membership", required=True, index=True, check_company=True, ondelete="restrict"
    )
    application_id = fields.Many2one("coop.membership.application", index=True, ondelete="set null")
    accepted_at = fields.Datetime("Accepted on", required=True)
    how = fields.Selection(
        [
            ("web", "On the public page"),
            ("portal", "Signed in"),
            ("paper", "On paper, signed"),
            ("phone", "By phone"),
            ("import", "Before this register"),
        ],
        required=True,
    )
    guarantee_agreed = fields.Boolean("Guarantee agreed")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(
            self.env._(
                "An acceptance of the rules is kept as long as the membership it belongs to."
            )
        )
