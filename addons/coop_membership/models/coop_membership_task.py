from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What waits for the membership office, of whatever kind, in one list.

    A view over what is there: nothing has to be ticked off, what is done is gone. Upper floors
    add kinds by extending ``_get_sources`` and ``kind``.
    """

    _name = "coop.membership.task"
    _description = "To do"
    _auto = False
    _order = "due_on, since, id"
    _rec_name = "name"

    kind = fields.Selection(
        [
            ("application", "Application to decide"),
            ("unproven", "Applicant to reach: address not proven"),
            ("link_unused", "Applicant to help: link not followed"),
            ("appeal", "Appeal to decide"),
            ("correction", "Correction to answer"),
            ("gone_away", "Address to find"),
        ],
        readonly=True,
    )
    name = fields.Char("Who", readonly=True)
    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    since = fields.Datetime("Waiting since", readonly=True)
    due_on = fields.Date("Due", readonly=True)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")
    res_model = fields.Char("Kind of record", readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True)

    _depends = {
        "coop.membership.application": [
            "state",
            "name",
            "how",
            "email",
            "proof_state",
            "submitted_at",
            "create_date",
            "received_on",
            "appeal_state",
            "appeal_on",
        ],
        "coop.membership.correction": ["state", "asked_at"],
        "coop.membership": ["gone_away_since", "died_on", "active"],
        "coop.membership.period": ["date_to"],
        "res.partner": ["name"],
        "res.company": [
            "coop_tz",
            "coop_application_days",
            "coop_correction_days",
            "coop_unproven_days",
            "coop_unproven_remind_days",
        ],
    }

    @api.depends("due_on")
    def _compute_is_late(self):
        for task in self:
            today = self.env["coop.clock"].today(task.company_id)
            task.is_late = bool(task.due_on) and task.due_on < today

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        return fields.Domain("due_on", "<", self.env["coop.clock"].today())

    @api.model
    def _get_sources(self):
        """SELECTs that make the list: a number of its own for each kind, and a query with the
        columns kind, name, company_id, since, due_on, res_model, res_id, row_id.

        Ids are ``row_id * 1000 + number``: stable, so that a row stays the same row.
        """
        return {
            1: SQL(
                """
                SELECT CASE WHEN a.proof_state IN ('proven', 'by_hand')
                            THEN 'application' ELSE 'unproven' END AS kind,
                       a.name, a.company_id, a.submitted_at AS since,
                       COALESCE(
                           a.received_on,
                           (a.submitted_at AT TIME ZONE 'UTC' AT TIME ZONE c.coop_tz)::date
                       ) + c.coop_application_days AS due_on,
                       'coop.membership.application' AS res_model, a.id AS res_id,
                       a.id AS row_id
                  FROM coop_membership_application a
                  JOIN res_company c ON c.id = a.company_id
                 WHERE a.state = 'submitted'
                   AND NOT (a.how = 'web' AND a.email IS NOT NULL
                            AND a.proof_state IN ('none', 'sent'))
                """
            ),
            2: SQL(
                """
                SELECT 'appeal', a.name, a.company_id, a.appeal_on::timestamp,
                       a.appeal_on + c.coop_application_days,
                       'coop.membership.application', a.id, a.id
                  FROM coop_membership_application a
                  JOIN res_company c ON c.id = a.company_id
                 WHERE a.appeal_state = 'open'
                """
            ),
            3: SQL(
                """
                SELECT 'correction', p.name, k.company_id, k.asked_at,
                       (k.asked_at AT TIME ZONE 'UTC' AT TIME ZONE c.coop_tz)::date
                           + c.coop_correction_days,
                       'coop.membership.correction', k.id, k.id
                  FROM coop_membership_correction k
                  JOIN coop_membership m ON m.id = k.membership_id
                  JOIN res_partner p ON p.id = m.partner_id
                  JOIN res_company c ON c.id = k.company_id
                 WHERE k.state = 'waiting'
                """
            ),
            4: SQL(
                """
                SELECT 'gone_away', p.name, m.company_id, m.gone_away_since::timestamp,
                       NULL::date, 'coop.membership', m.id, m.id
                  FROM coop_membership m
                  JOIN res_partner p ON p.id = m.partner_id
                 WHERE m.gone_away_since IS NOT NULL AND m.died_on IS NULL
                   AND EXISTS (SELECT FROM coop_membership_period t
                                WHERE t.membership_id = m.id AND t.date_to IS NULL)
                """
            ),
            # due is the day on which it is forgotten
            6: SQL(
                """
                SELECT 'link_unused', a.name, a.company_id, a.submitted_at,
                       (a.create_date AT TIME ZONE 'UTC' AT TIME ZONE c.coop_tz)::date
                           + c.coop_unproven_days,
                       'coop.membership.application', a.id, a.id
                  FROM coop_membership_application a
                  JOIN res_company c ON c.id = a.company_id
                 WHERE a.state = 'submitted' AND a.how = 'web' AND a.email IS NOT NULL
                   AND a.proof_state IN ('none', 'sent')
                   AND a.submitted_at <= %s - make_interval(days => c.coop_unproven_remind_days)
                """,
                self.env["coop.clock"].now(),
            ),
        }

    @property
    def _table_query(self):
        sources = [
            SQL(
                "SELECT row_id::bigint * 1000 + %s AS id, kind, name, company_id, since, due_on,"
                " res_model, res_id FROM (%s) AS source_%s"
                " (kind, name, company_id, since, due_on, res_model, res_id, row_id)",
                number,
                query,
                SQL(str(number)),
            )
            for number, query in self._get_sources().items()
        ]
        return SQL(" UNION ALL ").join(sources)

    def action_open(self):
        """Open the record that waits."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
