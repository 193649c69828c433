from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """The membership: asked for, begun, ended, in the register."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        mine = [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        # a number that was entered twice is held about the person as well
        every = self.env["coop.membership"].with_context(active_test=False)
        memberships = every.search(mine, order="number")
        applications = self.env["coop.membership.application"].search(
            mine, order="submitted_at, id"
        )
        return [
            *super()._coop_access_pack(partner, company),
            self._get_applications(applications),
            *(self._get_membership(membership) for membership in memberships),
            self._get_register(memberships),
            self._get_rules(memberships),
            self._get_corrections(memberships),
            self._get_contributions(memberships),
            self._get_deeds(memberships),
            self._get_wants(memberships),
            self._get_represented(partner, company),
        ]

    @api.model
    def _get_applications(self, applications):
        return {
            "title": self.env._("When you asked to join"),
            "why": self.env._("We keep this to show how it was decided."),
            "heads": [
                self.env._("Received"),
                self.env._("How"),
                self.env._("Group"),
                self.env._("Area"),
                self.env._("Answer"),
            ],
            "rows": [
                [
                    self._day(one.received_on),
                    self._label(one, "how"),
                    one.category_id.name or "",
                    one.area_id.name or "",
                    ", ".join(
                        filter(
                            None,
                            [
                                self._label(one, "state"),
                                self._day(one.decided_on),
                                one.decided_meeting,
                            ],
                        )
                    ),
                ]
                for one in applications
            ],
            "passages": [
                *self._passages_of(
                    applications, "evidence", "note", "decision_reason", "appeal_text"
                ),
                *self._notes_about(applications),
            ],
        }

    @api.model
    def _get_membership(self, membership):
        periods = membership.period_ids.sorted("date_from")
        return {
            "title": self.env._("Your membership, number %(number)s", number=membership.number),
            "why": self.env._("We keep this because you are a member, or were one."),
            "facts": [
                (self.env._("Area"), membership.area_id.name),
                (self.env._("Another address"), membership.service_address_other),
                (self.env._("Gone away since"), self._day(membership.gone_away_since)),
                (self.env._("Entered twice, goes on as"), membership.merged_into_id.number),
            ],
            "heads": [
                self.env._("Group"),
                self.env._("From"),
                self.env._("Last day"),
                self.env._("How it began"),
                self.env._("Why it ended"),
            ],
            "rows": [
                [
                    period.category_id.name,
                    self._day(period.date_from),
                    self._day(period.date_to),
                    self._label(period, "begun_how"),
                    self._label(period, "ended_why"),
                ]
                for period in periods
            ],
            "passages": [
                *self._passages_of(periods, "ended_note", "hearing_reason"),
                *self._notes_about(membership),
            ],
        }

    @api.model
    def _get_register(self, memberships):
        entries = self.env["coop.register.entry"].search(
            [("membership_id", "in", memberships.ids), ("voids_id", "=", False)],
            order="membership_id, effective_from, recorded_at",
        )
        documents = self.env["coop.register.document"]
        labels = documents._labels()
        return {
            "title": self.env._("In the register of members"),
            "why": self.env._(
                "The law asks us to keep this register. People may ask to read it. What was so "
                "before stays in it."
            ),
            "heads": [
                self.env._("Number"),
                self.env._("Particular"),
                self.env._("What the register says"),
                self.env._("From"),
                self.env._("Entered on"),
            ],
            "rows": [
                [
                    entry.membership_id.number,
                    labels[entry.particular],
                    self._get_said(entry, labels),
                    self._day(entry.effective_from),
                    self._day(self.env["coop.clock"].day_of(entry.recorded_at, entry.company_id)),
                ]
                for entry in entries
            ],
        }

    @api.model
    def _get_said(self, entry, labels):
        value = labels[entry.value] if entry.particular == "status" else entry.value
        if entry.struck_out:
            return self.env._("%(value)s (struck out)", value=value)
        return value

    @api.model
    def _get_rules(self, memberships):
        return {
            "title": self.env._("Rules that you agreed to"),
            "why": self.env._("We keep this to show which rules you know."),
            "heads": [self.env._("Rules"), self.env._("On"), self.env._("How")],
            "rows": [
                [row.version_id.name, self._day(row.accepted_at), self._label(row, "how")]
                for row in memberships.acceptance_ids
            ],
        }

    @api.model
    def _get_corrections(self, memberships):
        corrections = memberships.correction_ids.sorted("id")
        return {
            "title": self.env._("What you asked us to put right"),
            "why": self.env._("We keep this to show what became of it."),
            "heads": [self.env._("Received"), self.env._("Should be"), self.env._("Answer")],
            "rows": [
                [self._day(one.asked_at), one.value_new or "", self._label(one, "state")]
                for one in corrections
            ],
            "passages": [
                *self._passages_of(corrections, "explanation", "answer"),
                *self._notes_about(corrections),
            ],
        }

    @api.model
    def _get_contributions(self, memberships):
        offers = self.env["coop.contribution"].search([("membership_id", "in", memberships.ids)])
        return {
            "title": self.env._("What you offered to bring"),
            "why": self.env._("We keep this to find people who can do something together."),
            "heads": [
                self.env._("What"),
                self.env._("When"),
                self.env._("Offered on"),
                self.env._("State"),
            ],
            "rows": [
                [
                    offer.name,
                    offer.when_text or "",
                    self._day(offer.offered_on),
                    self._label(offer, "state"),
                ]
                for offer in offers
            ],
            "passages": list(self._passages_of(offers, "limits", "what_helps")),
        }

    @api.model
    def _get_represented(self, partner, company):
        rows = self.env["coop.representative"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("Organisations for which you act or vote"),
            "why": self.env._("We keep this to know whose choice is the organisation's vote."),
            "heads": [
                self.env._("Organisation"),
                self.env._("What you do"),
                self.env._("From"),
                self.env._("Until"),
            ],
            "rows": [
                [
                    row.membership_id.member_name,
                    self._label(row, "role"),
                    self._day(row.date_from),
                    self._day(row.date_to),
                ]
                for row in rows
            ],
        }
