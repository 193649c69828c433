from datetime import timedelta

from odoo import models
from odoo.exceptions import UserError

from .decision_words import put, spread


class CoopDecisionReview(models.Model):
    """How a review ends: the Council concludes, the Board answers each request."""

    _inherit = "coop.decision.review"

    def action_conclude(self):
        """Open the window in which the conclusion of the Council is written down."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The Council concludes"),
            "res_model": "coop.review.conclude",
            "view_mode": "form",
            "target": "new",
            "context": {"default_review_id": self.id},
        }

    def _get_outcomes(self):
        """Return what the Council may conclude here, as codes."""
        self.ensure_one()
        # sudo: what the rules let the Council do holds, whoever asks
        matter = self.sudo().matter_id or self.env["coop.reserved.matter"].new({})
        return matter._get_outcomes()

    def _conclude(self, outcome, reasons, resolution, dissent=None):
        """Write down what the Council concluded.

        From now on its requests stand. Where it objects or refers back and has asked for nothing
        in particular, its reasons are what the Board answers.

        :param str outcome: a code of ``OUTCOMES``
        :param reasons: in plain words, a text or texts by language; may be empty where it simply
            supports
        :param resolution: the coop.resolution of the Council, carried, that names this review
        :param str dissent: who saw it otherwise, and why
        """
        self.ensure_one()
        self.check_access("write")
        decision = self.decision_id
        decision._lock()
        self.invalidate_recordset(["concluded_on", "state"])
        reasons = spread(reasons, self.env.lang or "en_GB")
        self._check_may_conclude(outcome, reasons, resolution)
        if outcome in ("refer", "object") and not self.request_ids:
            wording = next(iter(reasons.values()))
            asked = self.env["coop.review.request"].create(
                {"review_id": self.id, "wording": wording}
            )
            put(asked, "wording", reasons)
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: what the rules say holds whoever writes; the rest is guarded, the right was checked
        matter = decision.sudo().matter_id or self.env["coop.reserved.matter"].new({})
        review, requests = self.sudo(), self.sudo().request_ids
        for number, request in enumerate(requests.sorted(lambda r: (r.sequence, r.id)), 1):
            request.write({"number": number, "stands": True})
        put(review, "reasons", reasons)
        review.env.flush_all()  # the database asks the resolution and the requests
        review.write(
            {
                "concluded_on": today,
                "outcome": outcome,
                "dissent": (dissent or "").strip() or resolution.dissent or False,
                "resolution_id": resolution.id,
                "answer_by": today + timedelta(days=matter.answer_days),
            }
        )
        review.flush_recordset()
        decision.sudo().state = "concluded"
        review._on_answered()
        review._tell_concluded()

    def _check_may_conclude(self, outcome, reasons, resolution):
        if self.state != "open":
            raise UserError(self.env._("The Council has concluded this review already."))
        if self.decision_id.state != "review":
            raise UserError(self.env._("This decision is over."))
        if outcome not in self._get_outcomes():
            raise UserError(
                self.env._("The rules do not let the Council do this about this matter.")
            )
        if outcome != "support" and not reasons:
            raise UserError(self.env._("Say why. The Board has to answer it."))
        if outcome == "changes" and not self.request_ids:
            raise UserError(
                self.env._(
                    "Write down what the Council asks for: each change on a line of its own."
                )
            )
        if (
            resolution.state != "carried"
            or resolution.review_id != self
            or resolution.body_id != self.decision_id.council_id
        ):
            raise UserError(
                self.env._(
                    "Choose the resolution by which the Council concluded: carried, and on this "
                    "review."
                )
            )

    def _on_answered(self):
        """The last request was answered: the review is finished, and the Council hears of it."""
        for review in self:
            if review.state != "concluded" or review.request_ids.filtered(
                lambda request: request.state == "open"
            ):
                continue
            # sudo: it follows from the last answer
            review = review.sudo()
            review.answered_on = self.env["coop.clock"].today(review.company_id)
            review.flush_recordset()
            if review.decision_id.state == "concluded":
                review.decision_id.state = "answered"
            if review.request_ids:
                review._tell_answered()
