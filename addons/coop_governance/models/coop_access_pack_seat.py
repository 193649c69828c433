from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """First steps that somebody was asked to do, buddies, and reviews that they answered."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        mine = [("holder_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        return [
            *super()._coop_access_pack(partner, company),
            self._get_first_steps(mine),
            self._get_buddies(partner, company),
            self._get_reviews(mine),
        ]

    @api.model
    def _get_first_steps(self, mine):
        rows = self.env["coop.term.step"].search(mine, order="due_on, id")
        return {
            "title": self.env._("First steps on a seat"),
            "why": self.env._("We keep this to see that people who are new are helped to begin."),
            "facts": [],
            "heads": [
                self.env._("What to do"),
                self.env._("To do by"),
                self.env._("Done on"),
                self.env._("How we know"),
                self.env._("Written down by"),
            ],
            "rows": [
                [
                    row.name,
                    self._day(row.due_on),
                    self._day(row.done_on) or self._label(row, "state"),
                    self._label(row, "done_how"),
                    row.done_by or "",
                ]
                for row in rows
            ],
            "passages": [],
        }

    @api.model
    def _get_buddies(self, partner, company):
        model = self.env["coop.buddy"]
        here = [("company_id", "=", company.id)]
        own = model.search(
            [("new_id.partner_id", "=", partner.id), ("state", "=", "agreed"), *here]
        )
        others = model.search([("holder_id.partner_id", "=", partner.id), *here])
        return {
            "title": self.env._("Buddies"),
            "why": self.env._("We keep who was asked to be there for whom."),
            "facts": [],
            "heads": [
                self.env._("Body"),
                self.env._("What you were"),
                self.env._("Asked on"),
                self.env._("Answer"),
            ],
            "rows": [
                [buddy.body_id.name, what, self._day(buddy.asked_on), self._label(buddy, "state")]
                for buddies, what in (
                    (own, self.env._("Somebody was there for you")),
                    (others, self.env._("You were asked to be there for somebody")),
                )
                for buddy in buddies
            ],
            "passages": [],
        }

    @api.model
    def _get_reviews(self, mine):
        rows = self.env["coop.body.review.taker"].search(mine, order="answered_on, id")
        return {
            "title": self.env._("Reviews of a body that you answered"),
            "why": self.env._(
                "We keep that you answered, and when. What you answered is kept without your name."
            ),
            "facts": [],
            "heads": [self.env._("Review"), self.env._("Answered on")],
            "rows": [[row.review_id.display_name, self._day(row.answered_on)] for row in rows],
            "passages": [],
        }
