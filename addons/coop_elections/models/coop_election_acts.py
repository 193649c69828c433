from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError

from .mark import NEW_NOTICE, WHOLE_PLAN
from .said import translations

#: act -> (states before, state after, the step that it does)
ACTS = {
    "open_nominations": (("noticed",), "nominations", "nominations_open"),
    "open_poll": (("noticed", "nominations"), "poll", "poll_opens"),
    "close_poll": (("poll",), "closed", "poll_closes"),
    "count": (("closed",), "counted", None),
    "declare": (("counted",), "declared", "declared"),
    # nobody had a rival, so that nothing is voted on
    "declare_unopposed": (("nominations",), "declared", "declared"),
}
#: acts for which the hour of their step has to have come; the others may be earlier
AT_THE_HOUR = ("open_nominations", "open_poll", "close_poll")


class CoopElection(models.Model):
    """How an election goes on: each act checks, changes the state, and is in the journal."""

    _inherit = "coop.election"

    def _lock(self):
        """Wait for whoever else moves these elections on, then read afresh.

        The key stays free: a vote names the election in its row, and waits for no act that takes
        long. Closing waits for votes by a lock of its own.
        """
        if self.ids:
            self.env.cr.execute(
                "SELECT id FROM coop_election WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE",
                [self.ids],
            )
            self.invalidate_recordset(["state"])

    # -- the notice ------------------------------------------------------------------------------

    def _give_notice(self):
        """Give notice of the election: from now on it stays as it is.

        :raise UserError: with everything that is missing
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        self._check_is_draft()
        today = self.env["coop.clock"].today(self.company_id)
        notice = self._get_step("notice")
        if notice.day and notice.day > today:
            # earlier than planned leaves more time; the days behind it are asked again
            notice.with_context(coop_plan=WHOLE_PLAN).day = today
        self._check_blocks("notice")
        # sudo: guarded against typing; the right was checked
        election = self.sudo()
        election.write({"state": "noticed", "noticed_on": today, "qualifying_on": today})
        notice._note_done()
        published = self._publish("notice")
        self._note(
            "notice",
            self.env._("Notice given, with the fingerprint %(print)s", print=published.fingerprint),
        )
        election._agree_due_days()
        if not self.is_rehearsal:
            self._get_threshold(self.company_id).action_begun()
        kind = "election_question" if self.kind == "yes_no" else "election_notice"
        self._tell_voters(kind, key="notice")

    # -- acts at their hour ----------------------------------------------------------------------

    def _go_on(self, act):
        """Do one of the acts that move the election on.

        :param str act: a key of ``ACTS``
        :raise UserError: when it is not its time, or something is in the way
        """
        self.ensure_one()
        before, after, code = ACTS[act]
        self._lock()
        if self.state not in before:
            raise UserError(self.env._("This has been done already, or it is not its turn."))
        step = self.step_ids.filtered(lambda one: one.code == code)
        if act in AT_THE_HOUR and step.at > self.env["coop.clock"].now():
            raise UserError(
                self.env._(
                    "It is too early: “%(step)s” is on %(moment)s.",
                    step=step._get_label(),
                    moment=self._say_step(step),
                )
            )
        self._check_blocks(act)
        # sudo: guarded against typing; the caller checked the right
        self.sudo().state = after
        step._note_done()
        states = dict(self._fields["state"]._description_selection(self.env))
        self._note(act, states[after])

    def action_open_nominations(self):
        return self._act("open_nominations")

    def action_open_poll(self):
        return self._act("open_poll")

    def action_close_poll(self):
        return self._act("close_poll")

    def _act(self, act):
        for election in self:
            election._check_may_run()
            election._go_on(act)
        return True

    @api.model
    def _cron_go_on(self):
        """Open nominations and close polls when their hour has come; safe to run twice."""
        cron = self.env["ir.cron"]
        now = self.env["coop.clock"].now()
        for act in ("open_nominations", "close_poll"):
            before, _after, code = ACTS[act]
            due = [
                ("state", "in", before),
                ("step_ids", "any", [("code", "=", code), ("at", "<=", now)]),
            ]
            for election in (
                self.search(due).try_lock_for_update(allow_referencing=True).filtered_domain(due)
            ):
                if not election._get_blocks(act):
                    election._go_on(act)
                cron._commit_progress(1)

    # -- change and end --------------------------------------------------------------------------

    def _change(self, days, why):
        """Move steps that lie ahead, by a new notice.

        :param dict days: code -> (date, hour as a number)
        :param str why: the reason, which everybody reads
        :return: the coop.election.notice
        :raise UserError: when the new timetable is not legal, or a step is past
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        if self.state not in ("noticed", "nominations", "poll"):
            raise UserError(self.env._("The timetable of this election cannot be moved any more."))
        now = self.env["coop.clock"].now()
        for code, (day, hour) in days.items():
            # sudo: what was noticed is moved by this act alone; the right was checked
            step = self._get_step(code).sudo()
            step = step.with_context(coop_moved=NEW_NOTICE, coop_plan=WHOLE_PLAN)
            if (day, hour) == (step.day, step.hour):
                continue
            if step._is_done(now) or step.at <= now:
                raise UserError(
                    self.env._("“%(step)s” is past and cannot be moved.", step=step._get_label())
                )
            step.write({"day": day, "hour": hour})
            if step.at <= now:
                raise UserError(
                    self.env._(
                        "“%(step)s” would be in the past. Choose a later day.",
                        step=step._get_label(),
                    )
                )
        self._check_timetable()
        notice = self._publish("change", why)
        # sudo: as in _give_notice
        self.sudo()._agree_due_days()
        self._tell_voters("election_changed", key=f"change-{notice.number}")
        return notice

    def _abandon(self, why):
        """End the election without a result; everybody who had a vote is told.

        :param str why: the reason, which everybody reads
        """
        self.ensure_one()
        self._lock()
        self._check_may_abandon(why)
        was_noticed = self.state != "draft"
        # sudo: guarded against typing; the right was checked
        self.sudo().write({"state": "abandoned", "abandoned_why": why})
        if was_noticed:
            self._publish("abandoned", why)
        self._note("abandoned", self.env._("The election is abandoned"), why)
        if was_noticed:
            self._tell_voters("election_abandoned", key="abandoned")

    def action_restart(self):
        """Begin an abandoned election again, on the earliest timetable that is usual."""
        self.ensure_one()
        self._check_may_plan()
        if self.state != "abandoned":
            raise UserError(self.env._("Only an election that was abandoned is begun again."))
        # sudo: who may plan it may begin it again; the values are those it had
        old = self.sudo()
        new = old.create(old._prepare_restart_vals())
        for name in ("name", "where"):
            for lang, words in translations(old, name).items():
                new.with_context(lang=lang)[name] = words
        new._lay_out(new._find_earliest(usual=True))
        after = new._get_step("declared").day + timedelta(days=1)
        for contest in old.contest_ids:
            begins = contest.term_from and max(contest.term_from, after)
            contest.copy({"election_id": new.id, "term_from": begins})
        for role in old.role_ids.filtered(lambda one: not one.date_to):
            role.copy({"election_id": new.id, "date_from": self._get_start()})
        new._note("planned", self.env._("Begun again after one that was abandoned"))
        return new.with_env(self.env).get_formview_action()

    def _prepare_restart_vals(self):
        return {
            "name": self.name,
            "company_id": self.company_id.id,
            "kind": self.kind,
            "body_id": self.body_id.id,
            "meeting_id": self.meeting_id.id,
            "is_rehearsal": self.is_rehearsal,
            "rules_id": self.env["coop.election.rules"]._get(self.company_id).id,
            "restarts_id": self.id,
            **{name: self[name] for name in ("by_portal", "by_post", "by_phone", "by_place")},
        }

    # -- the year planner ------------------------------------------------------------------------

    def _agree_due_days(self):
        """Let the year planner have the days of this election, where it knows its steps."""
        items = self.env["coop.due.item"]
        for election in self.filtered(lambda one: not one.is_rehearsal and one.kind == "seats"):
            for step in election.step_ids:
                known = items.search(
                    [
                        ("company_id", "=", election.company_id.id),
                        ("rule_id.election_step", "=", step.code),
                        ("year", "=", step.day.year),
                        ("done_on", "=", False),
                    ]
                )
                known.filtered(lambda item, day=step.day: item.due_on != day).write(
                    {"agreed_on": step.day}
                )

    # -- windows ---------------------------------------------------------------------------------

    def action_give_notice(self):
        for election in self:
            election._give_notice()
        return True

    def _open_window(self, model, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": {"default_election_id": self.id},
        }

    def action_change(self):
        return self._open_window("coop.election.change", self.env._("Change by a new notice"))

    def action_abandon(self):
        return self._open_window("coop.election.end", self.env._("Abandon an election"))

    def action_open_page(self):
        """Open the page that everybody reads."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/elections/notice/{self.id}",
            "target": "new",
        }

    def action_view_notices(self):
        return self._open_list("coop_elections.coop_election_notice_action")

    def action_view_told(self):
        """Who was told of this election, and how."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_notice_delivery_action"
        )
        domain = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return {**action, "domain": domain, "context": {}}

    def action_view_journal(self):
        return self._open_list("coop_elections.coop_election_journal_action")

    def _open_list(self, xml_id):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xml_id)
        return {**action, "domain": [("election_id", "=", self.id)], "context": {}}
