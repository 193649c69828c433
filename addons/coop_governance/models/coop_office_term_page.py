from odoo import api, models

from .coop_induction_mixin import PICTURES


class CoopOfficeTerm(models.Model):
    """What somebody finds on the page “My seat”: the terms that are theirs, and parts of each.

    Everything here is asked with all rights, of terms that the page has found to be the reader's.
    """

    _inherit = "coop.office.term"

    @api.model
    def _get_my_terms(self, partner):
        """Return the terms of a person that hold today or are to come, with all rights.

        :param partner: res.partner; the caller has settled that the page is theirs
        """
        # sudo: see above
        terms = self.sudo().search(
            [("holder_id.partner_id", "=", partner.id), ("struck_on", "=", False)],
            order="date_from, id",
        )
        return terms.filtered(
            lambda term: (
                not term.date_to or term.date_to >= self.env["coop.clock"].today(term.company_id)
            )
        )

    def _get_page_parts(self):
        """Return the parts of the page for one seat that the reader holds or will hold.

        Upper parts of the software extend this: each part is a dict with ``priority`` (low numbers
        come first), ``template`` (called with ``part`` and ``of``, the term), and what it needs.
        A part for those alone who sit there today asks ``_stands_on``. Offices held besides, such
        as the chair, have first steps, and no other part of their own.

        :return: list of dict
        """
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        parts = [self._get_steps_part(today)]
        if not self.is_office:
            parts += [self._get_buddy_part(), self._get_texts_part()]
        if not self.is_office and self._stands_on(today):
            parts.append(self._get_colleagues_part(today))
        return [part for part in parts if part]

    def _get_page_parts_in_order(self):
        return sorted(self._get_page_parts(), key=lambda part: part["priority"])

    def _get_steps_part(self, today):
        rows = self.step_ids.filtered(lambda row: row.state != "dropped")
        if not rows:
            return None
        done = rows.filtered(lambda row: row.state == "done")
        return {
            "priority": 20,
            "template": "coop_governance.my_seat_steps",
            "steps": [
                {"row": row, "picture": PICTURES[row.kind], "late": row.due_on < today}
                for row in rows - done
            ],
            "done": done,
            "total": len(rows),
        }

    def _get_buddy_part(self):
        buddy = self.buddy_id.filtered(lambda buddy: buddy.state == "agreed")
        if not buddy:
            return None
        return {
            "priority": 30,
            "template": "coop_governance.my_seat_buddy",
            **buddy.holder_id._get_card(),
            # a buddy has agreed that the new person hears their name
            "name": buddy.holder_id.name,
        }

    def _get_colleagues_part(self, day):
        """Who else sits there: each as they agreed to be shown, with how colleagues reach them."""
        body, mine = self.body_id, self.holder_id
        offices = body._get_terms_on(day, offices=True)
        cards = []
        for seat in body.seat_ids.filtered(lambda seat: not seat.is_office):
            holder = seat._term_on(day).holder_id
            if holder and holder != mine:
                shown = body._get_shown_seat(seat, day, offices)
                cards.append({**shown, "until": None, "reach": holder._get_card()["reach"]})
        if not cards:
            return None
        return {
            "priority": 60,
            "template": "coop_governance.my_seat_colleagues",
            "seats": cards,
        }

    def _get_own_texts(self):
        """Return {which: coop.text} of what concerns the seat: role, reference, conduct."""
        self.ensure_one()
        texts = {
            "role": self.seat_id.role_text_id,
            "reference": self.body_id.reference_text_id,
            "conduct": self.body_id.conduct_text_id,
        }
        return {which: text for which, text in texts.items() if text.published_version_ids}

    def _get_texts_part(self):
        titles = {
            "role": self.env._("What I do on this seat"),
            "reference": self.env._("What the body may do"),
            "conduct": self.env._("How we treat each other"),
        }
        texts = [(which, titles[which]) for which in self._get_own_texts()]
        if not texts:
            return None
        return {"priority": 70, "template": "coop_governance.my_seat_texts", "texts": texts}
