from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """Seats that somebody holds or held, and how they are shown."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [*super()._coop_access_pack(partner, company), self._get_offices(partner, company)]

    @api.model
    def _get_offices(self, partner, company):
        holders = self.env["coop.office.holder"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        terms = self.env["coop.office.term"].search(
            [("holder_id", "in", holders.ids)], order="date_from, id"
        )
        return {
            "title": self.env._("Seats that you hold or held"),
            "why": self.env._("We keep this to show who decided for the members, and when."),
            "facts": [
                fact
                for holder in holders
                for fact in (
                    (self.env._("Name as shown"), holder.name),
                    (self.env._("About you"), holder.about),
                    (self.env._("How colleagues reach you"), holder.reach),
                    (self.env._("You agreed to be shown on"), self._day(holder.agreed_on)),
                )
            ],
            "heads": [
                self.env._("Seat"),
                self.env._("From"),
                self.env._("Last day"),
                self.env._("How it began"),
                self.env._("Why it ended"),
            ],
            "rows": [
                [
                    term.seat_id.display_name,
                    self._day(term.date_from),
                    self._day(term.date_to),
                    self._label(term, "begun_how"),
                    self.env._("Struck out: %(why)s", why=term.struck_why)
                    if term.struck_on
                    else self._label(term, "ended_why"),
                ]
                for term in terms
            ],
            "passages": list(self._passages_of(terms, "begun_note", "ended_note")),
        }
