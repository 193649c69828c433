from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_dispute import GROUNDS
from .decision_words import put, spread

PATH = "/my/disputes"


class CoopDispute(models.Model):
    """How a dispute is opened, goes from stage to stage, and ends. Both bodies hear of each."""

    _inherit = "coop.dispute"

    @api.model
    def _open(self, decision, ground, reason, resolution=None, where=None):
        """Open a dispute about a decision.

        :param decision: coop.decision
        :param str ground: a code of ``GROUNDS``, which has to be so
        :param reason: what it is about, in plain words; a text, or texts by language
        :param resolution: the coop.resolution of the Council, carried
        :param str where: where the Council asked for it, if there is no resolution here
        :raise UserError: with what stands in the way
        """
        decision.ensure_one()
        decision.check_access("write")
        decision._lock()
        reason, where = spread(reason, self.env.lang or "en_GB"), (where or "").strip()
        self._check_may_open(decision, ground, reason, resolution, where)
        company = decision.company_id
        stages = self.env["coop.dispute.stage"]._get_stages(company)
        if not stages:
            raise UserError(self.env._("There are no stages yet. Set them up first."))
        # sudo: guarded against typing; the right was checked
        dispute = self.sudo().create(
            {
                "company_id": company.id,
                "decision_id": decision.id,
                "ground": ground,
                "reason": next(iter(reason.values())),
                "resolution_id": resolution.id if resolution else False,
                "requested_where": where or False,
                "opened_on": self.env["coop.clock"].today(company),
            }
        )
        put(dispute, "reason", reason)
        dispute._begin(stages[0], 1)
        dispute._tell_both("dispute_opened", "opened")
        return dispute.with_env(self.env)

    def _check_may_open(self, decision, ground, reason, resolution, where):
        if ground not in decision._get_grounds():
            raise UserError(
                self.env._(
                    "This is not so here: the Council has not objected, the Board has waited and "
                    "answered in time."
                )
            )
        if not reason:
            raise UserError(self.env._("Say what the dispute is about, in plain words."))
        if not resolution and not where:
            raise UserError(
                self.env._("Name the resolution of the Council, or say where it asked for it.")
            )
        if resolution and (
            resolution.state != "carried" or resolution.body_id != decision.council_id
        ):
            raise UserError(self.env._("Choose a resolution of the Council that was carried."))
        if decision.dispute_ids.filtered(lambda one: one.state == "open"):
            raise UserError(self.env._("A dispute about this decision is open already."))

    def _begin(self, stage, number):
        """Begin a stage, with the words that it has today in each language."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        step = self.env["coop.dispute.step"].create(
            {
                "dispute_id": self.id,
                "number": number,
                "name": stage.name,
                "about": stage.about,
                "begun_on": today,
                "due_on": today + timedelta(days=stage.days),
            }
        )
        langs = [code for code, _name in self.env["res.lang"].get_installed()]
        for name in ("name", "about"):
            put(
                step,
                name,
                spread({lang: stage.with_context(lang=lang)[name] for lang in langs}, ""),
            )
        return step

    def _over(self, state, words):
        """It is over: from now on all of it stays as it is."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        put(self, "outcome", words, state=state, ended_on=today)
        self.closed = True
        self._tell_both("dispute_over", "over")

    # -- who is told ----------------------------------------------------------------------------

    def _tell_both(self, kind, key):
        """The Council and the Board are told the same."""
        for dispute in self:
            bodies = dispute.decision_id.council_id | dispute.decision_id.board_id
            people = bodies._get_sitting().partner_id
            self.env["coop.notice"]._tell(people, kind, dispute, key=key)

    def _get_words(self, lang):
        # sudo: who is told of it may read it
        dispute = self.sudo().with_context(lang=lang)
        grounds = dict(dispute._fields["ground"]._description_selection(dispute.env))
        states = dict(dispute._fields["state"]._description_selection(dispute.env))
        last = dispute.step_ids.filtered("done_on")[-1:]
        return {
            "decision": dispute.decision_id.name,
            "ground": grounds[dispute.ground],
            "reason": dispute.reason,
            "stage": dispute.step_id.name or "",
            "about": dispute.step_id.about or "",
            "due": dispute._say_day(dispute.due_on),
            "before": last.words or "",
            "state": states[dispute.state],
            "outcome": dispute.outcome or "",
            "link": f"{dispute.get_base_url()}{PATH}/{dispute.id}",
        }

    def _say_state(self):
        """Return how it stands, as sentences."""
        self.ensure_one()
        if self.state == "settled":
            return [self.env._("Settled on %(day)s.", day=self._say_day(self.ended_on))]
        if self.state == "ended":
            return [
                self.env._(
                    "Ended on %(day)s. They did not agree.", day=self._say_day(self.ended_on)
                )
            ]
        said = self.env._(
            "Now: %(stage)s. Until %(day)s.", stage=self.stage_name, day=self._say_day(self.due_on)
        )
        return [said, self.env._("This is late.")] if self.is_late else [said]


