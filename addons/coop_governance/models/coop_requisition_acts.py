from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..assembly import words_in
from .coop_requisition import SIGNABLE


class CoopRequisition(models.Model):
    """How members ask for a meeting, sign, and how that ends."""

    _inherit = "coop.requisition"

    @api.model
    def _start(self, membership, name, wording=None, statement=None, how="portal", day=None):
        """A member asks for a meeting, and is the first to sign.

        :param membership: coop.membership of who asks
        :param str name: what it is about
        :param str wording: the text of the resolution, if it shall decide something
        :param str statement: why; so many words as the rules allow
        :param str how: a code of ``how``
        :param date day: when it was asked; today by default
        :return: the coop.requisition
        :raise UserError: with what does not fit
        """
        company = membership.company_id
        day = day or self.env["coop.clock"].today(company)
        most = self.env["coop.general.rules"]._get(company, day).statement_words
        if words_in(statement) > most:
            raise UserError(
                self.env._(
                    "Why the meeting is asked for has %(words)s words. The rules allow %(most)s.",
                    words=words_in(statement),
                    most=most,
                )
            )
        # sudo: to ask is the member's right; the values are those of the arguments
        requisition = self.sudo().create(
            {
                "company_id": company.id,
                "membership_id": membership.id,
                "name": name,
                "wording": wording,
                "statement": statement,
                "how": how,
                "asked_on": day,
            }
        )
        requisition._sign(membership, day, how)
        return requisition.with_env(self.env)

    def _sign(self, membership, day, how, noted=None):
        """A member signs, on a day on which they are one.

        :param membership: coop.membership
        :param date day: the day of the signature, as it stands on the paper
        :param str how: a code of ``how``
        :param str noted: what stood on the paper
        :return: the coop.requisition.signature
        :raise UserError: when it does not count, with the reason
        """
        self.ensure_one()
        requisition = self.sudo()  # sudo: to sign is the member's right
        requisition._lock()
        problem = requisition._get_problem(membership, day)
        if problem:
            raise UserError(problem)
        signature = requisition.env["coop.requisition.signature"].create(
            {
                "company_id": requisition.company_id.id,
                "requisition_id": requisition.id,
                "membership_id": membership.id,
                "signed_on": day,
                "how": how,
                "noted": noted,
            }
        )
        requisition._look_whether_reached()
        return signature.with_env(self.env)

    def _get_problem(self, membership, day):
        """Return why a signature would not count, in words; nothing when it does."""
        self.ensure_one()
        # sudo: the caller names the member; the register says whether they are one
        member = membership.sudo()
        today = self.env["coop.clock"].today(self.company_id)
        if self.state not in SIGNABLE:
            return self.env._("Nobody signs this any more.")
        if member.company_id != self.company_id:
            return self.env._("This is a request of members of another co-op.")
        if day > today:
            return self.env._("The day of the signature lies ahead.")
        if not member._period_on(day):
            return self.env._(
                "%(name)s was not a member on %(day)s.",
                name=member.member_name,
                day=format_date(self.env, day),
            )
        if self.sudo()._get_signature(membership):  # sudo: whether, and no more
            return self.env._("%(name)s has signed already.", name=member.member_name)
        return None

    def _get_signature(self, membership):
        """Return the standing signature of a member, or none."""
        self.ensure_one()
        return self.signature_ids.filtered(
            lambda one: one.membership_id == membership and not one.struck_on
        )

    def _look_whether_reached(self):
        """Write down that enough have signed, if they have, and tell those whom it concerns."""
        for requisition in self.filtered(lambda one: one.state in SIGNABLE):
            requisition.invalidate_recordset(["signed_count", "needed_count", "missing_count"])
            if not requisition.missing_count:
                # sudo: it follows from the numbers, whoever signed last
                requisition.sudo()._reach()

    def _reach(self):
        self.ensure_one()
        self.env["coop.requisition.reached"]._write_down(self)
        self._end("reached")
        self._tell_reached()

    def _end(self, state, why=None):
        """Nobody signs any more: the signatures stand as they are from now on."""
        for requisition in self:
            requisition.signature_ids._close()
            requisition.write({"state": state, "state_why": why})

    # -- the office, and who began it --------------------------------------------------------

    def action_show(self):
        """The office has looked at it: all members see it."""
        self._check_officer()
        for requisition in self.filtered(lambda one: one.state == "waiting"):
            requisition.sudo().state = "open"  # sudo: guarded against typing; the right was asked
            requisition._tell_starter("requisition_shown")
        return True

    def _refuse(self, why):
        """It is not shown: it could decide nothing, or would wrong somebody (s.303(5))."""
        self._check_officer()
        self._check_signable()
        for requisition in self:
            requisition.sudo()._end("refused", why)  # sudo: as in action_show
            requisition._tell_starter("requisition_refused")

    def _withdraw(self, why):
        """Who began it takes it back, before enough have signed."""
        self._check_signable()
        self.sudo()._end("withdrawn", why)  # sudo: the caller settled whose wish it is

    def _check_signable(self):
        if any(requisition.state not in SIGNABLE for requisition in self):
            raise UserError(
                self.env._("It is too late: enough members have signed, or this request has ended.")
            )

    def _call(self, day):
        """The notice of the meeting that was asked for has gone out."""
        for requisition in self.filtered(lambda one: one.state == "reached"):
            # sudo: guarded against typing; the caller gave the notice
            requisition.sudo().write({"state": "called", "called_on": day})

    def action_print_sheet(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/desk/requisition/{self.id}/sheet",
            "target": "new",
        }

    @api.model
    def _cron_daily(self):
        """When members leave, fewer signatures are enough."""
        self.search([("state", "in", SIGNABLE)])._look_whether_reached()
