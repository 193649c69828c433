from odoo import api, fields, models
from odoo.tools import SQL

LEAVERS = 25


class CoopMembershipTask(models.Model):
    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[("leaver", "No longer works here")], ondelete={"leaver": "cascade"}
    )

    def _get_sources(self):
        sources = super()._get_sources()
        kind = self.env.ref("coop_membership_hr.activity_type_leaver", raise_if_not_found=False)
        sources[LEAVERS] = SQL(
            """
            SELECT 'leaver', p.name, m.company_id, y.create_date, y.date_deadline,
                   'coop.membership', m.id, y.id
              FROM mail_activity y
              JOIN coop_membership m ON m.id = y.res_id
              JOIN res_partner p ON p.id = m.partner_id
             WHERE y.res_model = 'coop.membership' AND y.active AND y.activity_type_id = %s
            """,
            kind.id or 0,
        )
        return sources

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "leaver": self.env._(
                "Ask %(name)s, who no longer works here, whether to stay a member, by %(due)s."
            ),
        }
