from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError

from .decision_words import put, spread


class CoopCallIn(models.Model):
    """How a decision is called in, and brought or refused."""

    _inherit = "coop.call.in"

    @api.model
    def _prepare_vals(self, company, name, why, again_of):
        """Return what any call-in begins with.

        :raise UserError: with what the rules do not allow
        """
        name, why = (name or "").strip(), (why or "").strip()
        if not name or not why:
            raise UserError(self.env._("Say what the Board shall bring, and why."))
        today = self.env["coop.clock"].today(company)
        rules = self.env["coop.council.rules"]._get(company, today)
        if again_of:
            self._check_again(rules, again_of.sudo())  # sudo: the state of what is called in
        decisions = self.env["coop.decision"].sudo()  # sudo: that these bodies are there
        council, board = (
            decisions.with_company(company)._get_body(kind) for kind in ("council", "board")
        )
        if not council or not board:
            raise UserError(self.env._("There is no Council or no Board yet."))
        return {
            "company_id": company.id,
            "name": name,
            "why": why,
            "council_id": council.id,
            "board_id": board.id,
            "asked_on": today,
            "needed": rules.call_supporters,
            "again_of_id": again_of.id if again_of else False,
        }

    @api.model
    def _check_again(self, rules, decision):
        if not rules.call_again:
            raise UserError(
                self.env._("The rules do not let the Council call in what is decided already.")
            )
        if decision.company_id != rules.company_id or decision.state != "decided":
            raise UserError(self.env._("Choose something that the Board has decided."))

    @api.model
    def _ask(self, holder, name, why, again_of=None):
        """A councillor asks for it; others may support it from now on.

        :param holder: coop.office.holder, who sits on the Council today
        :param str name: what the Board shall bring
        :param str why: the reason, which councillors and the Board read
        :param again_of: a coop.decision that is decided, to be looked at again
        :return: the coop.call.in
        """
        vals = self._prepare_vals(holder.company_id, name, why, again_of)
        rules = self.env["coop.council.rules"]._get(holder.company_id)
        until = vals["asked_on"] + timedelta(days=rules.call_days)
        # sudo: to ask is a councillor's right; the values are those of the arguments
        call_in = self.sudo().create({**vals, "holder_id": holder.id, "support_by": until})
        call_in._check_sits(holder)
        if call_in.needed:
            call_in._tell_councillors()
        else:
            call_in._call()
        return call_in.with_env(self.env)

    def _check_sits(self, holder):
        self.ensure_one()
        if holder not in self.sudo().council_id._get_sitting():  # sudo: who sits there is public
            raise UserError(self.env._("Only somebody who sits on the Council can do this."))

    def _support(self, holder):
        """Another councillor supports it.

        :param holder: coop.office.holder, who sits on the Council today
        """
        self.ensure_one()
        call_in = self.sudo()  # sudo: to support is a councillor's right
        call_in.lock_for_update()
        call_in.invalidate_recordset(["state"])
        call_in._check_sits(holder)
        today = self.env["coop.clock"].today(call_in.company_id)
        if call_in.state != "open" or today > call_in.support_by:
            raise UserError(self.env._("Nobody supports this any more."))
        if holder == call_in.holder_id or holder in call_in.support_ids.holder_id:
            raise UserError(self.env._("You support this already."))
        call_in.env["coop.call.in.support"].create(
            {"call_in_id": call_in.id, "holder_id": holder.id, "supported_on": today}
        )
        if call_in._count_supporters() >= call_in.needed:
            call_in._call()

    def _count_supporters(self):
        """Return how many others support it who still sit on the Council."""
        self.ensure_one()
        return len(self.support_ids.holder_id & self.council_id._get_sitting())

    @api.model
    def _resolve(self, resolution, name, why, again_of=None):
        """The Council resolved it: whoever asks, it is called in.

        :param resolution: the coop.resolution of the Council, carried
        """
        self.env["coop.decision"].check_access("create")
        company = resolution.company_id
        vals = self._prepare_vals(company, name, why, again_of)
        if resolution.state != "carried" or resolution.body_id.id != vals["council_id"]:
            raise UserError(self.env._("Choose a resolution of the Council that was carried."))
        # sudo: guarded against typing; the right was checked
        call_in = self.sudo().create({**vals, "needed": 0, "resolution_id": resolution.id})
        call_in._call()
        return call_in.with_env(self.env)

    def _call(self):
        """It is called in: the decision is there, and the Board has to bring it."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        rules = self.env["coop.council.rules"]._get(self.company_id, today)
        bring_by = today + timedelta(days=rules.call_bring_days)
        decision = self.env["coop.decision"].create(
            {
                "name": self.name,
                "company_id": self.company_id.id,
                "board_id": self.board_id.id,
                "council_id": self.council_id.id,
                "year": today.year,
                "origin": "called",
                "why_called": self.why,
                "bring_by": bring_by,
            }
        )
        self.write(
            {
                "state": "called",
                "called_on": today,
                "bring_by": bring_by,
                "decision_id": decision.id,
            }
        )
        self._tell_called()

    def _withdraw(self, holder):
        """Who asked does not want it any more, while others support it."""
        for call_in in self.sudo():  # sudo: only who asked may
            call_in.lock_for_update()
            call_in.invalidate_recordset(["state"])
            if call_in.state == "open" and call_in.holder_id == holder:
                call_in.state = "withdrawn"

    def _refuse(self, why):
        """The Board does not bring it. The next Council hears why.

        :param why: in plain words; a text, or texts by language
        """
        self.ensure_one()
        self.decision_id.check_access("write")
        why = spread(why, self.env.lang or "en_GB")
        if not why:
            raise UserError(self.env._("The Board says why. The Council reads it."))
        call_in = self.sudo()  # sudo: guarded against typing; the right was checked
        call_in.lock_for_update()
        call_in.invalidate_recordset(["state"])
        if call_in.state != "called":
            raise UserError(self.env._("This does not wait for the Board."))
        put(call_in, "state_why", why)
        today = self.env["coop.clock"].today(self.company_id)
        call_in.write({"state": "refused", "refused_on": today})
        first = next(iter(why.values()))
        call_in.decision_id.write({"state": "withdrawn", "withdrawn_why": first})
        call_in._tell_refused()

    def action_dealt(self):
        """The Council has dealt with the refusal."""
        self.check_access("write")
        for call_in in self.filtered(lambda one: one.state == "refused" and not one.dealt_on):
            # sudo: guarded against typing; the right was checked
            call_in.sudo().dealt_on = self.env["coop.clock"].today(call_in.company_id)
        return True

    def action_refuse(self):
        return self._open_window(
            "coop.council.refuse", self.env._("The Board does not bring it"), call_in_id=self.id
        )

    @api.model
    def _cron_daily(self):
        """What not enough councillors supported in time has lapsed."""
        for call_in in self.search([("state", "=", "open")]):
            if call_in._count_supporters() >= call_in.needed:
                call_in._call()  # rules of before, or somebody who came back
            elif call_in.support_by < self.env["coop.clock"].today(call_in.company_id):
                call_in.sudo().state = "lapsed"
                call_in._tell_lapsed()


class CoopDecision(models.Model):
    """What the Council called in is brought by a day, or refused with reasons."""

    _inherit = "coop.decision"

    def action_bring(self):
        result = super().action_bring()
        # sudo: it follows from what was brought
        waiting = self.sudo().call_in_ids.filtered(lambda one: one.state == "called")
        for call_in in waiting:
            today = self.env["coop.clock"].today(call_in.company_id)
            call_in.write({"state": "brought", "brought_on": today})
        return result

    def _decide(self, words, resolution=None, where=None, why=None):
        """What was called in and is decided without ever being brought was not brought: the
        reason why it could not wait is what the Council reads of that, too."""
        super()._decide(words, resolution, where, why)
        # sudo: it follows from what was decided
        for call_in in self.sudo().call_in_ids.filtered(lambda one: one.state == "called"):
            put(call_in, "state_why", spread(why, self.env.lang or "en_GB"))
            call_in.write({"state": "refused", "refused_on": self.override_on})

    def _take_back(self, why):
        """What the Council called in is not taken back before it was brought: it is refused."""
        waiting = self.call_in_ids.filtered(lambda one: one.state == "called")
        if waiting and not self.review_ids:
            waiting._refuse(why)
            return
        super()._take_back(why)
