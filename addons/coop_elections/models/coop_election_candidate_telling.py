from odoo import models
from odoo.tools import format_date, format_datetime


class CoopElectionCandidate(models.Model):
    """What candidates hear: that it came, whether it is accepted, why not, and how it goes on."""

    _inherit = "coop.election.candidate"

    def _tell_candidate(self, kind):
        """Tell each candidate once of a thing; of a rehearsal nobody hears."""
        for candidate in self.filtered(lambda one: not one.election_id.is_rehearsal):
            # sudo: whose nomination it is; they are told
            partner = candidate.sudo().membership_id.partner_id
            self.env["coop.notice"]._tell(partner, kind, candidate, key=candidate._get_key(kind))

    def _get_key(self, kind):
        """What may happen again to the same nomination is told again."""
        self.ensure_one()
        again = kind in ("candidate_received", "candidate_words")
        return f"{kind}-{self.env['coop.clock'].now().isoformat()}" if again else kind

    def _coop_notice_values(self, kind, partners):
        """Return for each person the election and what became of the nomination, in their
        language."""
        self.ensure_one()
        needs = partners._coop_needs()
        return {partner.id: self._get_words(needs[partner.id]["lang"]) for partner in partners}

    def _get_words(self, lang):
        # sudo: the candidate is told of their own nomination
        candidate = self.sudo().with_context(lang=lang)
        election = candidate.election_id
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        officer = election._get_returning_officer()

        def moment(code):
            at = election._get_step(code).at
            return format_datetime(
                candidate.env, at, tz=zone, dt_format="d MMMM y, HH:mm", lang_code=lang
            )

        ground = candidate.ground_id
        begins = candidate.contest_id.term_from
        return {
            "election": election.name,
            "body": election.body_id.name,
            "shown": candidate.ballot_name,
            "until": moment("nominations_close"),
            "withdraw_until": moment("withdrawals"),
            "published": moment("statement"),
            "ground": ground.name or "",
            # no block of an Easy Read letter stays empty
            "mend": ground.mend or candidate.env._("Ask us what you can do."),
            "note": candidate.ground_note
            or candidate.words_refused_why
            or candidate.env._("You can ask us about it."),
            "begins": format_date(candidate.env, begins, lang_code=lang, date_format="d MMMM y")
            if begins
            else "",
            "officer": officer.name or "",
            "officer_reach": ", ".join(filter(None, (officer.phone, officer.email))),
            "link": f"{election.get_base_url()}/my/stand",
        }


class CoopElection(models.Model):
    """What everybody who has a vote hears of the candidates."""

    _inherit = "coop.election"

    def _get_words(self, lang):
        # sudo: members are told what is published
        election = self.sudo().with_context(lang=lang)
        published = bool(election._get_last_statement())
        return {
            **super()._get_words(lang),
            "people": election._say_standing_people() if published else "",
            "outcomes": election._say_outcomes() if published else "",
            "stand_link": f"{election.get_base_url()}/my/stand",
        }

    def _say_standing_people(self):
        """Return who stands where, in one sentence for each contest."""
        self.ensure_one()
        nobody = self.env._("nobody")
        said = []
        for contest in self.contest_ids:
            names = ", ".join(contest._get_standing().mapped("ballot_name"))
            said.append(f"{contest._get_label()}: {names or nobody}.")
        return " ".join(said)

    def _say_outcomes(self):
        """Return in one sentence for each contest whether members vote there."""
        self.ensure_one()
        outcomes = dict(
            self.env["coop.election.contest"]._fields["outcome"]._description_selection(self.env)
        )
        return " ".join(
            f"{contest._get_label()}: {outcomes[contest.outcome]}."
            for contest in self.contest_ids
            if contest.outcome
        )
