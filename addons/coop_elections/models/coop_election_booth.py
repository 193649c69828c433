import json

from odoo import models

from ..envelope.manifest import MARKS

#: the practice ballot: pictures of the bank
FRUIT = ("1F34E", "1F34A", "1F347", "1F350")
YES_NO = ("1F44D", "1F44E")
PICTURE = "/coop_texts/static/pictures/openmoji/%s.svg"


class CoopElection(models.Model):
    """What the booth shows: the ballots of a voter, in the reader's language."""

    _inherit = "coop.election"

    def _get_booth(self, electors):
        """Return what the booth shows for the rows of the roll of one voter.

        What `_get_ballots` returns, and: voted (a sentence or nothing); of each contest its cards
        as this ballot has them, elector, and after (how often this voter has voted).

        :param electors: coop.election.elector of one voter in this election, on the roll
        """
        booth = self._get_ballots(electors.contest_id)
        revisions = {one.elector_id: one.revision for one in electors._get_envelopes()}
        for elector, ballot in zip(electors, booth["contests"], strict=True):
            ballot.update(
                elector=elector.id,
                # as text: a page leaves out attributes that are nought
                after=str(revisions.get(elector, 0)),
                cards=elector.contest_id._rotate(ballot["cards"]),
            )
        booth["voted"] = electors._say_voted()
        return booth

    def _get_ballots(self, contests):
        """Return what the booth shows to everybody who votes in these contests.

        Keys: id, name, ends (a sentence), manifest (the file), fingerprint, contests, practice.

        :param contests: coop.election.contest of the manifest
        """
        self.ensure_one()
        manifest = self._get_manifest()
        content = {one["id"]: one for one in json.loads(manifest.content)["contests"]}
        ballots = [self._show_ballot(contest, content[contest._get_code()]) for contest in contests]
        return {
            "id": self.id,
            "name": self.name,
            "ends": self.env._(
                "Voting ends on %(moment)s. Until then you can change your vote.",
                moment=self._say_step(self._get_step("poll_closes")),
            ),
            "manifest": manifest.content,
            "fingerprint": manifest.fingerprint,
            "contests": ballots,
            "practice": self._get_practice(ballots),
            "voted": None,
        }

    def _show_ballot(self, contest, known):
        """Return one ballot: its contest as it is in the manifest, and the cards in its order."""
        is_question = self.kind == "yes_no"
        return {
            "code": known["id"],
            "title": contest._get_label(),
            "most": known["most"],
            "seats": known["seats"],
            "has_marks": known["rule"] in MARKS,
            "is_question": is_question,
            "cards": self._get_answers() if is_question else self._get_cards(contest, known),
        }

    def _get_answers(self):
        """Return the cards of a question: yes and no."""
        words = (self.env._("Yes"), self.env._("No"))
        return [
            {"number": place, "name": name, "photo": PICTURE % picture, "is_drawing": True}
            for place, (name, picture) in enumerate(zip(words, YES_NO, strict=True), 1)
        ]

    def _get_cards(self, contest, known):
        """Return the cards of candidates, in the order of the manifest."""
        # sudo: what is shown of candidates is what they agreed to; names on a ballot differ
        candidates = contest.sudo().candidate_ids.filtered("ballot_order")
        by_name = {one.ballot_name: one for one in candidates}
        cards = []
        for number, name in enumerate(known["candidates"], 1):
            one = by_name[name]
            card = one._get_card()
            lines = card["easy"] or [card["words"]]
            cards.append(
                {
                    **card,
                    "number": number,
                    "first": lines[0],
                    # what is not read yet
                    "more": lines[1:] + ([card["words"]] if card["easy"] else []),
                    "has_died": one.state == "died",
                }
            )
        return cards

    def _get_practice(self, contests):
        """Return the practice ballot: about fruit, and marked as the real one is."""
        real = contests[0]
        names = (
            self.env._("Apple"),
            self.env._("Orange"),
            self.env._("Grapes"),
            self.env._("Pear"),
        )
        has_marks = real["has_marks"]
        most = min(2, real["most"]) if has_marks else len(names)
        return {
            "code": "practice",
            "title": self.env._("Which fruit do you like?"),
            "elector": "0",
            "after": "0",
            "most": most,
            "seats": min(2, real["seats"]),
            "has_marks": has_marks,
            "is_question": False,
            "cards": [
                {"number": place, "name": name, "photo": PICTURE % picture, "is_drawing": True}
                for place, (name, picture) in enumerate(zip(names, FRUIT, strict=True), 1)
            ],
        }

    def _get_helping_bar(self, whom):
        """Return why who acts or sits beside cannot help to vote here, in words, or nothing.

        :param whom: the `Whom` of the request
        """
        if whom.channel == "paper":
            return self.env._(
                "A vote on paper is not typed in here. It stays in its envelope until the count."
            )
        # sudo: who acts for the voter; only compared with who stands
        people = whom.operator.sudo().partner_id | whom.beside.sudo().helper_partner_id
        # sudo: as above
        if people & self.sudo()._get_standing_people():
            return self.env._(
                "Somebody who stands in this election, or helps others to stand, cannot help "
                "others to vote. Ask us for another helper."
            )
        return None