class CoopDisputeStep(models.Model):
    """How a stage ends."""

    _inherit = "coop.dispute.step"

    def _finish(self, outcome, words):
        """Write down what came of the stage that goes on.

        Where they do not agree the next stage begins; after the last one the dispute ends.

        :param str outcome: a code of ``outcome``
        :param words: in plain words, which both bodies read; a text, or texts by language
        """
        self.ensure_one()
        dispute = self.dispute_id
        dispute.decision_id.check_access("write")
        dispute.lock_for_update()
        self.invalidate_recordset(["done_on"])
        words = spread(words, self.env.lang or "en_GB")
        if self.done_on or dispute.state != "open":
            raise UserError(self.env._("This stage is over, and stays as it was written down."))
        if not words or outcome not in dict(self._fields["outcome"].selection):
            raise UserError(self.env._("Say what came of it, in plain words."))
        # sudo: guarded against typing; the right was checked
        step, dispute = self.sudo(), dispute.sudo()
        stages = self.env["coop.dispute.stage"]._get_stages(self.company_id)
        following = stages[self.number : self.number + 1]
        today = self.env["coop.clock"].today(self.company_id)
        put(step, "words", words, outcome=outcome, done_on=today)
        step.closed = True
        step.flush_recordset()
        if outcome == "next" and following:
            dispute._begin(following, self.number + 1)
            dispute._tell_both("dispute_stage", f"stage {self.number + 1}")
        else:
            dispute._over("settled" if outcome == "settled" else "ended", words)


class CoopDecision(models.Model):
    """The disputes about a decision; what the screen says while one is open."""

    _inherit = "coop.decision"

    dispute_ids = fields.One2many("coop.dispute", "decision_id", string="Disputes")
    dispute_id = fields.Many2one(
        "coop.dispute", "Open dispute", compute="_compute_dispute", compute_sudo=True
    )
    dispute_words = fields.Char(
        "Where the dispute stands", compute="_compute_dispute", compute_sudo=True
    )
    dispute_count = fields.Integer(compute="_compute_dispute", compute_sudo=True)
    may_dispute = fields.Boolean(compute="_compute_may_dispute", compute_sudo=True)

    @api.depends("dispute_ids.state", "dispute_ids.step_ids.done_on")
    def _compute_dispute(self):
        for decision in self:
            dispute = decision.dispute_ids.filtered(lambda one: one.state == "open")[:1]
            decision.dispute_id = dispute
            decision.dispute_count = len(decision.dispute_ids)
            decision.dispute_words = " ".join(dispute._say_state()) if dispute else False

    @api.depends("review_ids.outcome", "override_on", "request_ids.is_late", "dispute_ids.state")
    def _compute_may_dispute(self):
        for decision in self:
            decision.may_dispute = bool(decision._get_grounds()) and not decision.dispute_id

    def _get_grounds(self):
        """Return for what a dispute may be opened here: codes of ``GROUNDS`` that are so."""
        self.ensure_one()
        decision = self.sudo()  # sudo: what is so holds whoever asks
        today = self.env["coop.clock"].today(decision.company_id)
        unanswered = decision.request_ids.filtered(
            lambda one: one.state == "open" and one.due_on < today
        )
        late = unanswered or decision.call_in_ids.filtered("is_late")
        holds = {
            "object": decision.review_id.outcome == "object",
            "override": bool(decision.override_on),
            "late": bool(late),
        }
        return [code for code, _label in GROUNDS if holds[code]]

    def action_view_disputes(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_dispute_action"
        )
        return {**action, "domain": [("decision_id", "=", self.id)], "context": {}}

    def action_dispute(self):
        """Open the window in which the Council's dispute is opened."""
        self.ensure_one()
        return self._open_window("coop.dispute.open", self.env._("Open a dispute"))
