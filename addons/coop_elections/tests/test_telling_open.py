from freezegun import freeze_time

from odoo.tests import tagged

from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestTellingOpen(CandidateCase):
    """Who gets no voting letter hears when voting begins, and where."""

    def _begin(self):
        self.mails = self._new("Mali Mwyar", "Ash")
        self.mails.partner_id.email = "mali@perllan.example"
        self.written = self._new("Pegi Pin", "Ash")
        self.env["coop.access.need"].create(
            {"partner_id": self.written.partner_id.id, "channel": "print"}
        )
        with freeze_time(self._open() + MINUTE):
            self._stand_in("Ash", "Dan Dail", "Efa Enfys", "Fflur Ffa")
            self._stand_in("Oak", "Ada Afal")
        self._publish()
        self._settle()
        self._begin_poll()

    def test_who_reads_e_mails_is_told_where_to_vote_and_who_gets_letters_is_not(self):
        self._begin()
        told = self._told("election_open")
        self.assertIn(self.mails.partner_id, told)
        self.assertNotIn(self.written.partner_id, told)
        deliveries = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", "election_open"), ("partner_id", "=", self.mails.partner_id.id)]
        )
        self.assertIn(f"/my/elections/{self.election.id}/vote", str(deliveries.body_html))
        self.assertNotIn("{{", str(deliveries.body_html))

    def test_who_has_nothing_to_vote_on_is_not_told(self):
        oak = self._new("Owain Onnen", "Oak")
        oak.partner_id.email = "owain@perllan.example"
        self._begin()
        self.assertNotIn(oak.partner_id, self._told("election_open"))
