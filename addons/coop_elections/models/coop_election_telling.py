from odoo import models
from odoo.tools import format_datetime


class CoopElection(models.Model):
    """Everybody who has a vote is told: of the notice, of a change, that it is abandoned."""

    _inherit = "coop.election"

    def _get_voters(self):
        """Return the memberships that have a vote in any contest, by the qualifying date."""
        # sudo: who has a vote follows from the category; callers decide what is shown
        voters = self.env["coop.membership"].sudo()
        for election in self:
            day = election.qualifying_on or self.env["coop.clock"].today(election.company_id)
            for contest in election.contest_ids:
                voters |= contest._get_voters(day)
        return voters

    def _tell_voters(self, kind, key):
        """Tell everybody who has a vote. Of a rehearsal nobody hears."""
        for election in self.filtered(lambda one: not one.is_rehearsal):
            people = election._get_voters().partner_id
            self.env["coop.notice"]._tell(people, kind, election, key=key)

    def _coop_notice_values(self, kind, partners):
        """The words are the same for all members: made once for each language."""
        self.ensure_one()
        needs = partners._coop_needs()
        langs = {needs[partner.id]["lang"] for partner in partners}
        words = {lang: self._get_words(lang) for lang in langs}
        return {partner.id: words[needs[partner.id]["lang"]] for partner in partners}

    def _get_words(self, lang):
        # sudo: members are told what the public notice says
        election = self.sudo().with_context(lang=lang)
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        officer = election._get_returning_officer()

        def moment(code):
            step = election._get_step(code)
            if not step:
                return ""
            return format_datetime(
                election.env, step.at, tz=zone, dt_format="d MMMM y, HH:mm", lang_code=lang
            )

        last = election._get_last_notice()
        return {
            "election": election.name,
            "body": election.body_id.name,
            "what": election._say_what(),
            "stand_from": moment("nominations_open"),
            "stand_until": moment("nominations_close"),
            "vote_from": moment("poll_opens"),
            "vote_until": moment("poll_closes"),
            "where": election.where or "",
            "officer": officer.name or "",
            "officer_reach": ", ".join(filter(None, (officer.phone, officer.email))),
            "why": last.why or "",
            "link": f"{election.get_base_url()}/elections/notice/{election.id}",
        }

    def _say_what(self):
        """Return in words what the election is for."""
        self.ensure_one()
        if self.kind == "yes_no":
            return self.env._("A question: %(question)s", question=self.contest_ids[:1].question)
        if self.seat_count == 1:
            return self.env._("One seat on %(body)s", body=self.body_id.name)
        return self.env._(
            "%(count)s seats on %(body)s", count=self.seat_count, body=self.body_id.name
        )

    def _has_vote(self, membership):
        """Return whether a member has a vote in this election, by the qualifying date."""
        self.ensure_one()
        # sudo: whether this one member has a vote; the caller settled whose page it is
        return any(
            contest._is_voter(membership.sudo(), self.qualifying_on)
            for contest in self.sudo().contest_ids
        )


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _is_voter(self, membership, day):
        """Return whether a member has a vote here when this is the qualifying date."""
        self.ensure_one()
        if self.constituency_id:
            return self.constituency_id._has_member(membership, day)
        return bool(membership._period_on(day)) and membership.company_id == self.company_id
