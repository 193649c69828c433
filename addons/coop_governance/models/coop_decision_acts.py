from datetime import timedelta

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .decision_words import put, spread

OVER = ("decided", "withdrawn")


class CoopDecision(models.Model):
    """How a decision goes its way: brought, decided, decided without waiting, taken back."""

    _inherit = "coop.decision"

    def _lock(self):
        """Wait for whoever else moves these decisions on, then read afresh."""
        if self.ids:
            self.env.cr.execute(
                "SELECT id FROM coop_decision WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [self.ids]
            )
            self.invalidate_recordset(["state"])

    def _get_draft_version(self):
        return self.version_ids.filtered(lambda version: not version.closed)[:1]

    def _get_brought(self):
        """Return the version that was brought last, or none."""
        return self.version_ids.filtered("closed").sorted("number")[-1:]

    def action_bring(self):
        """The Board brings a version: from now on it stays as it is, and the Council reviews it."""
        self.ensure_one()
        self.check_access("write")
        self._lock()
        if self.state in OVER:
            raise UserError(self.env._("This decision is over."))
        if self.state == "review":
            raise UserError(
                self.env._("The Council reviews a version already. It concludes on that one first.")
            )
        version = self._get_draft_version()
        if not version:
            raise UserError(self.env._("Write down a version first: the paper and what it means."))
        version._check_complete()
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: guarded against typing; the right was checked
        decision = self.sudo()
        version.risk_ids.sudo().closed = True
        version.sudo().write(
            {
                "number": (self._get_brought().number or 0) + 1,
                "brought_on": today,
                "closed": True,
                "reading_ids": [(6, 0, version.text_id.published_version_ids.ids)],
            }
        )
        version.flush_recordset()  # the database asks whether it was brought
        review = decision.env["coop.decision.review"].create(
            decision._prepare_review_vals(version, today)
        )
        decision.state = "review"
        review._tell_council()
        return True

    def _prepare_review_vals(self, version, today):
        """Return the values of the review of a version, its days by the matter's rules."""
        matter = self.matter_id or self.env["coop.reserved.matter"].new({})
        consult = today + timedelta(days=matter.consult_days if matter.asks_members else 0)
        return {
            "decision_id": self.id,
            "version_id": version.id,
            "number": len(self.review_ids) + 1,
            "opened_on": today,
            "consult_until": consult,
            "conclude_by": consult + timedelta(days=matter.council_days),
        }

    def _get_obstacles(self):
        """Return what stands between this and the final decision, as sentences."""
        self.ensure_one()
        review = self.sudo().review_id  # sudo: what holds it back is said to whoever may decide
        if not review:
            return [self.env._("The Council has not seen it yet.")]
        if review.state == "open":
            day = format_date(self.env, review.conclude_by)
            return [self.env._("The Council reviews it, until %(day)s.", day=day)]
        if self.version_ids.filtered("closed").sorted("number")[-1:] != review.version_id:
            return [self.env._("The last version has not been reviewed.")]
        obstacles = [
            self.env._(
                "The Board has not answered: “%(request)s” (due %(day)s).",
                request=request.wording,
                day=format_date(self.env, request.due_on),
            )
            for request in self.sudo().request_ids
            if request.state == "open"
        ]
        if review.outcome == "refer":
            obstacles.append(
                self.env._(
                    "The Council referred it back: bring it again, and it is reviewed again."
                )
            )
        return obstacles

    def action_decide(self):
        return self._open_window("coop.decision.final", self.env._("The final decision"))

    def action_override(self):
        return self._open_window("coop.decision.override", self.env._("Decide without waiting"))

    def action_take_back(self):
        return self._open_window("coop.decision.withdraw", self.env._("Take it back"))

    def _open_window(self, model, title):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": {"default_decision_id": self.id},
        }

    def _decide(self, words, resolution=None, where=None, why=None):
        """Write down the final decision.

        :param words: what was decided, in plain words; a text, or texts by language
        :param resolution: the coop.resolution of the Board, carried
        :param str where: where it is written down, if there is no resolution here
        :param why: why it cannot wait for the Council or for answers, as ``words``; empty where
            all is done
        :raise UserError: with what stands in the way
        """
        self.ensure_one()
        self.check_access("write")
        self._lock()
        lang = self.env.lang or "en_GB"
        words, why, where = spread(words, lang), spread(why, lang), (where or "").strip()
        if self.state in OVER:
            raise UserError(self.env._("This decision is over."))
        if not words:
            raise UserError(self.env._("Write down what was decided, in plain words."))
        if not resolution and not where:
            raise UserError(
                self.env._("Name the resolution of the Board, or say where it is written down.")
            )
        self._check_resolution(resolution)
        obstacles = self._get_obstacles()
        if obstacles and not why:
            raise UserError(
                self.env._(
                    "This cannot be decided yet.\n%(obstacles)s\nIf it cannot wait, use “Decide "
                    "without waiting” and say why. The law lets trustees act; the Council hears of "
                    "it.",
                    obstacles="\n".join(obstacles),
                )
            )
        if why and not obstacles:
            raise UserError(
                self.env._("Nothing stands in the way: it can be decided in the usual way.")
            )
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: guarded against typing; the right was checked
        decision = self.sudo()
        put(decision, "decided_words", words)
        if why:
            put(decision, "override_why", why, override_on=today)
        decision.env.flush_all()  # the database asks the reviews and requests
        decision.write(
            {
                "state": "decided",
                "decided_on": resolution.decided_on if resolution else today,
                "resolution_id": resolution.id if resolution else False,
                "decided_where": where or False,
            }
        )
        decision.flush_recordset()
        if why:
            self._tell_override()
        self._tell_outcome()

    def _check_resolution(self, resolution):
        if resolution and (
            resolution.state != "carried"
            or resolution.body_id != self.board_id
            or resolution.decision_id != self
        ):
            raise UserError(
                self.env._(
                    "Choose a resolution of the Board that was carried and names this decision."
                )
            )

    def _take_back(self, why):
        """The Board does not go on with it. What was asked and answered stays.

        :param str why: the reason, which the Council reads
        """
        self.ensure_one()
        self.check_access("write")
        self._lock()
        if self.state in OVER:
            raise UserError(self.env._("This decision is over."))
        if not (why or "").strip():
            raise UserError(self.env._("Say why it is taken back."))
        # sudo: guarded against typing; the right was checked
        self.sudo().write({"state": "withdrawn", "withdrawn_why": why.strip()})
        self._tell_withdrawn()

    def action_council_dealt(self):
        """The Council has dealt with a decision that did not wait for it."""
        self.check_access("write")
        for decision in self.filtered("override_on"):
            today = self.env["coop.clock"].today(decision.company_id)
            decision.override_told_on = decision.override_told_on or today
        return True

    def action_new_version(self):
        """Begin the next version, with what the last one said."""
        self.ensure_one()
        self.check_access("write")
        if self.state in ("review", *OVER):
            raise UserError(self.env._("A version is begun before a review, or after it."))
        if not self._get_draft_version():
            last = self._get_brought()
            if last:
                version = last.copy({"what_changed": False})
                for risk in last.risk_ids:
                    risk.copy({"version_id": version.id})
        return True
