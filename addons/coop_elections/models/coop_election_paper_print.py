import base64

from odoo import models
from odoo.tools.image import image_data_uri

from odoo.addons.coop_access import codes


class CoopElectionPaper(models.Model):
    """What is printed: the declaration with number and bar code, and a ballot without either."""

    _inherit = "coop.election.paper"

    def _get_packs(self):
        """Return what is printed of these papers: [(declaration, ballot, language, size)].

        Each in the language of the elector and in letters of their size; declaration and ballot
        are sheets of their own, so that they can be put into two envelopes.
        """
        # sudo: name, address and needs of electors, for their own papers
        papers = self.sudo()
        needs = papers.elector_id.membership_id.partner_id._coop_needs()
        packs = []
        for paper in papers:
            need = needs[paper.elector_id.membership_id.partner_id.id]
            reader = paper.with_context(lang=need["lang"])
            size = "large" if need["format"] in ("large_print", "easy_read") else "usual"
            packs.append((reader._draw_declaration(), reader._draw_ballot(), need["lang"], size))
        return packs

    def _draw_declaration(self):
        election = self.election_id
        officer = election._get_returning_officer()
        return self.env["ir.qweb"]._render(
            "coop_elections.paper_declaration",
            {
                "paper": self,
                "election": election,
                "contest": self.contest_id,
                "name": self.elector_id.member_name,
                "send_by": self.env._(
                    "Send it to us. It has to be here by %(moment)s.",
                    moment=election._say_step(election._get_step("poll_closes")),
                ),
                "wrong": self.env._(
                    "Is something wrong with the paper? Ring %(name)s: %(reach)s. You get another.",
                    name=officer.name,
                    reach=officer.phone or officer.email,
                ),
                "numbers": self.env._(
                    "Paper number %(number)s. Voter number %(voter)s. Code %(code)s.",
                    number=self.number,
                    voter=self.elector_id.number,
                    code=codes.show(self.code),
                ),
                "code": codes.show(self.code),
                "bars": self._draw_bars(),
            },
        )

    def _draw_ballot(self):
        """Return the ballot: nothing on it tells whose it is."""
        contest = self.contest_id
        known = self.election_id._get_manifest()._read().contests[contest._get_code()]
        return self.env["ir.qweb"]._render(
            "coop_elections.paper_ballot",
            {
                "election": self.election_id,
                "contest": contest,
                "has_marks": known.has_marks,
                "up_to": self.env._("You can choose up to %(most)s.", most=known.most),
                "rows": self._get_rows(contest, known),
                "mark": self.election_id._get_manifest().fingerprint[:8],
            },
        )

    def _get_rows(self, contest, known):
        """Return [(name, picture as an address in itself or None, its number or None)] in the order
        of this ballot. Where each begins with another, whoever keys papers needs the numbers."""
        if contest.election_id.kind == "yes_no":
            return [(self.env._("Yes"), None, None), (self.env._("No"), None, None)]
        candidates = contest.candidate_ids.filtered("ballot_order")
        by_name = {one.ballot_name: one for one in candidates}
        rows = []
        for number, name in enumerate(known.candidates, 1):
            photo = by_name[name].photo
            said = self.env._("Candidate %(number)s", number=number)
            picture = image_data_uri(photo) if photo else None
            rows.append((name, picture, said if contest._is_rotated() else None))
        return contest._rotate(rows)

    def _draw_bars(self):
        """Return the code as a bar code, as an address that holds it in itself."""
        reports = self.env["ir.actions.report"]
        png = reports.barcode("Code128", self.code, width=600, height=120, humanreadable=0)
        return f"data:image/png;base64,{base64.b64encode(png).decode()}"
