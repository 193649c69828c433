from odoo import api, fields, models
from odoo.tools import SQL

# So many days after a yes the office asks whether it can help with the form.
PATIENCE = 14


class CoopMembershipTask(models.Model):
    """What growing brings to the list: people to ask, the first election, letters and calls."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("invite", "Somebody to ask"),
            ("said_yes", "Said yes, has not applied"),
            ("threshold", "First election to begin"),
            ("letters", "Letters to print"),
            ("calls", "People to ring"),
        ]
    )

    _depends = {
        "coop.invitation": [
            "state",
            "name",
            "channel",
            "answered_on",
            "membership_id",
            "partner_id",
            "email_normalized",
            "hidden",
        ],
        "coop.threshold": ["reached_on", "begun_on", "is_past"],
        "coop.notice.delivery": ["channel", "print_run_id", "told_at"],
    }

    @api.model
    def _get_sources(self):
        # an invitation that this reader may not open is not announced to them either
        sees_all = self.env.su or self.env.user.has_group("coop_membership.group_support_status")
        hidden = SQL() if sees_all else SQL("AND NOT COALESCE(i.hidden, false)")
        today = self.env["coop.clock"].today()
        return {
            **super()._get_sources(),
            20: SQL(
                """
                SELECT 'invite', i.name, i.company_id, i.create_date, NULL::date,
                       'coop.invitation', i.id, i.id
                  FROM coop_invitation i
                 WHERE i.state = 'waiting' AND i.how != 'office' %s
                """,
                hidden,
            ),
            21: SQL(
                """
                SELECT 'said_yes', i.name, i.company_id, i.answered_on::timestamp,
                       i.answered_on + %(patience)s, 'coop.invitation', i.id, i.id
                  FROM coop_invitation i
                 WHERE i.state = 'yes' AND i.membership_id IS NULL
                   AND i.answered_on <= %(today)s::date - %(patience)s
                   AND NOT EXISTS (
                       SELECT FROM coop_membership_application a
                        WHERE a.company_id = i.company_id AND a.submitted_at >= i.answered_on
                          AND (a.partner_id = i.partner_id
                               OR lower(a.email) = i.email_normalized))
                       %(hidden)s
                """,
                patience=PATIENCE,
                today=today,
                hidden=hidden,
            ),
            22: SQL(
                """
                SELECT 'threshold', c.name, t.company_id, t.reached_on::timestamp,
                       t.reached_on + c.coop_first_election_days, 'coop.threshold', t.id, t.id
                  FROM coop_threshold t JOIN res_company c ON c.id = t.company_id
                 WHERE t.begun_on IS NULL AND NOT COALESCE(t.is_past, false)
                """
            ),
            23: SQL(
                """
                SELECT 'letters', count(*)::varchar, d.company_id, min(d.told_at), NULL::date,
                       'res.company', d.company_id, d.company_id
                  FROM coop_notice_delivery d
                  JOIN res_partner p ON p.id = d.partner_id
                 WHERE d.state = 'waiting' AND d.channel = 'print' AND d.print_run_id IS NULL %s
              GROUP BY d.company_id
                """,
                self._get_seen(),
            ),
            24: SQL(
                """
                SELECT 'calls', count(*)::varchar, d.company_id, min(d.told_at), NULL::date,
                       'res.company', d.company_id, d.company_id
                  FROM coop_notice_delivery d
                  JOIN res_partner p ON p.id = d.partner_id
                 WHERE d.state = 'waiting' AND d.channel = 'phone' %s
              GROUP BY d.company_id
                """,
                self._get_seen(),
            ),
        }

    def action_open(self):
        self.ensure_one()
        if self.kind == "letters":
            return self.env["coop.print.run"].with_company(self.company_id).action_gather()
        if self.kind == "calls":
            return self.env["ir.actions.act_window"]._for_xml_id(
                "coop_notices.coop_notice_delivery_action_phone"
            )
        return super().action_open()
