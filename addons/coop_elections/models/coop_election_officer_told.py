from odoo import models

#: the path of the window in which a returning officer begins
OPENS = "elections-next"


class CoopElection(models.Model):
    """What waits for a returning officer from outside is also told them, each thing once, by the
    way that is theirs: who seldom opens the system hears of it all the same."""

    _inherit = "coop.election"

    def _remind_officer(self):
        result = super()._remind_officer()
        officer = self._get_officer_to_remind()
        if officer and not self.is_rehearsal:
            # sudo: by the job
            election = self.sudo().with_context(lang=officer.lang or "en_GB")
            for waits, day in election._get_officer_things().items():
                self.env["coop.notice"]._tell(
                    officer.partner_id,
                    "election_officer",
                    self,
                    values={"waits": waits, "day": election._say_day(day)},
                    key=f"officer-{day}-{waits}",
                )
        return result

    def _get_words(self, lang):
        election = self.sudo()  # sudo: an address
        return {
            **super()._get_words(lang),
            "officer_link": f"{election.get_base_url()}/odoo/{OPENS}/{election.id}",
        }
