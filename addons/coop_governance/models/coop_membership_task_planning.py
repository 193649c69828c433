from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What the year planner brings to the list: what is due, what cannot fit, a year to plan."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("due_item", "Due"),
            ("due_misfit", "Cannot fit into the year"),
            ("year_unplanned", "Year to plan"),
        ]
    )

    _depends = {
        "coop.due.item": ["rule_id", "year", "due_on", "start_on", "done_on", "agreed_on"],
        "coop.due.rule": ["name", "company_id", "active"],
        "res.company": ["coop_plan_ahead_days"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        today = self.env["coop.clock"].today()
        named = self.env["coop.due.rule"]._field_to_sql("r", "name")
        return {
            **sources,
            63: SQL(
                """
                SELECT 'due_item', %s, i.company_id, i.start_on::timestamp, i.due_on,
                       'coop.due.item', i.id, i.id
                  FROM coop_due_item i JOIN coop_due_rule r ON r.id = i.rule_id
                 WHERE i.done_on IS NULL AND i.start_on <= %s
                """,
                named,
                today,
            ),
            64: SQL(
                """
                SELECT 'due_misfit', %s, i.company_id, i.start_on::timestamp, i.due_on,
                       'coop.due.item', i.id, i.id
                  FROM coop_due_item i JOIN coop_due_rule r ON r.id = i.rule_id
                 WHERE i.id = ANY (%s)
                """,
                named,
                self._get_unfitting(today),
            ),
            65: SQL(
                """
                SELECT 'year_unplanned', y.year::varchar, c.id, NULL::timestamp,
                       CASE WHEN y.year > %(year)s THEN make_date(y.year, 1, 1) END,
                       'res.company', c.id, c.id * 2 + y.year %% 2
                  FROM res_company c
            CROSS JOIN (VALUES (%(year)s), (%(year)s + 1)) AS y (year)
                 WHERE EXISTS (SELECT FROM coop_due_rule r
                                WHERE r.company_id = c.id AND r.active)
                   AND NOT EXISTS (SELECT FROM coop_due_item i
                                    WHERE i.company_id = c.id AND i.year = y.year)
                   AND (y.year = %(year)s
                        OR make_date(y.year, 1, 1) - c.coop_plan_ahead_days <= %(today)s::date)
                """,
                year=today.year,
                today=today,
            ),
        }

    @api.model
    def _get_unfitting(self, today):
        """Return the ids of what lies further ahead and cannot fit: what is due soon is on the
        list already."""
        # sudo: whether something fits; which of it the reader sees is the list's to say
        items = self.env["coop.due.item"].sudo()
        ahead = items.search([("done_on", "=", False), ("start_on", ">", today)])
        return ahead.filtered("misfit").ids

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "due_item": self.env._("See to this by %(due)s: %(name)s."),
            "due_misfit": self.env._(
                "Look at this, which cannot fit as it is planned: %(name)s, due on %(due)s."
            ),
            "year_unplanned": self.env._("Plan the year %(name)s: everything that is due in it."),
        }

    def action_open(self):
        self.ensure_one()
        if self.kind == "year_unplanned":
            action = self.env["ir.actions.act_window"]._for_xml_id(
                "coop_governance.coop_due_plan_action"
            )
            return {
                **action,
                "context": {"default_year": int(self.name), "default_company_id": self.res_id},
            }
        return super().action_open()
