from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_base.cleardays import latest_notice_day

from .coop_meeting import OFFICER
from .coop_meeting import CoopMeeting as Prepared


class CoopMeeting(models.Model):
    """Papers go out so many days before the meeting as the rules of its bodies say; what is ready
    later follows, once."""

    _inherit = "coop.meeting"

    _guarded_fields = Prepared._guarded_fields | {"papers_on"}

    papers_by = fields.Date(
        "Papers go out on",
        compute="_compute_papers_by",
        help="By the rules of each of the bodies. Empty: they do not go out by themselves.",
    )
    papers_on = fields.Date("Papers went out on", readonly=True, copy=False)
    round_ids = fields.One2many(
        "coop.papers.round", "meeting_id", string="Papers sent round", groups=OFFICER
    )

    @api.depends(
        "start",
        "body_line_ids.body_id.kind",
        "body_line_ids.body_id.rules_ids.valid_from",
        "body_line_ids.body_id.rules_ids.papers_days",
    )
    def _compute_papers_by(self):
        for meeting in self:
            lines = meeting.body_line_ids if meeting.start else meeting.body_line_ids.browse()
            days = [line._get_papers_by() for line in lines]
            meeting.papers_by = min(filter(None, days), default=False)

    def _get_seated(self):
        """Return the contacts of those on the roll who sit on one of the bodies."""
        # sudo: papers go to who is on the roll, whoever sends them
        return self.sudo().person_ids.holder_id.partner_id

    def _get_new_papers(self):
        """Return the papers that are published and of which nobody was told for this meeting.

        One whose words were replaced since it went out is among them.
        """
        self.ensure_one()
        meeting = self.sudo()  # sudo: those of closed points go out as well
        ready = meeting.item_ids.paper_ids.filtered("published_version_ids")
        return ready.filtered(lambda text: meeting._is_new_paper(text))

    def _is_new_paper(self, text):
        """Return whether nobody was told of a paper as it can be read now.

        A language or a format that was added since makes no other paper of it.
        """
        rounds = self.round_ids.filtered(lambda one: text in one.text_ids)
        if not rounds:
            return True
        sent = rounds.version_ids.filtered(lambda version: version.text_id == text)
        known = {(version.lang, version.format) for version in sent}
        return any(
            (version.lang, version.format) in known and version not in sent
            for version in text.published_version_ids
        )

    def _are_papers_due(self):
        """Return whether papers go out now: their day has come, or the first of them are out."""
        self.ensure_one()
        clock = self.env["coop.clock"]
        if self.state != "called" or self.start <= clock.now() or not self.papers_by:
            return False
        return bool(self.papers_on) or clock.today(self.company_id) >= self.papers_by

    def _send_papers(self):
        """Tell of papers of which nobody was told, and whoever is new on the roll of the others.

        Run again it tells nobody anything twice.
        """
        for meeting in self:
            papers = meeting._get_new_papers()
            if papers and meeting._get_seated():
                today = self.env["coop.clock"].today(meeting.company_id)
                # sudo: guarded against typing; the caller asked the right, or it is the day
                meeting.sudo().papers_on = today
                self.env["coop.papers.round"].sudo().create(
                    {
                        "meeting_id": meeting.id,
                        "sent_on": today,
                        "text_ids": papers.ids,
                        "version_ids": papers.published_version_ids.ids,
                    }
                )
            meeting.sudo().round_ids._tell_people()

    def _send_due_papers(self):
        self.filtered(lambda meeting: meeting._are_papers_due())._send_papers()

    def action_send_papers(self):
        """Send at once what is ready, before its day or after."""
        self.ensure_one()
        self._check_officer()
        if self.state != "called":
            raise UserError(
                self.env._("Papers go out after notice was given and before the meeting begins.")
            )
        if not self._get_seated():
            raise UserError(
                self.env._(
                    "Papers go to those who sit on a body. What all members decide stands in "
                    "the notice."
                )
            )
        if not self._get_new_papers():
            raise UserError(
                self.env._("There is nothing to send. Every paper that is published went out.")
            )
        self._send_papers()
        return True

    def _call(self, consent_count=0, consent_note=None):
        super()._call(consent_count, consent_note)
        self._send_due_papers()

    def _on_moved(self, was):
        """On an earlier day papers may be due at once; on any day somebody else may sit there."""
        super()._on_moved(was)
        self._send_due_papers()

    @api.model
    def _cron_papers(self):
        """Send the papers that are due; safe to stop and to run twice."""
        cron = self.env["ir.cron"]
        coming = self.search(
            [("state", "=", "called"), ("start", ">", self.env["coop.clock"].now())]
        )
        for meeting in coming.filtered(lambda one: one._are_papers_due()):
            if meeting.try_lock_for_update():
                meeting._send_papers()
            cron._commit_progress(1)


class CoopMeetingBody(models.Model):
    _inherit = "coop.meeting.body"

    def _get_papers_by(self):
        """Return the day on which the rules of the body let papers go out, or False."""
        self.ensure_one()
        if not self.body_id or self.body_id.kind == "general":
            return False
        days = self._get_rules().papers_days
        if not days:
            return False
        return latest_notice_day(self.meeting_id._get_day(), days)


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    expects_paper = fields.Boolean(
        "People get a paper on it",
        compute="_compute_expects_paper",
        store=True,
        readonly=False,
        precompute=True,
        help="What is to be decided has one, if you say nothing else. It is on “To do” while it is "
        "missing or not published.",
    )

    @api.depends("purpose")
    def _compute_expects_paper(self):
        for item in self:
            item.expects_paper = item.purpose == "decision"

    def _waits_for_paper(self):
        """Return whether a paper is missing, or is there and nobody can read it yet."""
        self.ensure_one()
        if not self.paper_ids:
            return self.expects_paper
        return any(not paper.published_version_ids for paper in self.paper_ids)
