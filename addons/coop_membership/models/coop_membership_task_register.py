from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What keeping the register brings to the list: requests to inspect it, and what may go."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("inspection", "Request to inspect the register"),
            ("inspection_missing", "Request to inspect: something is missing"),
            ("inspection_court", "Request to inspect: before the court"),
            ("retention", "Entries that may be removed"),
            ("leftover", "Records whose time is over"),
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
        "coop.register.former": ["may_go_on"],
        "coop.membership.leftover": ["may_go_on"],
    }

    @api.model
    def _get_sources(self):
        today = self.env["coop.clock"].today()
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
            33: SQL(
                """
                SELECT 'retention', count(*)::varchar, r.company_id, min(r.may_go_on)::timestamp,
                       NULL::date, 'coop.register.former', r.company_id, r.company_id
                  FROM (%s) AS r WHERE r.may_go_on <= %s GROUP BY r.company_id
                """,
                self.env["coop.register.former"]._sql_former(only_due=True),
                today,
            ),
            34: SQL(
                """
                SELECT 'leftover', count(DISTINCT r.membership_id)::varchar, r.company_id,
                       min(r.may_go_on)::timestamp, NULL::date, 'coop.membership.leftover',
                       r.company_id, r.company_id
                  FROM (%s) AS r WHERE r.may_go_on <= %s GROUP BY r.company_id
                """,
                self.env["coop.membership.leftover"]._table_query,
                today,
            ),
        }

    def action_open(self):
        self.ensure_one()
        actions = {
            "retention": "coop_membership.coop_register_former_action",
            "leftover": "coop_membership.coop_membership_leftover_action",
        }
        if self.kind in actions:
            return self.env["ir.actions.act_window"]._for_xml_id(actions[self.kind])
        return super().action_open()

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
            "retention": self.env._(
                "Let the manager remove entries of former members from the register: "
                "%(name)s, the first since %(since)s."
            ),
            "leftover": self.env._(
                "Clear what is still kept about former members: %(name)s, the first since "
                "%(since)s."
            ),
        }

    def _compute_is_mine(self):
        super()._compute_is_mine()
        if not self.env.user.has_group("coop_membership.group_membership_manager"):
            self.filtered(lambda task: task.kind == "retention").is_mine = False
