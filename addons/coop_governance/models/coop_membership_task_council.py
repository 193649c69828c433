from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What members and councillors started brings to the list: to look at, to answer, late."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("council_question", "Question to the Council to answer"),
            ("call_in_bring", "Decision called in, not brought"),
            ("call_in_refused", "Refusal of the Board to tell the Council"),
            ("initiative_look", "Initiative to look at"),
            ("initiative_agenda", "Initiative to put on an agenda"),
            ("initiative_answer", "Initiative to answer"),
            ("proposal", "Point of a councillor to answer"),
            ("dispute_stage", "Stage of a dispute"),
        ]
    )

    _depends = {
        "coop.council.question": ["state", "name", "due_on"],
        "coop.call.in": ["state", "name", "bring_by", "dealt_on"],
        "coop.initiative": ["state", "name", "item_id"],
        "coop.initiative.reached": ["agenda_by", "answer_by"],
        "coop.item.proposal": ["state", "name", "reply_by"],
        "coop.dispute": ["state", "decision_id"],
        "coop.dispute.step": ["done_on", "due_on"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        return {**sources, **self._get_started_sources(), **self._get_signed_sources()}

    @api.model
    def _get_started_sources(self):
        named = self.env["coop.decision"]._field_to_sql("d", "name")
        return {
            210: SQL(
                """
                SELECT 'council_question', q.name, q.company_id, q.asked_on::timestamp, q.due_on,
                       'coop.council.question', q.id, q.id
                  FROM coop_council_question q WHERE q.state IN ('new', 'taken', 'passed')
                """
            ),
            211: SQL(
                """
                SELECT 'call_in_bring', c.name, c.company_id, c.called_on::timestamp, c.bring_by,
                       'coop.call.in', c.id, c.id
                  FROM coop_call_in c WHERE c.state = 'called'
                """
            ),
            212: SQL(
                """
                SELECT 'call_in_refused', c.name, c.company_id, c.refused_on::timestamp,
                       NULL::date, 'coop.call.in', c.id, c.id
                  FROM coop_call_in c WHERE c.state = 'refused' AND c.dealt_on IS NULL
                """
            ),
            216: SQL(
                """
                SELECT 'proposal', p.name, p.company_id, p.asked_on::timestamp, p.reply_by,
                       'coop.item.proposal', p.id, p.id
                  FROM coop_item_proposal p WHERE p.state = 'waiting'
                """
            ),
            217: SQL(
                """
                SELECT 'dispute_stage', %s, s.company_id, s.begun_on::timestamp, s.due_on,
                       'coop.dispute', s.dispute_id, s.id
                  FROM coop_dispute_step s
                  JOIN coop_dispute p ON p.id = s.dispute_id
                  JOIN coop_decision d ON d.id = p.decision_id
                 WHERE s.done_on IS NULL
                """,
                named,
            ),
        }

    @api.model
    def _get_signed_sources(self):
        return {
            213: SQL(
                """
                SELECT 'initiative_look', i.name, i.company_id, i.asked_on::timestamp, NULL::date,
                       'coop.initiative', i.id, i.id
                  FROM coop_initiative i WHERE i.state = 'waiting'
                """
            ),
            214: SQL(
                """
                SELECT 'initiative_agenda', i.name, i.company_id, r.reached_on::timestamp,
                       r.agenda_by, 'coop.initiative', i.id, i.id
                  FROM coop_initiative i
                  JOIN coop_initiative_reached r ON r.initiative_id = i.id
                 WHERE i.state = 'reached' AND i.item_id IS NULL
                """
            ),
            215: SQL(
                """
                SELECT 'initiative_answer', i.name, i.company_id, r.reached_on::timestamp,
                       r.answer_by, 'coop.initiative', i.id, i.id
                  FROM coop_initiative i
                  JOIN coop_initiative_reached r ON r.initiative_id = i.id
                 WHERE i.state = 'reached' AND i.item_id IS NOT NULL
                """
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "council_question": self.env._(
                "A member asked the Council about “%(name)s”. The answer is due by %(due)s."
            ),
            "call_in_bring": self.env._(
                "The Council called in “%(name)s”. The Board brings it by %(due)s, or says why not."
            ),
            "call_in_refused": self.env._(
                "Put before the next Council why the Board does not bring “%(name)s”."
            ),
            "initiative_look": self.env._(
                "Members want to put “%(name)s” before the Council. Look at it, then show it to "
                "all."
            ),
            "initiative_agenda": self.env._(
                "Enough members signed for “%(name)s”. Put it on an agenda of the Council by "
                "%(due)s."
            ),
            "initiative_answer": self.env._(
                "The Council answers members who signed for “%(name)s” by %(due)s."
            ),
            "proposal": self.env._(
                "A councillor proposes “%(name)s” for the agenda. Answer by %(due)s."
            ),
            "dispute_stage": self.env._(
                "The Council and the Board have a dispute about “%(name)s”. This stage ends on "
                "%(due)s."
            ),
        }
