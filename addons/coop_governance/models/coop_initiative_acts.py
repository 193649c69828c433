from dateutil.relativedelta import relativedelta

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

from ..assembly import words_in
from .coop_signed import SIGNABLE
from .decision_words import put, spread

PATH = "/my/initiatives"
#: states in which all members see an initiative
SHOWN = ("open", "reached", "answered", "expired")


class CoopInitiative(models.Model):
    """How an initiative begins, comes before the Council, and is answered."""

    _inherit = "coop.initiative"

    @api.model
    def _start(self, membership, name, wording, statement=None, how="portal", day=None):
        """A member begins an initiative, and is the first to sign.

        :param membership: coop.membership of who begins it
        :param str name: what it is about
        :param str wording: what the Council shall do
        :param str statement: why; with the wording so many words as the rules allow
        :param str how: a code of ``how``
        :param date day: when it was begun; today by default
        :return: the coop.initiative
        :raise UserError: with what does not fit
        """
        company = membership.company_id
        day = day or self.env["coop.clock"].today(company)
        rules = self.env["coop.council.rules"]._get(company, day)
        words = words_in(wording) + words_in(statement)
        if words > rules.initiative_words:
            raise UserError(
                self.env._(
                    "It has %(words)s words. The rules allow %(most)s.",
                    words=words,
                    most=rules.initiative_words,
                )
            )
        # sudo: to begin it is the member's right; the values are those of the arguments
        initiative = self.sudo().create(
            {
                "company_id": company.id,
                "membership_id": membership.id,
                "name": (name or "").strip(),
                "wording": (wording or "").strip(),
                "statement": (statement or "").strip() or False,
                "how": how,
                "asked_on": day,
                "expires_on": day + relativedelta(months=rules.initiative_months),
            }
        )
        initiative._sign(membership, day, how)
        return initiative.with_env(self.env)

    def _put_on(self, meeting, minutes=15):
        """The Council deals with it at a meeting.

        :param meeting: a coop.meeting of the Council that is to come
        :return: the coop.agenda.item
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "reached":
            raise UserError(self.env._("This does not wait for the Council."))
        if self.item_id:
            raise UserError(self.env._("It is on an agenda already."))
        item = meeting._add_for_council(
            self.name, self.wording, minutes, self.env._("Members who signed for it")
        )
        self.sudo().item_id = item  # sudo: guarded against typing; the right was checked
        return item

    def _answer(self, words):
        """The Council answers, with its reasons; everybody who signed is told.

        :param words: in plain words; a text, or texts by language
        """
        self.ensure_one()
        self.check_access("write")
        self._lock()
        words = spread(words, self.env.lang or "en_GB")
        if self.state != "reached":
            raise UserError(self.env._("This does not wait for the Council."))
        if not words:
            raise UserError(self.env._("Write what the Council says, and why."))
        if self.item_id.meeting_id.state not in ("open", "held"):
            raise UserError(
                self.env._("The Council deals with it first: put it on an agenda, and meet.")
            )
        initiative = self.sudo()  # sudo: guarded against typing; the right was checked
        put(initiative, "answer", words)
        initiative.write(
            {
                "state": "answered",
                "answered_on": self.env["coop.clock"].today(self.company_id),
                "answered_by": self.env.user.name,
            }
        )
        initiative._tell_signers("initiative_answered")

    def action_put_on(self):
        return self._open_window(
            "coop.council.agenda", self.env._("Put it on an agenda"), initiative_id=self.id
        )

    def action_answer(self):
        return self._open_window(
            "coop.council.answer", self.env._("The Council answers"), initiative_id=self.id
        )

    def action_print_sheet(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/desk/initiative/{self.id}/sheet",
            "target": "new",
        }

    @api.model
    def _cron_daily(self):
        """What has not enough signatures in time has expired; whoever signed hears of it."""
        super()._cron_daily()
        for initiative in self.search([("state", "in", SIGNABLE)]):
            if initiative.expires_on < self.env["coop.clock"].today(initiative.company_id):
                initiative.sudo()._end("expired")  # sudo: it follows from the day
                initiative._tell_signers("initiative_expired")

    # -- who is told ----------------------------------------------------------------------------

    def _tell_signers(self, kind):
        for initiative in self:
            # sudo: who signed is told what became of it
            people = initiative.sudo()._get_signers()
            # by the system: whoever sends notices reads who told it, and that would be a signer
            notices = self.env["coop.notice"].with_user(SUPERUSER_ID)
            notices._tell(people, kind, initiative, key=kind)

    def _tell_reached(self):
        """Those who signed, and those who sit on the Council, which has to deal with it."""
        self._tell_signers("initiative_reached")
        for initiative in self:
            councils = self.env["coop.body"].search(
                [("company_id", "=", initiative.company_id.id), ("kind", "=", "council")]
            )
            kind = "initiative_council"
            people = councils._get_sitting().partner_id
            notices = self.env["coop.notice"].with_user(SUPERUSER_ID)  # as in _tell_signers
            notices._tell(people, kind, initiative, key=kind)

    def _get_words(self, lang):
        # sudo: who is told of it may read what it is about
        initiative = self.sudo().with_context(lang=lang)
        return {
            "about": initiative.name,
            "wording": initiative.wording,
            "why": initiative.state_why or "",
            "signed": initiative.signed_count,
            "needed": initiative.needed_count,
            "agenda_by": initiative._say_day(initiative.agenda_by),
            "answer_by": initiative._say_day(initiative.answer_by),
            "answer": initiative.answer or "",
            "link": f"{initiative.get_base_url()}{PATH}/{initiative.id}",
        }

    def _say_state(self):
        """Return how it stands as a list of short sentences for members."""
        self.ensure_one()
        if self.state == "waiting":
            return [self.env._("The office looks at it first. Then all members see it.")]
        if self.state == "refused":
            said = self.env._("The reason: %(why)s", why=self.state_why)
            return [self.env._("It is not shown to members."), said]
        if self.state == "withdrawn":
            return [self.env._("It was taken back.")]
        said = [self._say_count()]
        if self.state == "open":
            until = self._say_day(self.expires_on)
            return [*said, self.env._("Members can sign until %(day)s.", day=until)]
        if self.state == "expired":
            return [*said, self.env._("That was not enough in time.")]
        said.append(
            self.env._("That is enough, since %(day)s.", day=self._say_day(self.reached_on))
        )
        if self.state == "answered":
            day = self._say_day(self.answered_on)
            return [*said, self.env._("The Council answered on %(day)s.", day=day)]
        # sudo: when the Council meets is told to all members
        meeting = self.sudo().item_id.meeting_id
        if meeting:
            day = self._say_day(meeting._get_day())
            said.append(self.env._("The Council talks about it when it meets on %(day)s.", day=day))
        else:
            day = self._say_day(self.agenda_by)
            said.append(self.env._("The Council has to talk about it by %(day)s.", day=day))
        day = self._say_day(self.answer_by)
        return [*said, self.env._("It has to answer by %(day)s.", day=day)]
