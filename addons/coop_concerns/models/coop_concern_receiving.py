import logging
from datetime import timedelta

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)


class CoopConcern(models.Model):
    """Receiving a concern, and telling that something waits."""

    _inherit = "coop.concern"

    @api.model
    def _receive(self, company, words, channel="web", by=None, named=None, **values):
        """Take a concern, and let it wait for whoever looks first and is not named in it.

        :param company: the co-op
        :param dict words: what was said, by the names of the fields of coop.concern.words
        :param str channel: how it came
        :param by: the user who typed it for somebody; without one it keeps no trace of who did
        :param named: users whom it is about, as whoever told it says
        :param values: further fields, such as danger or complaint_id
        :return: the concern, with all rights
        :raise UserError: when everybody who could look is named in it
        """
        named = (named or self.env["res.users"]).sudo()  # sudo: only compared with who looks
        if not [user for _role, user in self._get_route(company) if user not in named]:
            raise UserError(
                self.env._(
                    "You say that it is about everybody here who reads this. So please do not "
                    "send it to us: ring the social services of your council, or the police "
                    "on 101."
                )
            )
        # sudo: whoever is worried has no rights here; who signed in is not written down
        writer = by or self.env.ref("base.public_user")
        concerns = self.with_user(writer).with_company(company).sudo()
        clock = self.env["coop.clock"]
        today = clock.today(company)
        deadline = self.env["coop.concern.deadline"]._for(company, today)
        concern = concerns.create(
            {
                "company_id": company.id,
                "received_at": clock.now(),
                "channel": channel,
                "state": "received",
                "decide_by": clock.add_working_days(today, deadline.decide_days, company),
                "authority_id": self.env["coop.concern.authority"]._find_in(words.get("place")).id,
                **values,
            }
        )
        concern._add_row(words)
        concern._note("received")
        concern._go_round(named)
        concern._go_round_found(self._get_readers(company) - named)
        concern._pass_to(*concern._get_open_route()[0], "handed")
        return concern

    @api.model
    def _get_readers(self, company):
        # sudo: who looks is no secret
        return self.env["res.users"].sudo().union(*(u for _r, u in self._get_route(company)))

    def _add_row(self, words):
        """Keep words as they were said."""
        self.ensure_one()
        self.env["coop.concern.words"].create(
            {**words, "concern_id": self.id, "company_id": self.company_id.id}
        )
        self.invalidate_recordset(["words_ids"])

    @api.model
    def _get_due_at(self, hours):
        return self.env["coop.clock"].now() + timedelta(hours=hours)

    def _tell_waiting(self, users):
        """Tell people that something waits for them, and not a word of what.

        The notice is about the co-op and from the system: it leads to no concern, and to nobody
        who told it. A text that is not published must not turn a worried person away.
        """
        company = self.company_id
        notices = self.env["coop.notice"].with_user(SUPERUSER_ID).with_company(company)
        people = users.sudo().partner_id  # sudo: the contacts of those who look
        try:
            with self.env.cr.savepoint():
                notices._tell(people, "concern_waiting", company.with_env(notices.env))
        except UserError:
            _logger.error("nobody could be told that something waits in Concerns")
