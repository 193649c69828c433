from odoo import models
from odoo.exceptions import UserError


class CoopElection(models.Model):
    """How many there were, when who they were is destroyed."""

    _inherit = "coop.election"

    def _compute_roll_counts(self):
        super()._compute_roll_counts()
        for election in self.filtered("destroyed_on"):
            # sudo: counts alone
            counts = [contest._get_kept_counts() for contest in election.sudo().contest_ids]
            election.elector_count = sum(one.get("electors", 0) for one in counts)
            election.struck_count = sum(one.get("struck", 0) for one in counts)

    def _compute_turnout(self):
        super()._compute_turnout()
        for election in self.filtered("destroyed_on"):
            # sudo: counts alone
            polled = election.sudo()._get_polled()
            election.entitled_count = sum(one._count_electors() for one in polled)
            election.voted_count = sum(sum(one._count_voted("on").values()) for one in polled)
            election.turnout = (
                100 * election.voted_count / election.entitled_count
                if election.entitled_count
                else 0
            )

    def _is_roll_as_final(self):
        if self.destroyed_on:
            raise UserError(
                self.env._("The roll is destroyed. Its fingerprint stands in the certificate.")
            )
        return super()._is_roll_as_final()


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _prepare_kept_counts(self):
        """Return the counts that stay in the certificate; a later part adds its own."""
        self.ensure_one()
        # sudo: counts alone
        electors = self.env["coop.election.elector"].sudo()
        struck = [("contest_id", "=", self.id), ("state", "=", "struck")]
        return {
            "electors": self._count_electors(),
            "struck": electors.search_count(struck),
            "voted": self._count_voted("on"),
            "voted_struck": self._count_voted("struck"),
            "papers": self._count_papers(),
            "sealed": self._count_sealed(),
        }

    def _get_kept_counts(self):
        """Return what the certificate counts of this contest; nothing before it is destroyed."""
        self.ensure_one()
        if not self.election_id.sudo().destroyed_on:  # sudo: whether there is anything to ask for
            return {}
        content = self.election_id._get_certificate()._get_content()
        return content.get("contests", {}).get(str(self.id), {})

    def _compute_elector_count(self):
        super()._compute_elector_count()
        for contest in self:
            kept = contest._get_kept_counts()
            if kept:
                contest.elector_count = kept["electors"]

    def _count_electors(self):
        kept = self._get_kept_counts()
        return kept["electors"] if kept else super()._count_electors()

    def _count_voted(self, state=None):
        kept = self._get_kept_counts()
        if not kept:
            return super()._count_voted(state)
        found = dict(kept["voted"]) if state != "struck" else {}
        if state != "on":
            for way, count in kept["voted_struck"].items():
                found[way] = found.get(way, 0) + count
        return found

    def _count_papers(self):
        kept = self._get_kept_counts()
        return dict(kept["papers"]) if kept else super()._count_papers()

    def _get_paper_account(self):
        kept = self._get_kept_counts()
        if not kept:
            return super()._get_paper_account()
        return {name: count for name, count in kept["papers"].items() if name != "last"}

    def _count_sealed(self):
        kept = self._get_kept_counts()
        return kept["sealed"] if kept else super()._count_sealed()
