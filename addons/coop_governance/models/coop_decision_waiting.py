from odoo import api, models

from .coop_decision_shown import BOARD


class CoopDecision(models.Model):
    """What waits for somebody who sits on the Council or on the Board: what the Council says by
    when, and each thing that the Board has to answer by when."""

    _inherit = "coop.decision"

    @api.model
    def _get_waiting(self, partner):
        """Return what waits for the bodies on which somebody sits today, what is due first first.

        :param partner: res.partner, whose page it is
        :return: list of dicts with ``decision``, ``review``, ``due``, ``late`` and, for the Board,
            the ``requests`` without an answer; for the Council they are empty
        """
        today = self.env["coop.clock"].today()
        waiting = []
        for decision in self._get_shown(partner):
            review = decision.review_id
            if decision.state == "review" and decision.council_id._is_sat_on_by(partner, today):
                waiting.append(decision._prepare_waiting(review, review.conclude_by, today))
            if decision.board_id._is_sat_on_by(partner, today):
                asked = decision.request_ids.filtered(lambda one: one.state == "open")
                if asked and decision.state != "withdrawn":
                    due = min(asked.mapped("due_on"))
                    waiting.append(decision._prepare_waiting(review, due, today, asked))
        return sorted(waiting, key=lambda row: (row["due"], row["decision"].id))

    def _prepare_waiting(self, review, due, today, asked=None):
        self.ensure_one()
        asked = self.env["coop.review.request"] if asked is None else asked
        return {
            "decision": self,
            "review": review,
            "due": due,
            "late": due < today,
            "requests": asked.sorted(lambda one: (one.review_id.number, one.number)),
        }

    def _get_meetings_of(self, partner):
        """Return the rows of the roll with which somebody comes to meetings that deal with this,
        and are still to come or go on."""
        self.ensure_one()
        # sudo: a meeting on whose roll the person of this page is
        items = self.env["coop.agenda.item"].sudo()
        points = items.search(items._get_decision_domain(self.ids)).filtered(
            lambda item: not item._is_kept_from(partner)
        )
        rows = points.meeting_id.filtered(
            lambda meeting: meeting.state in ("called", "open")
        ).person_ids.filtered(lambda row: row.term_id.holder_id.partner_id == partner)
        one_each = {row.meeting_id: row for row in rows.sorted("id", reverse=True)}
        return rows.browse(row.id for row in one_each.values()).sorted(
            lambda row: row.meeting_id.start
        )


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    def _is_kept_from(self, partner):
        """Return whether a point is closed to somebody: it is dealt with by other bodies."""
        self.ensure_one()
        if not self.is_closed:
            return False
        rows = self._get_lines().person_ids
        return partner not in rows.term_id.holder_id.partner_id


class CoopBody(models.Model):
    _inherit = "coop.body"

    def _is_sat_on_by(self, partner, today):
        """Return whether somebody sits on one of these bodies on a day."""
        # sudo: whose page it is was settled; only their own seats are asked
        return any(
            term.holder_id.partner_id == partner
            and not term.struck_on
            and term.date_from <= today
            and (not term.date_to or term.date_to >= today)
            for term in self.sudo().term_ids
        )


class CoopMemberHome(models.AbstractModel):
    """Trustees find on their first page what the Council asks of the Board."""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        # sudo: whose pages they are was settled; only those who sit on the Board are told
        requests = self.env["coop.review.request"].sudo()
        waiting = requests.search([("state", "=", "open"), *self._get_company_domain()])
        for decision, asked in waiting.grouped("decision_id").items():
            if decision.state == "withdrawn":
                continue
            for partner in decision._get_people(decision.board_id) & partners:
                things[partner.id].append(
                    {
                        "key": f"requests:{decision.id}:{asked[-1:].id}",
                        "title": decision.name,
                        "why": self.env._("The Board answers what the Council asked."),
                        "url": f"/my/decisions/{decision.id}",
                        "icon": BOARD,
                        "priority": 34,
                        "until": min(asked.mapped("due_on")),
                        "helped": "meetings",
                    }
                )
        return things
