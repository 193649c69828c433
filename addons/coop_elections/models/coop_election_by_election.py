from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo import Command, api, fields, models

ONE_DAY = relativedelta(days=1)
NAMES = {"en_GB": "By-election: %(body)s, %(seat)s", "cy_GB": "Isetholiad: %(body)s, %(seat)s"}


class CoopElection(models.Model):
    """A by-election: to a seat that fell vacant, for the rest of its term."""

    _inherit = "coop.election"

    fills_id = fields.Many2one(
        "coop.vacancy",
        "By-election for",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        groups="coop_governance.group_governance_officer",
        help="The vacant seat for whose rest of the term it is held.",
    )

    def _say_seats(self, content):
        if not content.get("term_to"):
            return super()._say_seats(content)
        return self.env._(
            "Seats: %(seats)s. For the rest of a term: from %(day)s until %(until)s.",
            seats=content["seats"],
            day=self._say_day(date.fromisoformat(content["term_from"])),
            until=self._say_day(date.fromisoformat(content["term_to"])),
        )


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    term_to = fields.Date(
        "Terms end on",
        help="For the rest of a term: its last day. Empty: as long as a whole term.",
    )

    _term_days_in_order = models.Constraint(
        "CHECK (term_to IS NULL OR term_from IS NULL OR term_to >= term_from)",
        "A term cannot end before it begins.",
    )

    def _get_term(self, place=0):
        begins, ends = super()._get_term(place)
        return begins, self.term_to or ends

    def _get_unopposed_end(self, begins, place=0):
        return self.term_to or super()._get_unopposed_end(begins, place)

    def _get_begun_how(self):
        """Return how the terms of those elected here begin, as terms of office say it."""
        return "by_election" if self.term_to else super()._get_begun_how()

    def _prepare_notice(self):
        content = super()._prepare_notice()
        if not self.term_to:
            return content
        return {**content, "term_to": self.term_to.isoformat()}


class CoopVacancy(models.Model):
    """From the vacancy to a by-election, in one press."""

    _inherit = "coop.vacancy"

    by_election_id = fields.Many2one(
        "coop.election",
        "By-election",
        compute="_compute_by_election_id",
        compute_sudo=True,
        groups="coop_governance.group_governance_officer",
    )

    @api.depends("state", "seat_id")
    def _compute_by_election_id(self):
        for vacancy in self:
            going = vacancy.state == "open"
            vacancy.by_election_id = vacancy._get_by_election() if going else False

    def _get_by_election(self):
        """Return the by-election that is planned or goes on for this seat, or none."""
        # sudo: whether there is one, by whomever
        elections = self.env["coop.election"].sudo()
        return elections.search(
            [
                ("contest_ids.seat_ids", "in", self.seat_id.ids),
                ("is_over", "=", False),
                ("is_rehearsal", "=", False),
            ],
            limit=1,
        )

    def _get_by_election_problem(self):
        """Return why no by-election can be held, or None."""
        self.ensure_one()
        if "by_election" not in self.body_id._get_ways_to_begin(self.body_id.kind):
            return self.env._("Nobody is elected onto “%(body)s”.", body=self.body_id.name)
        planned = self._get_by_election()
        if planned:
            return self.env._(
                "An election to this seat is planned already: %(name)s", name=planned.name
            )
        return self._get_rest_problem()

    def _plan_by_election(self):
        """Plan an election to this seat for the rest of the term, on the earliest timetable that is
        usual; return the coop.election, a draft."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        rules = self.env["coop.election.rules"]._get(self.company_id, today)
        seat = self.seat_id
        election = self.env["coop.election"].create(
            {
                "name": self._name_by_election("en_GB"),
                "company_id": self.company_id.id,
                "kind": "seats",
                "body_id": self.body_id.id,
                "rules_id": rules.id,
            }
        )
        # sudo: follows from where it was begun
        election.sudo().fills_id = self.id
        for lang in NAMES:
            election.with_context(lang=lang).name = self._name_by_election(lang)
        election._lay_out(self._get_by_election_plan(election, today))
        after = election._get_step("declared").day + timedelta(days=1)
        self.env["coop.election.contest"].create(
            {
                "election_id": election.id,
                "company_id": self.company_id.id,
                "sequence": 10,
                "constituency_id": seat.constituency_id.id,
                "seat_ids": [Command.set(seat.ids)],
                "term_from": max(after, self.since),
                "term_to": self.until,
                "term_months": self.body_id._get_rules(after).term_months or 36,
            }
        )
        election._note("planned", self.env._("A by-election to a vacant seat is planned"))
        return election

    def _get_by_election_plan(self, election, today):
        """Return the usual timetable; the earliest that is legal, where the term would be over."""
        plan = election._find_earliest(today, usual=True)
        if self.until and plan["declared"] >= self.until:
            return election._find_earliest(today)
        return plan

    def _name_by_election(self, lang):
        vacancy = self.with_context(lang=lang)
        return NAMES[lang] % {
            "body": vacancy.body_id.name,
            # the neutral name of the constituency alone: nobody is named
            "seat": vacancy.seat_id._get_label(),
        }
