from odoo import models

from .coop_election_account import Sum
from .coop_election_count_sources import PAPER


class CoopElectionContest(models.Model):
    """What of a contest has to be equal: issued, returned, cast, opened, counted."""

    _inherit = "coop.election.contest"

    def _get_account_rows(self):
        """Return [(what, how many)] of what was issued, came back, and was cast in which way."""
        self.ensure_one()
        struck = sum(self._count_voted("struck").values())
        papers, voted = self._count_papers(), self._count_voted("on")
        rows = [(self.env._("Electors on the roll"), self._count_electors())]
        if papers["sent"]:
            rows.append((self.env._("Papers sent out"), papers["sent"]))
            rows += [
                (name, papers[state])
                for state, name in self._get_paper_states().items()
                if papers[state]
            ]
        rows += [
            (self.env._("Voted: %(way)s", way=name), voted[way])
            for way, name in self._get_ways().items()
            if voted.get(way)
        ]
        if struck:
            rows.append((self.env._("Voted, and struck off the roll since"), struck))
        for code, count in self._count_rejected_papers().items():
            why = self._get_heading_names()[code]
            rows.append((self.env._("Papers that do not count: %(why)s", why=why), count))
        return rows

    def _count_rejected_papers(self):
        """Return {heading: how many papers do not count}, by what was keyed."""
        found = {}
        for batch in self.sudo().batch_ids:  # sudo: counts alone
            for code, count in (batch.rejected or {}).items():
                found[code] = found.get(code, 0) + count
        return dict(sorted(found.items()))

    def _get_sums(self):
        """Return the sums of this contest that can be compared by now."""
        self.ensure_one()
        papers, voted = self._count_papers(), self._count_voted()
        batches = self.sudo().batch_ids  # sudo: counts alone
        boxed = sum(batches.mapped("paper_count"))
        on_paper = sum(voted.get(way, 0) for way in PAPER)
        sums = [
            Sum(
                self,
                "series",
                self.env._("Last number of a paper"),
                papers["last"],
                self.env._("papers sent out"),
                papers["sent"],
            ),
            Sum(
                self,
                "post",
                self.env._("Papers that came back and count"),
                papers["returned"],
                self.env._("marked as voted by post"),
                voted.get("post", 0),
            ),
            Sum(
                self,
                "box",
                self.env._("Marked as voted on paper"),
                on_paper,
                self.env._("papers out of the ballot box"),
                boxed,
            ),
        ]
        keyed = sum(batches.mapped("accepted_count"))
        if batches and all(batches.mapped("is_done")):
            rejected = sum(self._count_rejected_papers().values())
            sums.append(
                Sum(
                    self,
                    "keyed",
                    self.env._("Papers out of the ballot box"),
                    boxed,
                    self.env._("keyed, with those that do not count"),
                    keyed + rejected,
                )
            )
        return [*sums, *self._get_sealed_sums(keyed), *self._get_result_sums()]

    def _get_sealed_sums(self, keyed):
        if not self.election_id.names_cut_at:
            return []
        voted, sealed = self._count_voted("on"), self._count_sealed()
        online = sum(count for way, count in voted.items() if way not in PAPER)
        sums = [
            Sum(
                self,
                "sealed",
                self.env._("Marked as voted online, by phone or on a tablet"),
                online,
                self.env._("sealed ballots without names"),
                sealed,
            )
        ]
        opened = self._get_opened()
        if not opened:
            return sums
        return [
            *sums,
            Sum(
                self,
                "opened_envelopes",
                self.env._("Sealed ballots without names"),
                sealed,
                self.env._("opened by the scrutineers"),
                opened["envelopes"],
            ),
            Sum(
                self,
                "opened_papers",
                self.env._("Papers for the count"),
                keyed,
                self.env._("papers at the opening"),
                opened["papers"],
            ),
            Sum(
                self,
                "sums",
                self.env._("Sealed ballots and papers at the opening"),
                opened["envelopes"] + opened["papers"],
                self.env._("ballots, those without a vote, and those that could not be opened"),
                opened["ballots"] + opened["not_voted"] + opened["rejected"],
            ),
            Sum(
                self,
                "ballots",
                self.env._("Ballots of the opening"),
                opened["ballots"],
                self.env._("ballots here"),
                self._count_ballots(),
            ),
        ]

    def _get_result_sums(self):
        result = self._get_result()
        if not result or result.state == "lot":
            return []
        content = result._get_content()
        rejected = sum(content["rejected"].values())
        return [
            Sum(
                self,
                "counted",
                self.env._("Ballots here"),
                self._count_ballots(),
                self.env._("valid, blank and rejected in the count"),
                content["valid"] + content["blank"] + rejected,
            )
        ]
