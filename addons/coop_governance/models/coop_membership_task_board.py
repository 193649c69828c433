from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What the Board brings to the list: filings, declarations, candidates, removals."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("filing", "To be filed"),
            ("declare_late", "Declaration that is late"),
            ("candidate", "Candidate for the Board"),
            ("removal", "Removal from a body"),
        ]
    )

    _depends = {
        "coop.filing": ["due_on", "state", "kind_id"],
        "coop.board.candidate": ["stage", "name"],
        "coop.board.removal": ["state", "vote_from", "proposed_on"],
        "coop.board.declaration": ["given_on", "term_id", "candidate_id"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            return sources
        today = self.env["coop.clock"].today()
        kind_name = self.env["coop.filing.kind"]._field_to_sql("k", "name")
        return {
            **sources,
            70: SQL(
                """
                SELECT 'filing', %s || ': ' || h.name, f.company_id, NULL::timestamp, f.due_on,
                       'coop.filing', f.id, f.id
                  FROM coop_filing f JOIN coop_filing_kind k ON k.id = f.kind_id
                  JOIN coop_office_term t ON t.id = f.term_id
                  JOIN coop_office_holder h ON h.id = t.holder_id
                 WHERE f.state = 'open'
                """,
                kind_name,
            ),
            71: SQL(
                """
                SELECT 'declare_late', h.name, t.company_id, NULL::timestamp, late.due_on,
                       'coop.office.term', t.id, t.id
                  FROM coop_office_term t JOIN coop_office_holder h ON h.id = t.holder_id
                  JOIN coop_body b ON b.id = t.body_id AND b.kind = 'board'
                  JOIN LATERAL (
                       SELECT r.declare_months FROM coop_body_rules r
                        WHERE r.body_id = t.body_id
                     ORDER BY r.valid_from <= %(today)s DESC,
                              CASE WHEN r.valid_from <= %(today)s THEN r.valid_from END DESC,
                              r.valid_from
                        LIMIT 1) AS rules ON rules.declare_months > 0
                  JOIN LATERAL (
                       SELECT (coalesce(
                              (SELECT max(d.given_on) FROM coop_board_declaration d
                            LEFT JOIN coop_board_candidate c ON c.id = d.candidate_id
                                WHERE d.term_id = t.id OR c.term_id = t.id),
                              GREATEST(t.date_from, b.record_from))
                              + make_interval(months => rules.declare_months))::date AS due_on
                       ) AS late ON late.due_on < %(today)s
                 WHERE t.closed IS NOT TRUE AND t.struck_on IS NULL AND t.is_office IS NOT TRUE
                   AND t.date_from <= %(today)s
                   AND (t.date_to IS NULL OR t.date_to >= %(today)s)
                """,
                today=today,
            ),
            72: SQL(
                """
                SELECT 'candidate', c.name, c.company_id, c.create_date, NULL::date,
                       'coop.board.candidate', c.id, c.id
                  FROM coop_board_candidate c
             LEFT JOIN coop_resolution r ON r.id = c.resolution_id
                 WHERE c.stage IN ('declared', 'checked')
                    OR c.stage = 'proposed' AND r.state <> 'draft'
                """
            ),
            73: SQL(
                """
                SELECT 'removal', h.name, m.company_id, m.proposed_on::timestamp, m.vote_from,
                       'coop.board.removal', m.id, m.id
                  FROM coop_board_removal m JOIN coop_office_term t ON t.id = m.term_id
                  JOIN coop_office_holder h ON h.id = t.holder_id
                 WHERE m.state IN ('draft', 'told')
                """
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "filing": self.env._("File by %(due)s: %(name)s."),
            "declare_late": self.env._(
                "Ring %(name)s, who was to declare again by %(due)s and has not."
            ),
            "candidate": self.env._("Take the next step with %(name)s, who may join the Board."),
            "removal": self.env._(
                "See what is next with the proposal of %(since)s to remove %(name)s."
            ),
        }
