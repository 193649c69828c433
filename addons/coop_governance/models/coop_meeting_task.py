from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What meetings bring to the list: notice to give, minutes to draft, what follows."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("meeting_call", "Meeting to call"),
            ("minutes_draft", "Minutes to send round"),
            ("followup", "Something agreed at a meeting"),
            ("meeting_question", "Question about a meeting"),
            ("meeting_summary", "Summary of a meeting to write"),
        ]
    )

    _depends = {
        "coop.meeting": ["state", "start", "closed_at", "name", "summary_text_id"],
        "coop.meeting.body": ["meeting_id", "body_id"],
        "coop.body.rules": ["body_id", "valid_from", "draft_days", "summary_days"],
        "coop.text": ["state"],
        "coop.minutes": ["circulated_on", "closed", "meeting_id"],
        "coop.followup": ["state", "due_on", "name"],
        "coop.meeting.question": ["state", "asked_on", "meeting_id"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        meeting_name = self.env["coop.meeting"]._field_to_sql("m", "name")
        # the day of the meeting is that where the co-op is
        day = SQL(
            """
            JOIN LATERAL (
                 SELECT (m.start AT TIME ZONE 'UTC'
                         AT TIME ZONE COALESCE(c.coop_tz, 'Europe/London'))::date AS on_day
                   FROM res_company c WHERE c.id = m.company_id) AS local ON true
            """
        )
        rules = SQL(
            """
            %s
            JOIN LATERAL (
                 SELECT min(n.draft_days) AS draft_days,
                        min(NULLIF(n.summary_days, 0)) AS summary_days
                   FROM coop_meeting_body l
                   JOIN LATERAL (
                        SELECT r.draft_days, r.summary_days FROM coop_body_rules r
                         WHERE r.body_id = l.body_id
                      ORDER BY r.valid_from <= local.on_day DESC,
                               CASE WHEN r.valid_from <= local.on_day THEN r.valid_from END DESC,
                               r.valid_from
                         LIMIT 1) AS n ON true
                  WHERE l.meeting_id = m.id) AS rules ON true
            """,
            day,
        )
        ahead = self._get_notice_days()
        return {
            **sources,
            80: SQL(
                """
                SELECT 'meeting_call', %s, m.company_id, m.create_date, due.notice_by,
                       'coop.meeting', m.id, m.id
                  FROM coop_meeting m
                  JOIN unnest(%s::int[], %s::date[]) AS due (id, notice_by) ON due.id = m.id
                """,
                meeting_name,
                list(ahead),
                list(ahead.values()),
            ),
            81: SQL(
                """
                SELECT 'minutes_draft', %s, m.company_id, m.closed_at,
                       CASE WHEN rules.draft_days > 0 THEN local.on_day + rules.draft_days END,
                       'coop.minutes', x.id, x.id
                  FROM coop_minutes x JOIN coop_meeting m ON m.id = x.meeting_id %s
                 WHERE x.circulated_on IS NULL AND x.closed IS NOT TRUE
                """,
                meeting_name,
                rules,
            ),
            82: SQL(
                """
                SELECT 'followup', f.name, f.company_id, f.create_date, f.due_on,
                       'coop.followup', f.id, f.id
                  FROM coop_followup f
                 WHERE f.state IN ('todo', 'to_tell')
                """
            ),
            83: SQL(
                """
                SELECT 'meeting_question', %s, q.company_id, q.asked_on::timestamp, local.on_day,
                       'coop.meeting.question', q.id, q.id
                  FROM coop_meeting_question q JOIN coop_meeting m ON m.id = q.meeting_id %s
                 WHERE q.state = 'open'
                """,
                meeting_name,
                day,
            ),
            84: SQL(
                """
                SELECT 'meeting_summary', %s, m.company_id, m.closed_at,
                       local.on_day + rules.summary_days, 'coop.meeting', m.id, m.id
                  FROM coop_meeting m %s
             LEFT JOIN coop_text t ON t.id = m.summary_text_id
                 WHERE m.state = 'held' AND rules.summary_days > 0
                   AND (t.id IS NULL OR t.state = 'draft')
                """,
                meeting_name,
                rules,
            ),
        }

    @api.model
    def _get_notice_days(self):
        """Return {id of a meeting that is prepared: last day for its notice}, by the rules, as the
        meeting itself says it: working days and bank holidays are counted there."""
        # sudo: what is to be done; which of it the reader sees is the list's to say
        meetings = self.env["coop.meeting"].sudo()
        ahead = meetings.search(
            [("state", "=", "draft"), ("start", ">", self.env["coop.clock"].now())]
        )
        return {meeting.id: meeting.notice_by or None for meeting in ahead}

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "meeting_call": self.env._("Give notice of “%(name)s” by %(due)s."),
            "minutes_draft": self.env._("Send the draft minutes of “%(name)s” round by %(due)s."),
            "meeting_summary": self.env._(
                "Write the summary of “%(name)s” that everybody can read, by %(due)s."
            ),
            "meeting_question": self.env._("Answer a question about “%(name)s”."),
            "followup": self.env._("See that it is done and told by %(due)s: %(name)s."),
        }
