from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What keeping the register brings to the list: requests to inspect it."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("inspection", "Request to inspect the register"),
            ("inspection_missing", "Request to inspect: something is missing"),
            ("inspection_court", "Request to inspect: before the court"),
        ]
    )

    _depends = {
        "coop.register.inspection": [
            "state",
            "requester_name",
            "received_on",
            "due_on",
            "court_applied_on",
        ],
    }

    @api.model
    def _get_sources(self):
        return {
            **super()._get_sources(),
            30: SQL(
                """
                SELECT CASE i.state WHEN 'incomplete' THEN 'inspection_missing'
                                    WHEN 'court' THEN 'inspection_court'
                                    ELSE 'inspection' END,
                       coalesce(i.requester_name, '?'), i.company_id, i.received_on::timestamp,
                       CASE WHEN i.state IN ('received', 'agreed') THEN i.due_on END,
                       'coop.register.inspection', i.id, i.id
                  FROM coop_register_inspection i
                 WHERE i.state IN ('received', 'incomplete', 'agreed', 'court')
                """
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "inspection": self.env._(
                "Show %(name)s the register, or apply to the court: asked on %(since)s, to be "
                "answered by %(due)s."
            ),
            "inspection_missing": self.env._(
                "See whether %(name)s has sent what is missing in the request of %(since)s to "
                "inspect the register."
            ),
            "inspection_court": self.env._(
                "See what the court decides on the request of %(name)s to inspect the register."
            ),
        }
