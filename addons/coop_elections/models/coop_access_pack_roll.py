from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """The rolls on which somebody is, what they objected to, and when they got a voting code."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        mine = [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        return [
            *super()._coop_access_pack(partner, company),
            self._get_rolls(mine),
            self._get_roll_corrections(mine),
            self._get_roll_objections(mine),
            self._get_voting_codes(mine),
        ]

    @api.model
    def _get_rolls(self, mine):
        electors = self.env["coop.election.elector"].search(mine)
        return {
            "title": self.env._("Elections: the rolls on which you are"),
            "why": self.env._("It is kept who had a vote. How you voted is kept nowhere."),
            "heads": [
                self.env._("Election"),
                self.env._("Votes for"),
                self.env._("Elector number"),
                self.env._("State"),
                self.env._("Struck off on"),
                self.env._("Struck off because"),
            ],
            "rows": [
                [
                    one.election_id.name,
                    one.contest_name,
                    one.number,
                    self._label(one, "state"),
                    self._day(one.struck_on),
                    self._label(one, "struck_why"),
                ]
                for one in electors
            ],
        }

    @api.model
    def _get_roll_corrections(self, mine):
        found = self.env["coop.election.correction"].search(
            [("elector_id.membership_id.partner_id", "=", mine[0][2]), mine[1]]
        )
        return {
            "title": self.env._("Elections: how your entry was put right"),
            "why": self.env._("A roll is put right only with a reason, which is kept."),
            "heads": [
                self.env._("Election"),
                self.env._("What was done"),
                self.env._("Why"),
                self.env._("In words"),
            ],
            "rows": [
                [
                    one.election_id.name,
                    self._label(one, "kind"),
                    self._label(one, "why"),
                    one.reason or "",
                ]
                for one in found
            ],
        }

    @api.model
    def _get_roll_objections(self, mine):
        found = self.env["coop.election.objection"].search(mine)
        return {
            "title": self.env._("Elections: what you said of a roll"),
            "why": self.env._("We keep it, with our answer."),
            "heads": [
                self.env._("Election"),
                self.env._("Day"),
                self.env._("In your words"),
                self.env._("State"),
                self.env._("Answer"),
            ],
            "rows": [
                [
                    one.election_id.name,
                    self._day(self.env["coop.clock"].day_of(one.received_at, one.company_id)),
                    one.words,
                    self._label(one, "state"),
                    one.answer or "",
                ]
                for one in found
            ],
        }

    @api.model
    def _get_voting_codes(self, mine):
        found = self.env["coop.election.code"].search(mine)
        return {
            "title": self.env._("Elections: voting codes that you were given"),
            "why": self.env._(
                "We keep that you were given one, and when it ended. The code itself is kept "
                "nowhere."
            ),
            "heads": [
                self.env._("Election"),
                self.env._("Given on"),
                self.env._("How it was given"),
                self.env._("Ended on"),
                self.env._("Why it ended"),
            ],
            "rows": [
                [
                    one.election_id.name,
                    self._day(one.issued_on),
                    self._label(one, "how"),
                    self._day(one.voided_on),
                    self._label(one, "voided_why"),
                ]
                for one in found
            ],
        }
