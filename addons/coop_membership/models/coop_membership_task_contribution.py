from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What a member is looking for, and who said that they can help."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("want", "A member is looking for something"),
            ("can_help", "A member can help"),
        ]
    )

    _depends = {
        "coop.contribution.want": ["state", "name", "asked_at", "how"],
        "coop.contribution.deed": ["state", "begun_by", "begun_at"],
    }

    @api.model
    def _get_sources(self):
        return {
            **super()._get_sources(),
            43: SQL(
                """
                SELECT 'want', w.name, w.company_id, w.asked_at, NULL::date,
                       'coop.contribution.want', w.id, w.id
                  FROM coop_contribution_want w
                 WHERE w.state = 'waiting' AND w.how != 'office'
                """
            ),
            44: SQL(
                """
                SELECT 'can_help', p.name, d.company_id, d.begun_at, NULL::date,
                       'coop.contribution.deed', d.id, d.id
                  FROM coop_contribution_deed d
                  JOIN coop_membership m ON m.id = d.membership_id
                  JOIN res_partner p ON p.id = m.partner_id
                 WHERE d.state = 'asked' AND d.begun_by = 'member'
                """
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "want": self.env._(
                "Look at what a member asked for on %(since)s, before members see it: %(name)s."
            ),
            "can_help": self.env._(
                "Bring %(name)s together with who is looking: they said on %(since)s that they "
                "can help."
            ),
        }
