from odoo import models


class CoopElection(models.Model):
    """When voting begins, who gets no letter with a code hears of it all the same."""

    _inherit = "coop.election"

    def _go_on(self, act):
        result = super()._go_on(act)
        if act == "open_poll" and self.by_portal and not self.is_rehearsal:
            self._tell_open()
        return result

    def _tell_open(self):
        """Tell everybody who can vote now and is not written to by post: who is gets the voting
        letter, and needs no second one that says the same."""
        self.ensure_one()
        # sudo: who has a vote hears that it can be given; nobody is shown who that is
        electors = self.env["coop.election.elector"].sudo()
        mine = [("contest_id", "in", self._get_polled().ids), ("state", "=", "on")]
        people = electors.search(mine).membership_id.partner_id
        needs = people._coop_needs()
        people = people.filtered(lambda one: needs[one.id]["channel"] != "print")
        if people:
            self.env["coop.notice"]._tell(people, "election_open", self, key="open")

    def _get_words(self, lang):
        page = f"{self.get_base_url()}/my/elections/{self.id}/vote"
        return {**super()._get_words(lang), "vote_link": page}
