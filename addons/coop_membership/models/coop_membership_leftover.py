from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

# Of whom where somebody lived and what they qualified by tells only those who may know.
SUPPORT_KINDS = ("qualification",)


class CoopMembershipLeftover(models.Model):
    """What is still kept about former members beside their entry in the register.

    A row for each former member and kind of record, with the day from which it may go. Nothing
    goes by itself: somebody of the office clears it, and the log says how much.

    How to reach somebody is left out while they are a member of another co-op here, work here or
    are supported.
    """

    _name = "coop.membership.leftover"
    _description = "What is kept about former members"
    _auto = False
    _order = "may_go_on, id"
    _rec_name = "membership_id"

    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    membership_id = fields.Many2one("coop.membership", readonly=True)
    kind = fields.Selection(
        lambda self: (
            self.env["coop.retention.period"]._fields["kind"]._description_selection(self.env)
        ),
        "What is kept",
        readonly=True,
    )
    records = fields.Integer(readonly=True)
    ended_on = fields.Date("Last day of membership", readonly=True)
    may_go_on = fields.Date("May go from", readonly=True)
    may_go = fields.Boolean("Its time is over", compute="_compute_may_go", search="_search_may_go")

    _depends = {
        "coop.membership": ["partner_id", "removed_on", "died_on"],
        "coop.membership.period": ["date_from", "date_to"],
        "coop.retention.period": ["kind", "months", "company_id"],
        "coop.access.need": ["partner_id"],
        "coop.form.draft": ["partner_id", "company_id"],
        "coop.membership.application": ["membership_id"],
        "coop.membership.correction": ["membership_id"],
        "coop.notice.delivery": ["partner_id", "company_id", "state"],
        "coop.qualification": ["partner_id", "company_id", "date_to"],
        "coop.place.resident": ["partner_id", "company_id", "date_to"],
        "mail.message": ["model", "res_id"],
        "res.partner": ["phone", "email"],
    }

    @api.depends("may_go_on")
    def _compute_may_go(self):
        for row in self:
            today = self.env["coop.clock"].today(row.company_id)
            row.may_go = bool(row.may_go_on) and row.may_go_on <= today

    def _search_may_go(self, operator, value):
        if operator != "in":
            return NotImplemented
        return fields.Domain("may_go_on", "<=", self.env["coop.clock"].today())

    @api.model
    def _get_sources(self):
        """For each kind a SELECT of (membership id, number of records) of those in ``former``."""
        # who is a member elsewhere, works here or is supported is somebody the co-op still reaches
        free = SQL(
            """NOT EXISTS (SELECT FROM coop_membership o JOIN coop_membership_period q
                              ON q.membership_id = o.id
                            WHERE o.partner_id = f.partner_id
                              AND (q.date_to IS NULL OR q.date_to >= %(today)s))
               AND (f.died_on IS NOT NULL OR NOT EXISTS (
                        SELECT FROM (SELECT partner_id, date_to FROM coop_qualification
                                      UNION ALL
                                     SELECT partner_id, date_to FROM coop_place_resident) AS g
                         WHERE g.partner_id = f.partner_id
                           AND (g.date_to IS NULL OR g.date_to >= %(today)s)))""",
            today=self.env["coop.clock"].today(),
        )
        return {
            "need": SQL(
                """SELECT f.id, count(*) FROM former f JOIN coop_access_need n
                       ON n.partner_id = f.partner_id WHERE %s GROUP BY f.id""",
                free,
            ),
            "draft": SQL(
                """SELECT f.id, count(*) FROM former f JOIN coop_form_draft n
                       ON n.partner_id = f.partner_id AND n.company_id = f.company_id
                    GROUP BY f.id"""
            ),
            "contact": SQL(
                """SELECT f.id, 1 FROM former f JOIN res_partner n ON n.id = f.partner_id
                    WHERE (n.phone IS NOT NULL OR n.email IS NOT NULL) AND %s
                      AND NOT EXISTS (SELECT FROM res_users u
                                       WHERE u.partner_id = n.id AND u.active)""",
                free,
            ),
            "note": SQL(
                """SELECT f.id, count(*) FROM former f JOIN mail_message n
                       ON n.model = 'coop.membership' AND n.res_id = f.id GROUP BY f.id"""
            ),
            "correction": SQL(
                """SELECT f.id, count(*) FROM former f JOIN coop_membership_correction n
                       ON n.membership_id = f.id GROUP BY f.id"""
            ),
            "letter": SQL(
                """SELECT f.id, count(*) FROM former f JOIN coop_notice_delivery n
                       ON n.partner_id = f.partner_id AND n.company_id = f.company_id
                    WHERE n.state != 'waiting' GROUP BY f.id"""
            ),
            "application": SQL(
                """SELECT f.id, count(*) FROM former f JOIN coop_membership_application n
                       ON n.membership_id = f.id GROUP BY f.id"""
            ),
            "qualification": SQL(
                """SELECT f.id, count(*) FROM former f JOIN (
                       SELECT partner_id, company_id, date_to FROM coop_qualification
                        UNION ALL
                       SELECT partner_id, company_id, date_to FROM coop_place_resident
                   ) AS n ON n.partner_id = f.partner_id AND n.company_id = f.company_id
                    WHERE n.date_to < %s GROUP BY f.id""",
                self.env["coop.clock"].today(),
            ),
        }

    @property
    def _table_query(self):
        sees_all = self.env.su or self.env.user.has_group("coop_membership.group_support_status")
        kinds = list(self._get_sources().items())
        parts = [
            SQL(
                "SELECT %s AS number, %s AS kind, source.* FROM (%s) AS source (id, records)",
                number,
                kind,
                query,
            )
            for number, (kind, query) in enumerate(kinds, start=1)
            if sees_all or kind not in SUPPORT_KINDS
        ]
        return SQL(
            """
            WITH former AS MATERIALIZED (
                SELECT m.id, m.company_id, m.partner_id, m.died_on, max(p.date_to) AS ended_on
                  FROM coop_membership_period p JOIN coop_membership m ON m.id = p.membership_id
                 WHERE p.company_id = ANY(%(companies)s) AND p.date_to < %(today)s
                   AND m.removed_on IS NULL
                   AND NOT EXISTS (SELECT FROM coop_membership_period q
                                    WHERE q.membership_id = m.id
                                      AND (q.date_to IS NULL OR q.date_to >= %(today)s))
              GROUP BY m.id
            )
            SELECT f.id::bigint * 100 + k.number AS id, f.company_id, f.id AS membership_id,
                   k.kind, k.records::integer AS records, f.ended_on,
                   (f.ended_on + make_interval(months => r.months))::date + 1 AS may_go_on
              FROM (%(parts)s) AS k
              JOIN former f ON f.id = k.id
              JOIN LATERAL (
                SELECT months FROM coop_retention_period r
                 WHERE r.kind = k.kind AND (r.company_id = f.company_id OR r.company_id IS NULL)
              ORDER BY r.company_id NULLS LAST LIMIT 1
              ) AS r ON true
            """,
            companies=self.env.companies.ids,
            today=self.env["coop.clock"].today(),
            parts=SQL(" UNION ALL ").join(parts),
        )

    def action_clear(self):
        """Delete what these rows stand for, where its time is over."""
        if not self.env.user.has_group("coop_membership.group_membership_officer"):
            raise UserError(self.env._("Only a membership officer can do this."))
        rows = self.exists()
        early = rows.filtered(lambda row: not row.may_go)
        if early:
            raise UserError(
                self.env._(
                    "This is kept for a while longer: %(rows)s.",
                    rows=", ".join(
                        f"{row.membership_id.number} ({row.may_go_on})" for row in early
                    ),
                )
            )
        for (company, kind), found in rows.grouped(lambda row: (row.company_id, row.kind)).items():
            found._clear(company, kind)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _clear(self, company, kind):
        """Delete the records of one kind and log how many."""
        memberships, records = self.membership_id, sum(self.mapped("records"))
        ended = max(self.mapped("ended_on"))
        # sudo: what may go was decided above, by the period that the co-op has set; records of
        # some kinds can be deleted by nobody in the ordinary way
        getattr(memberships.sudo(), f"_clear_{kind}")()
        # sudo: only this act writes the log
        self.env["coop.register.removal"].sudo().create(
            {
                "company_id": company.id,
                "what": kind,
                "people": len(memberships),
                "records": records,
                "ended_until": ended,
                "reason": self.env._("The period that the co-op has set is over."),
            }
        )
        self.env.invalidate_all()
