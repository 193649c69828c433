from odoo import models
from odoo.exceptions import UserError

from .coop_board_candidate import OPEN


class CoopBoardCandidate(models.Model):
    """How a candidate comes on, up to the seat; each step by one act."""

    _inherit = "coop.board.candidate"

    def _check_may_act(self, *stages):
        self.ensure_one()
        self.check_access("write")
        if self.stage not in stages:
            raise UserError(
                self.env._(
                    "This cannot be done now: %(name)s is at “%(stage)s”.",
                    name=self.name,
                    stage=dict(self._fields["stage"]._description_selection(self.env))[self.stage],
                )
            )

    def _move(self, stage, **vals):
        # sudo: guarded against typing; each act has asked the right
        self.sudo().write({"stage": stage, **vals})
        return True

    def _on_declared(self):
        """After the person declared, in the same transaction."""
        for candidate in self.filtered(lambda c: c.stage == "interested"):
            candidate._move("declared")

    def action_make_contact(self):
        """Enter the person as a contact."""
        self._check_may_act(*OPEN)
        if not self.partner_id:
            self.partner_id = self.env["res.partner"].create(
                {"name": self.name, "company_id": self.company_id.id}
            )
        return True

    def action_checked(self):
        """All is known that those who appoint have to know."""
        self._check_may_act("declared")
        self._check_ready()
        return self._move("checked")

    def _check_ready(self):
        obstacles = self._get_obstacles()
        if obstacles:
            raise UserError(
                self.env._(
                    "Something is missing before %(appointer)s can decide:\n%(obstacles)s",
                    appointer=self.appointer_id.name or self.env._("the Council"),
                    obstacles="\n".join(obstacles),
                )
            )

    def action_propose(self):
        """Put the candidate before those who appoint: the resolution names this person."""
        self._check_may_act("checked")
        self._check_ready()
        resolution = self.resolution_id
        if not resolution or resolution.body_id != self.appointer_id:
            raise UserError(
                self.env._(
                    "Choose the resolution with which “%(body)s” decides on this person. It stands "
                    "on the agenda of a meeting.",
                    body=self.appointer_id.name or "",
                )
            )
        # sudo: the resolution is the meeting's; that it names this person is this act
        resolution.sudo()._name_candidate(self)
        return self._move("proposed")

    def action_back(self):
        """The resolution came to nothing: it may be put before another meeting."""
        self._check_may_act("proposed")
        if self.resolution_id.state in ("draft", "carried"):
            raise UserError(self.env._("The resolution has not been lost or withdrawn."))
        return self._move("checked", resolution_id=False)

    def action_appoint(self):
        """Open the window in which the person takes a seat, as it was resolved."""
        self._check_may_act("proposed")
        self._check_resolved()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Appoint"),
            "res_model": "coop.board.appoint",
            "view_mode": "form",
            "target": "new",
            "context": {"default_candidate_id": self.id},
        }

    def _check_resolved(self):
        resolution = self.resolution_id
        if not (resolution.state == "carried" and resolution.closed):
            raise UserError(
                self.env._(
                    "The resolution has not been carried, or the result has not been declared "
                    "yet. Nobody comes onto the Board without it."
                )
            )

    def _appoint(self, seat, date_from, planned_to=None):
        """Let the person take a seat, by the resolution that was carried.

        :return: the coop.office.term
        """
        self._check_may_act("proposed")
        self._check_resolved()
        term = self.env["coop.office.term"]._begin(
            seat,
            self.partner_id,
            date_from,
            "appointed",
            planned_to,
            resolution=self.resolution_id,
        )
        self._move("appointed", term_id=term.id)
        return term

    def action_not_chosen(self):
        return self._open_ending("not_chosen")

    def action_withdraw(self):
        return self._open_ending("withdrew")

    def _open_ending(self, stage):
        self._check_may_act(*OPEN, "proposed")
        return {
            "type": "ir.actions.act_window",
            "name": dict(self._fields["stage"]._description_selection(self.env))[stage],
            "res_model": "coop.board.candidate.end",
            "view_mode": "form",
            "target": "new",
            "context": {"default_candidate_id": self.id, "default_stage": stage},
        }

    def _leave(self, stage, why):
        """The person does not come onto the Board this time."""
        self._check_may_act(*OPEN, "proposed")
        if self.stage == "proposed" and self.resolution_id.state == "carried":
            raise UserError(
                self.env._("It was resolved to appoint this person. Let them take the seat.")
            )
        return self._move(stage, ended_why=(why or "").strip())
