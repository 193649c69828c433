from odoo import api, fields, models


class CoopElectionReason(models.Model):
    """A reason for which people do not stand, as one to choose from. A co-op changes them."""

    _name = "coop.election.reason"
    _description = "Reason not to stand"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, help="As a person would say it.")
    answer = fields.Char(
        "What we can do",
        translate=True,
        help="Shown to who chooses it: what helps, in one sentence. Nobody is talked round.",
    )
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    said_count = fields.Integer("Said so often", compute="_compute_said_count")

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_said_count(self):
        counts = self.env["coop.election.not.standing"]._count_reasons(self)
        for reason in self:
            reason.said_count = counts.get(reason.id, 0)


class CoopElectionNotStanding(models.Model):
    """Why somebody does not stand: said kindly, and without a name.

    Nobody is written down with it, no user and no moment: a month is all there is.
    """

    _name = "coop.election.not.standing"
    _description = "Why somebody does not stand"
    _inherit = "coop.company.mixin"
    _log_access = False
    _order = "said_in desc, id desc"
    _rec_name = "said_in"

    said_in = fields.Date("Month", required=True, readonly=True)
    reason_ids = fields.Many2many("coop.election.reason", string="Reasons", readonly=True)
    helps = fields.Text("What would help", readonly=True)

    @api.model
    def _say(self, company, reasons, helps=None):
        """Write down why somebody does not stand.

        :param reasons: coop.election.reason
        :param str helps: what would help, in their words
        """
        month = self.env["coop.clock"].today(company).replace(day=1)
        # sudo: anybody may say it, and nobody is written down with it
        return self.sudo().create(
            {
                "company_id": company.id,
                "said_in": month,
                "reason_ids": [fields.Command.set(reasons.ids)],
                "helps": helps or False,
            }
        )

    @api.model
    def _count_reasons(self, reasons):
        """Return ``{id of a reason: how often it was said}`` in the co-ops of this user."""
        said = self.search([("reason_ids", "in", reasons.ids)])
        counts = {}
        for one in said:
            for reason in one.reason_ids:
                counts[reason.id] = counts.get(reason.id, 0) + 1
        return counts
