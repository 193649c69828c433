from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """Points of meetings that come whose papers are missing, or cannot be read yet."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(selection_add=[("papers", "Papers of a meeting to get ready")])

    _depends = {
        "coop.meeting": ["state", "start", "name"],
        "coop.agenda.item": ["meeting_id", "name", "is_closed", "paper_ids", "expects_paper"],
        "coop.body.rules": ["body_id", "valid_from", "papers_days"],
        "coop.text": ["state"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        waiting = self._get_papers_waiting()
        return {
            **sources,
            88: SQL(
                """
                SELECT 'papers', CASE WHEN i.is_closed THEN %s ELSE %s END, m.company_id,
                       m.called_on::timestamp, due.papers_by, 'coop.agenda.item', i.id, i.id
                  FROM coop_agenda_item i
                  JOIN coop_meeting m ON m.id = i.meeting_id
                  JOIN unnest(%s::int[], %s::date[]) AS due (id, papers_by) ON due.id = i.id
                """,
                self.env["coop.meeting"]._field_to_sql("m", "name"),
                self.env["coop.agenda.item"]._field_to_sql("i", "name"),
                list(waiting),
                list(waiting.values()),
            ),
        }

    @api.model
    def _get_papers_waiting(self):
        """Return {id of a point: day on which its papers go out} of those that are not ready.

        From the notice on: before it the agenda is being made.
        """
        # sudo: what is to be done; which of it the reader sees is the list's to say
        meetings = self.env["coop.meeting"].sudo()
        coming = meetings.search(
            [("state", "=", "called"), ("start", ">", self.env["coop.clock"].now())]
        )
        items = coming.filtered("papers_by").item_ids
        return {item.id: item.meeting_id.papers_by for item in items if item._waits_for_paper()}

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "papers": self.env._(
                "Get the papers on “%(name)s” ready by %(due)s: one is missing or not published."
            ),
        }
