from odoo import api, fields, models
from odoo.tools import SQL

MANAGER = "coop_membership.group_membership_manager"
MAY_KNOW = "coop_membership.group_support_status"


class CoopMembershipTask(models.Model):
    """Access requests in the list, for those alone who may put a copy together."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(selection_add=[("access", "Access request to answer")])

    _depends = {"coop.access.request": ["state", "partner_id", "asked_on", "due_on"]}

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        # that somebody asked, named beside what waits, is for those who can open the request
        user = self.env.user
        if not self.env.su and not (user.has_group(MANAGER) and user.has_group(MAY_KNOW)):
            return sources
        return {
            **sources,
            35: SQL(
                """
                SELECT 'access', p.name, r.company_id, r.asked_on::timestamp, r.due_on,
                       'coop.access.request', r.id, r.id
                  FROM coop_access_request r JOIN res_partner p ON p.id = r.partner_id
                 WHERE r.state = 'waiting'
                """
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "access": self.env._(
                "Give %(name)s a copy of what we hold about them: asked on %(since)s, to be given "
                "by %(due)s."
            ),
        }
