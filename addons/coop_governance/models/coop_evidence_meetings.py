from odoo import api, models


class CoopEvidence(models.AbstractModel):
    """Meetings, who came, papers, minutes, questions, what follows (3, 4, 5 and 6)."""

    _inherit = "coop.evidence"

    @api.model
    def _get_measures(self, company, date_from, date_to):
        measures = super()._get_measures(company, date_from, date_to)
        held = self._find(
            "coop.meeting",
            company,
            ("state", "=", "held"),
            *self._during("start", company, date_from, date_to),
        )
        return (
            measures
            + self._get_attendance(held)
            + self._get_made_ready(held, company)
            + self._get_minutes(held)
            + self._get_spoken(held, company, date_from, date_to)
        )

    def _nothing_held(self):
        return self.env._("No meeting was held in this time.")

    def _get_attendance(self, held):
        _ = self.env._
        titles = {
            "council": (_("Meetings of the Council"), _("Seats filled at meetings of the Council")),
            "board": (_("Meetings of the Board"), _("Seats filled at meetings of the Board")),
        }
        measures = []
        for kind, (meetings, seats) in titles.items():
            of_kind = held.filtered(lambda m, kind=kind: kind in m.body_ids.mapped("kind"))
            rows = of_kind.person_ids.filtered(
                lambda row, kind=kind: row.votes and row.body_id.kind == kind
            )
            measures += [
                self._measure(
                    f"meetings_{kind}",
                    "5",
                    meetings,
                    _("Meetings of this body that were held in this time."),
                    of_kind,
                    none=self._nothing_held(),
                    picture="1F465.svg",
                ),
                self._measure(
                    f"attendance_{kind}",
                    "5",
                    seats,
                    _("Places on the roll of those meetings of which somebody came, of all."),
                    rows.filtered("came"),
                    rows,
                    none=self._nothing_held(),
                    on_page=kind == "board",
                    picture="1FA91.svg",
                ),
            ]
        return measures

    def _get_made_ready(self, held, company):
        _ = self.env._
        clock = self.env["coop.clock"]
        with_papers = held.filtered(lambda one: one.item_ids.paper_ids)
        in_time = with_papers.filtered(
            lambda one: (
                one.papers_on
                and one.papers_on <= (one.papers_by or clock.day_of(one.start, company))
            )
        )
        return [
            self._measure(
                "papers_in_time",
                "4",
                _("Papers of meetings that went out in time"),
                _("Meetings whose papers went out by the day of the rules, of all with papers."),
                in_time,
                with_papers,
                none=_("No meeting with papers was held in this time."),
                gaps=[
                    (
                        one,
                        _("Papers went out late, or not at all: “%(name)s”.", name=one.name),
                        one.papers_by,
                    )
                    for one in with_papers - in_time
                ],
                on_page=True,
                picture="1F4C4.svg",
            )
        ]

    def _get_minutes(self, held):
        _ = self.env._
        # those of all members are approved at the next meeting of all members, a year later
        approved = held.filtered(lambda one: one.minutes_ids.filtered("closed"))
        late = (held - approved).filtered(lambda one: one._get_next_held())
        return [
            self._measure(
                "minutes_approved",
                "4",
                _("Minutes that are approved"),
                _("Meetings held in this time whose minutes are approved by now, of all held."),
                approved,
                held,
                none=self._nothing_held(),
                gaps=[
                    (
                        one,
                        _(
                            "Minutes not approved, and the body has met since: “%(name)s”.",
                            name=one.name,
                        ),
                        one._get_next_held()._get_day(),
                    )
                    for one in late
                ],
                on_page=True,
                picture="270F.svg",
            )
        ]

    def _get_spoken(self, held, company, date_from, date_to):
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        asked = self._find(
            "coop.meeting.question",
            company,
            ("kind", "in", ("ask", "unclear")),
            *self._between("asked_on", date_from, date_to),
        )
        due = self._find(
            "coop.followup",
            company,
            ("dropped_on", "=", False),
            *self._between("due_on", date_from, date_to),
        )
        told = due.filtered(lambda one: one.done_on and one.told_on)
        return [
            self._measure(
                "questions_answered",
                "6",
                _("Questions at meetings that were answered"),
                _("Questions asked in this time that are answered, of all asked."),
                asked.filtered("answered_on"),
                asked,
                none=_("Nobody asked a question in this time."),
                gaps=[
                    (
                        one,
                        _("A question is not answered: “%(name)s”.", name=one.meeting_id.name),
                        one.asked_on,
                    )
                    for one in asked
                    if not one.answered_on
                ],
                picture="2753.svg",
            ),
            self._measure(
                "followups_told",
                "6",
                _("Promised at a meeting, done and told"),
                _("What was due in this time that is done and of which people were told, of all."),
                told,
                due,
                none=_("Nothing that was promised was due in this time."),
                gaps=[
                    (
                        one,
                        _(
                            "Promised and not done, or nobody told: “%(name)s”.",
                            name=(one.meeting_id.name or one._description),
                        ),
                        one.due_on,
                    )
                    for one in due - told
                    if one.due_on < today
                ],
                on_page=True,
                picture="1F91D.svg",
            ),
            self._measure(
                "interests_at_points",
                "3",
                _("Interests that were said at a point"),
                _("Interests declared at points of meetings held in this time."),
                held.item_ids.interest_ids,
                none=_("Nobody declared an interest at a meeting in this time."),
                picture="1F6E1.svg",
            ),
        ]


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def _get_next_held(self):
        """Return the next meeting of one of the same bodies that was held, or none."""
        self.ensure_one()
        return self.search(
            [
                ("state", "=", "held"),
                ("start", ">", self.start),
                ("company_id", "=", self.company_id.id),
                ("body_line_ids.body_id", "in", self.body_ids.ids),
            ],
            order="start",
            limit=1,
        )
