from odoo import api, fields, models
from odoo.exceptions import UserError

HOW = [
    ("letter", "By their usual way: e-mail or letter"),
    ("phone", "By phone"),
    ("met", "Face to face"),
]


class CoopElectionTold(models.Model):
    """That a candidate was told the result before everybody else: when, how, by whom. Behind the
    wall."""

    _name = "coop.election.told"
    _description = "Candidate told first"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, contest_id, recorded_at"
    _rec_name = "name"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    place = fields.Integer("Place on the ballot", required=True, aggregator=None)
    name = fields.Char("Candidate", compute="_compute_name")
    how = fields.Selection(HOW, required=True)
    is_elected = fields.Boolean(
        "Told that they are elected",
        help="Whoever heard otherwise before a recount is told again.",
    )

    @api.depends("contest_id", "place")
    def _compute_name(self):
        for told in self:
            names = told.contest_id._get_names() if told.contest_id else {}
            told.name = names.get(told.place)

    def _get_partner(self):
        """Return the contact who was told."""
        self.ensure_one()
        people = self.contest_id._get_people()
        return people[self.place].membership_id.partner_id if self.place in people else None


class CoopElection(models.Model):
    """Candidates hear it first, each by themselves, before anything is published."""

    _inherit = "coop.election"

    told_ids = fields.One2many("coop.election.told", "election_id", readonly=True)
    untold_words = fields.Char("Still to tell", compute="_compute_untold_words", compute_sudo=True)

    @api.depends("state", "told_ids", "result_ids")
    def _compute_untold_words(self):
        for election in self:
            untold = election._get_untold() if election.state == "counted" else []
            names = [contest._get_names()[place] for contest, place in untold]
            election.untold_words = ", ".join(names) or False

    def _get_untold(self):
        """Return [(contest, place on the ballot)] of candidates who have not been told yet, or were
        told otherwise before a recount. Whoever died is not told; of a rehearsal nobody is."""
        self.ensure_one()
        told = {(one.contest_id.id, one.place): one.is_elected for one in self._get_told()}
        return [
            (contest, place)
            for contest in self._get_polled()
            for place, candidate in contest._get_people().items()
            if candidate.state != "died"
            and told.get((contest.id, place)) != contest._is_place_elected(place)
        ]

    def _get_told(self):
        """Return what candidates were told, in the order in which they were."""
        # sudo: who was told, whoever sees the election
        return self.sudo().told_ids.sorted("recorded_at")

    def action_tell_candidates(self):
        """Tell all candidates by their usual ways, before anybody else hears it."""
        for election in self:
            election._check_may_run()
            election._check_tellable()
            for contest, place in election._get_untold():
                contest._tell_result(place)
                election._note_told(contest, place, "letter")
            election.invalidate_recordset(["told_ids"])
        return True

    def action_told(self):
        """Open the window in which it is written down that somebody was told by word of mouth."""
        self.ensure_one()
        self._check_may_run()
        self._check_tellable()
        return self._open_window("coop.election.tell", self.env._("Told by phone, or met"))

    def action_view_told_first(self):
        return self._open_list("coop_elections.coop_election_told_action")

    def _check_tellable(self):
        if self.state != "counted":
            raise UserError(
                self.env._("Candidates are told after the count, and before the declaration.")
            )
        if self.is_rehearsal:
            raise UserError(self.env._("This is a rehearsal: nobody is told."))

    def _note_told(self, contest, place, how):
        # sudo: written by acts alone; the caller checked the right
        self.env["coop.election.told"].sudo().create(
            {
                "company_id": self.company_id.id,
                "election_id": self.id,
                "contest_id": contest.id,
                "place": place,
                "how": how,
                "is_elected": contest._is_place_elected(place),
            }
        )
        ways = dict(self.env["coop.election.told"]._fields["how"]._description_selection(self.env))
        self._note(
            "told",
            self.env._(
                "Candidate on place %(place)s of “%(contest)s” was told first: %(how)s",
                place=place,
                contest=contest._get_label(),
                how=ways[how],
            ),
        )

    def _tell_by_word(self, contest, place, how):
        """Somebody was told by word of mouth.

        :param int place: on the ballot
        :param str how: a code of ``HOW``
        """
        self.ensure_one()
        self._check_may_run()
        self._check_tellable()
        if (contest, place) not in self._get_untold():
            raise UserError(self.env._("This candidate has been told already."))
        self._note_told(contest, place, how)
        self.invalidate_recordset(["told_ids"])

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        if act == "declare" and not self.is_rehearsal:
            untold = self._get_untold()
            if untold:
                blocks.append(
                    self.env._(
                        "Tell the candidates first. Still to tell: %(count)s.", count=len(untold)
                    )
                )
        return blocks


class CoopElectionResult(models.Model):
    """What a candidate is told of the count, in their language."""

    _inherit = "coop.election.result"

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        needs = partners._coop_needs()
        return {
            partner.id: self._get_candidate_words(needs[partner.id]["lang"], partner)
            for partner in partners
        }

    def _get_candidate_words(self, lang, partner):
        # sudo: a candidate is told of their own result
        result = self.sudo().with_context(lang=lang)
        contest, election = result.contest_id, result.election_id
        officer = election._get_returning_officer()
        begins = contest._get_term_from()
        return {
            "election": election.name,
            "body": election.body_id.name,
            "contest": contest._get_label(),
            "begins": election._say_day(begins) if begins else "",
            "declared": election._say_step(election._get_step("declared")),
            "officer": officer.name or "",
            "officer_reach": ", ".join(filter(None, (officer.phone, officer.email))),
        }


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _tell_result(self, place):
        """Tell a candidate whether they are elected."""
        self.ensure_one()
        result = self._get_result()
        kind = "result_elected" if self._is_place_elected(place) else "result_not_elected"
        partner = self._get_people()[place].membership_id.partner_id
        self.env["coop.notice"]._tell(partner, kind, result, key=f"{kind}-{result.number}")

    def _is_place_elected(self, place):
        """Return whether the last count elected the candidate on a place of the ballot."""
        return place in self._get_result()._get_content().get("elected", [])

    def _get_term_from(self):
        """Return the day on which terms of those elected begin."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        return max(self.term_from, today) if self.term_from else None
