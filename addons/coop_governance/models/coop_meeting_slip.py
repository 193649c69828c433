from odoo import models


class CoopMeeting(models.Model):
    """Slips on which people write what coming to a meeting cost them."""

    _inherit = "coop.meeting"

    def _get_slips(self):
        """Return a slip for each person on the roll: [(Markup, code of the language)]."""
        self.ensure_one()
        # sudo: the language in which somebody is written to, for their own slip
        people = self.person_ids.filtered("term_id").sudo()
        needs = people.holder_id.partner_id._coop_needs()
        slips, seen = [], set()
        for person in people:
            partner = person.holder_id.partner_id
            if partner in seen:
                continue
            seen.add(partner)
            lang = needs[partner.id]["lang"]
            meeting = self.with_context(lang=lang)
            slip = meeting.env["ir.qweb"]._render(
                "coop_governance.expenses_slip_page",
                {"meeting": meeting, "person": person, "lang": lang},
            )
            slips.append((slip, lang))
        return slips
