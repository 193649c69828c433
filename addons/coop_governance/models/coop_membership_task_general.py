from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What requests for a general meeting bring to the list."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("requisition", "Request for a meeting to look at"),
            ("requisition_call", "Meeting that members ask for"),
            ("requisition_hold", "Meeting that members asked for, not held"),
        ]
    )

    _depends = {
        "coop.requisition": ["state", "name", "asked_on", "called_on"],
        "coop.requisition.reached": ["requisition_id", "reached_on", "call_by", "hold_days"],
        "coop.meeting": ["requisition_id", "state"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        return {
            **sources,
            75: SQL(
                """
                SELECT 'requisition', q.name, q.company_id, q.asked_on::timestamp, NULL::date,
                       'coop.requisition', q.id, q.id
                  FROM coop_requisition q WHERE q.state = 'waiting'
                """
            ),
            76: SQL(
                """
                SELECT 'requisition_call', q.name, q.company_id, r.reached_on::timestamp,
                       r.call_by, 'coop.requisition', q.id, q.id
                  FROM coop_requisition q
                  JOIN coop_requisition_reached r ON r.requisition_id = q.id
                 WHERE q.state = 'reached'
                """
            ),
            77: SQL(
                """
                SELECT 'requisition_hold', q.name, q.company_id, q.called_on::timestamp,
                       q.called_on + r.hold_days, 'coop.requisition', q.id, q.id
                  FROM coop_requisition q
                  JOIN coop_requisition_reached r ON r.requisition_id = q.id
                 WHERE q.state = 'called'
                   AND NOT EXISTS (
                       SELECT 1 FROM coop_meeting m
                        WHERE m.requisition_id = q.id AND m.state IN ('open', 'held')
                   )
                """
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "requisition": self.env._(
                "Look at a request for a meeting of all members: “%(name)s”, asked on %(since)s."
            ),
            "requisition_call": self.env._(
                "Call the meeting that members ask for: “%(name)s”. The notice goes out by %(due)s."
            ),
            "requisition_hold": self.env._(
                "Hold the meeting that members asked for: “%(name)s”. It begins by %(due)s."
            ),
        }
