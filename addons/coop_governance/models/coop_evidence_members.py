from odoo import api, models


class CoopEvidence(models.AbstractModel):
    """Members, those who give their time, worries and complaints: as numbers alone (3, 5 and 6)."""

    _inherit = "coop.evidence"

    @api.model
    def _get_measures(self, company, date_from, date_to):
        measures = super()._get_measures(company, date_from, date_to)
        return (
            measures
            + self._get_members(company, date_from, date_to)
            + self._get_time_givers(company, date_from, date_to)
            + self._get_worries(company, date_from, date_to)
        )

    def _get_members(self, company, date_from, date_to):
        _ = self.env._
        day = min(date_to, self.env["coop.clock"].today(company))
        memberships = self.env["coop.membership"]
        periods = self._find(
            "coop.membership.period",
            company,
            ("begun_how", "!=", "change"),
            *self._between("date_from", date_from, date_to),
        )
        return [
            self._measure(
                "members",
                "6",
                _("Members"),
                _("Members on the last day of this time, as the register shows them."),
                self._find("coop.membership", company, *memberships._get_member_domain(day)),
                none=_("There were no members."),
                is_people=True,
                on_page=True,
                picture="1F465.svg",
            ),
            self._measure(
                "members_joined",
                "6",
                _("People who became members"),
                _("Memberships that began in this time, those of people who came back as well."),
                periods.membership_id,
                none=_("Nobody joined in this time."),
                is_people=True,
                picture="1F44B.svg",
            ),
        ]

    def _get_time_givers(self, company, date_from, date_to):
        _ = self.env._
        terms = self._find(
            "coop.office.term",
            company,
            ("struck_on", "=", False),
            ("body_id.kind", "in", ("council", "board")),
            ("date_from", "<=", date_to),
            "|",
            ("date_to", "=", False),
            ("date_to", ">=", date_from),
        )
        buddies = self._find(
            "coop.buddy",
            company,
            ("state", "in", ("agreed", "ended")),
            ("answered_on", "<=", date_to),
            "|",
            ("ended_on", "=", False),
            ("ended_on", ">=", date_from),
        )
        return [
            self._measure(
                "gave_time_council",
                "5",
                _("People who sat on the Council"),
                _("People with a term on the Council on a day of this time."),
                terms.filtered(lambda one: one.body_id.kind == "council").holder_id,
                none=_("Nobody sat on the Council."),
                is_people=True,
                picture="1F3DB.svg",
            ),
            self._measure(
                "gave_time_board",
                "5",
                _("People who sat on the Board"),
                _("People with a term on the Board on a day of this time."),
                terms.filtered(lambda one: one.body_id.kind == "board").holder_id,
                none=_("Nobody sat on the Board."),
                is_people=True,
                picture="2696.svg",
            ),
            self._measure(
                "gave_time_buddies",
                "5",
                _("People who were a buddy to somebody new"),
                _("People who had agreed to be a buddy on a day of this time."),
                buddies.holder_id,
                none=_("Nobody was a buddy in this time."),
                is_people=True,
                picture="1FAC2.svg",
            ),
        ]

    def _get_worries(self, company, date_from, date_to):
        _ = self.env._
        concerns = self._find(
            "coop.concern", company, *self._during("received_at", company, date_from, date_to)
        )
        complaints = self._find(
            "coop.complaint",
            company,
            ("kind", "=", "complaint"),
            *self._between("answer_by", date_from, date_to),
        )
        return [
            self._measure(
                "concerns_received",
                "3",
                _("Worries about somebody’s safety that were told"),
                _("Worries received in this time. Nothing but their number is here."),
                concerns,
                none=_("No worry was told in this time."),
                is_people=True,
                opens=False,
                picture="1F61F.svg",
            ),
            self._measure(
                "complaints_answered",
                "3",
                _("Complaints answered in time"),
                _("Complaints to be answered in this time, answered by their day, of all."),
                complaints.filtered(
                    lambda one: one.answered_on and one.answered_on <= one.answer_by
                ),
                complaints,
                none=_("No complaint was to be answered in this time."),
                is_people=True,
                opens=False,
                picture="1F4AC.svg",
            ),
        ]
