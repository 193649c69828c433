from odoo import fields, models
from odoo.exceptions import UserError


class CoopElectionRules(models.Model):
    _inherit = "coop.election.rules"

    panel_size = fields.Integer(
        "People on a panel, at least",
        required=True,
        default=3,
        help="Who decides when a result is questioned.",
    )

    _panel_possible = models.Constraint(
        "CHECK (panel_size >= 1)", "A panel has at least one person."
    )


class CoopElectionChallenge(models.Model):
    """How a question goes on: a panel is named, it hears, it decides. A governance officer writes
    it down, who has no part in the election."""

    _inherit = "coop.election.challenge"

    def _check_may_handle(self):
        """A governance officer does, who neither stood nor ran nor watched this election."""
        if self.env.su:
            return
        user = self.env.user
        if not user.has_group("coop_governance.group_governance_officer"):
            raise UserError(self.env._("Only a governance officer can do this."))
        for election in self.election_id:
            # sudo: only compared
            held = election.sudo().role_ids.filtered(lambda one: one.user_id == user)
            stood = election.sudo()._get_standing_people() & user.partner_id
            if held or stood:
                raise UserError(
                    self.env._(
                        "You had a part in this election. Let another governance officer do this."
                    )
                )

    def _go_to(self, state, before, vals=None):
        """Move on, under the lock of the election.

        :param str state: the new state
        :param str before: the state in which it has to be
        """
        self.ensure_one()
        self._check_may_handle()
        self.election_id._lock()
        self.invalidate_recordset(["state"])
        if self.state != before:
            raise UserError(self.env._("This has been done already, or it is not its turn."))
        # sudo: guarded against typing; the right was checked
        self.sudo().write({"state": state, **(vals or {})})

    def _today(self):
        return self.env["coop.clock"].today(self.company_id)

    def action_name_panel(self):
        """The panel is complete: from now on it stays, and who asked is told who is on it."""
        for challenge in self:
            challenge._check_may_handle()
            # sudo: what the rules say holds whoever asks
            least = challenge.election_id.rules_id.sudo().panel_size
            if len(challenge.panelist_ids) < least:
                raise UserError(
                    self.env._("Name at least so many people for the panel: %(n)s.", n=least)
                )
            challenge._go_to("panel", "received", {"panel_on": challenge._today()})
            challenge._note_step(self.env._("A panel is named for question %s"))
            challenge._tell_step("panel")
        return True

    def _hear(self, day, note):
        """The panel has heard who asked and who answers for the election.

        :param date day: when
        :param str note: who was heard, and what was looked at; nothing of how anybody voted
        """
        self._check_may_handle()
        if not day or not (note or "").strip():
            raise UserError(self.env._("Say when it was heard, and who was heard."))
        if self.state != "panel":
            raise UserError(self.env._("This has been done already, or it is not its turn."))
        if day > self._today() or day < self.panel_on:
            raise UserError(
                self.env._("Choose a day since the panel was named that is not in the future.")
            )
        self._go_to("heard", "panel", {"heard_on": day, "heard_note": note.strip()})
        self._note_step(self.env._("Question %s is heard"))
        self._tell_step("heard")

    def _decide(self, outcome, answer, passed_over=None):
        """Write down what the panel decided, and do it.

        :param str outcome: a code of ``OUTCOMES``
        :param str answer: why, in words for whoever asked; of a change everybody reads it
        :param passed_over: coop.election.candidate who could not be elected, where the result is
            put right
        """
        self._check_may_handle()
        if not outcome or not (answer or "").strip():
            raise UserError(self.env._("Say what the panel decided, and why."))
        self._go_to(
            "decided",
            "heard",
            {
                "outcome": outcome,
                "answer": answer.strip(),
                "decided_on": self._today(),
                "decided_by": self.env.user.name,
            },
        )
        labels = dict(self._fields["outcome"]._description_selection(self.env))
        said = self.env._("Question %s is decided")
        self._note_step(f"{said}: {labels[outcome]}")
        # sudo: what follows from the decision; the right was checked
        self.sudo()._follow(outcome, answer.strip(), passed_over)
        self._tell_step("decided")

    def _follow(self, outcome, why, passed_over):
        """Do what was decided. ``coop_election_corrected.py`` knows how a result changes."""
        election = self.election_id
        contests = self.contest_id or election.contest_ids
        if outcome == "recount":
            election._recount_questioned(contests, self, why)
        elif outcome == "corrected":
            election._correct_result(contests, why, passed_over)
        elif outcome == "void":
            election._make_void(contests, why)

    def _open_window(self, step, name):
        self.ensure_one()
        self._check_may_handle()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "coop.election.challenge.step",
            "view_mode": "form",
            "target": "new",
            "context": {"default_challenge_id": self.id, "default_step": step},
        }

    def action_hear(self):
        return self._open_window("heard", self.env._("The panel has heard it"))

    def action_decide(self):
        return self._open_window("decided", self.env._("The panel has decided"))

    def action_plan_again(self):
        """Open the window in which an election to the seats that fell vacant is planned."""
        self.ensure_one()
        self._check_may_handle()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_elections.coop_election_plan_action"
        )
        return {**action, "context": {"default_body_id": self.election_id.body_id.id}}
