from odoo import api, fields, models
from odoo.fields import Domain

OFFICER = "coop_governance.group_governance_officer"


class CoopDecision(models.Model):
    """What belongs to a decision, one press away: its reviews, what the Council asked, and the
    meetings that have it on their agenda."""

    _inherit = "coop.decision"

    review_count = fields.Integer("Reviews", compute="_compute_counts")
    request_count = fields.Integer("Requests of the Council", compute="_compute_counts")
    meeting_count = fields.Integer("Meetings", compute="_compute_counts")

    @api.depends("review_ids", "request_ids.stands", "item_ids.meeting_id")
    def _compute_counts(self):
        for decision in self:
            decision.review_count = len(decision.review_ids)
            decision.request_count = len(decision.request_ids.filtered("stands"))
            decision.meeting_count = len(decision._get_items().meeting_id)

    def _get_items(self):
        """Return the points of agendas that deal with these decisions."""
        items = self.env["coop.agenda.item"]
        return items.search(items._get_decision_domain(self.ids)) if self.ids else items

    def action_view_reviews(self):
        return self._open_list("coop_decision_review_action", [("decision_id", "in", self.ids)])

    def action_view_requests(self):
        domain = [("decision_id", "in", self.ids), ("stands", "=", True)]
        return self._open_list("coop_review_request_action", domain)

    def action_view_meetings(self):
        meetings = self._get_items().meeting_id
        return self._open_list("coop_meeting_action", [("id", "in", meetings.ids)])

    @api.model
    def _open_list(self, name, domain):
        action = self.env["ir.actions.act_window"]._for_xml_id(f"coop_governance.{name}")
        return {**action, "domain": domain, "context": {}}


class CoopBody(models.Model):
    """What a body reviews or decides."""

    _inherit = "coop.body"

    decision_count = fields.Integer("Decisions", compute="_compute_decision_count", groups=OFFICER)

    @api.depends_context("uid")
    def _compute_decision_count(self):
        for body in self:
            body.decision_count = self.env["coop.decision"].search_count(
                body._origin._get_decision_domain()
            )

    def _get_decision_domain(self):
        """Return the domain of what these bodies review or decide."""
        return Domain("council_id", "in", self.ids) | Domain("board_id", "in", self.ids)

    def action_view_decisions(self):
        decisions = self.env["coop.decision"]
        return decisions._open_list("coop_decision_action", list(self._get_decision_domain()))


class CoopMeeting(models.Model):
    """The decisions of the Board that are on an agenda."""

    _inherit = "coop.meeting"

    decision_count = fields.Integer("Decisions", compute="_compute_decision_count", groups=OFFICER)

    @api.depends(
        "item_ids.decision_id", "item_ids.resolution_ids.review_id", "resolution_ids.decision_id"
    )
    def _compute_decision_count(self):
        for meeting in self:
            meeting.decision_count = len(meeting.item_ids._get_decisions())

    def action_view_decisions(self):
        decisions = self.env["coop.decision"]
        found = self.item_ids._get_decisions()
        return decisions._open_list("coop_decision_action", [("id", "in", found.ids)])
