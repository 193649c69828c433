from odoo import models


class CoopElectionChallenge(models.Model):
    """Whoever asked is told of each step."""

    _inherit = "coop.election.challenge"

    def _tell_step(self, step):
        # sudo: who is told follows from the question; the act checked the right
        challenge = self.sudo()
        if challenge.election_id.is_rehearsal:
            return
        notices = self.env["coop.notice"].with_company(self.company_id)
        partner = challenge.membership_id.partner_id
        notices._tell(partner, "election_challenge", challenge, key=step)

    def _coop_notice_values(self, kind, partners):
        # sudo: each is told of their own question
        challenge = self.sudo()
        values = {}
        for partner in partners:
            lang = partner._coop_need()["lang"]
            reader = challenge.with_context(lang=lang)
            words = reader.election_id._get_words(lang)
            link = f"{self.get_base_url()}/my/elections/{challenge.election_id.id}/question"
            values[partner.id] = {
                "election": words["election"],
                "step": reader._say_step(),
                "more": reader._say_more(),
                "link": link,
            }
        return values

    def _say_step(self):
        """Return in a sentence how it stands."""
        self.ensure_one()
        if self.state == "received":
            if self.is_late:
                return self.env._(
                    "We have it. It came after the last day for questions; it is kept, and a "
                    "panel says what becomes of it."
                )
            return self.env._("We have it. A panel is named next.")
        if self.state == "panel":
            return self.env._("A panel looks at it. It had no part in the election.")
        if self.state == "heard":
            return self.env._("The panel has heard it, and decides next.")
        return {
            "dismissed": self.env._("It is decided: the result stays as it is."),
            "recount": self.env._("It is decided: the votes were counted again."),
            "corrected": self.env._("It is decided: the result is put right."),
            "void": self.env._("It is decided: the election is void."),
        }[self.outcome]

    def _say_more(self):
        """Return what else there is to say: who is on the panel, or why it was decided so."""
        self.ensure_one()
        if self.state == "decided":
            return self.answer
        if self.state in ("panel", "heard"):
            return self.env._(
                "On the panel: %(names)s.", names=", ".join(self.panelist_ids.mapped("name"))
            )
        return self.env._("You need not do anything now.")
