from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_minutes import OFFICER


class CoopMinutesApproval(models.Model):
    """A body approves the minutes of a meeting at which it met, as they are at that moment.

    Of a joint meeting each body does so at a meeting of its own. If anything is changed before the
    last of them has, those that approved it earlier are asked again.
    """

    _name = "coop.minutes.approval"
    _description = "Approval of minutes"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "id"
    _rec_name = "body_id"

    minutes_id = fields.Many2one(
        "coop.minutes", required=True, index=True, ondelete="restrict", check_company=True
    )
    body_id = fields.Many2one(
        "coop.body",
        "Approved by",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    meeting_id = fields.Many2one(
        "coop.meeting",
        "Approved at",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    approved_on = fields.Date("Approved on", required=True)
    fingerprint = fields.Char(required=True, help="Of the minutes as they were approved.")

    _once = models.UniqueIndex(
        "(minutes_id, body_id, fingerprint)", "This body has approved these minutes already."
    )


class CoopMinutes(models.Model):
    _inherit = "coop.minutes"

    approval_ids = fields.One2many(
        "coop.minutes.approval", "minutes_id", string="Approvals", groups=OFFICER
    )
    waiting_ids = fields.Many2many(
        "coop.body", string="To be approved by", compute="_compute_waiting_ids"
    )

    @api.depends("state", "approval_ids.fingerprint", "meeting_id.body_line_ids.body_id")
    def _compute_waiting_ids(self):
        for minutes in self:
            minutes.waiting_ids = minutes._get_waiting_bodies()

    def _get_waiting_bodies(self):
        """Return the bodies that met and have not approved the minutes as they are now."""
        self.ensure_one()
        # sudo: who has approved them holds whoever asks
        minutes = self.sudo()
        bodies = minutes.meeting_id.body_line_ids.body_id
        if minutes.closed:
            return bodies.browse()
        if not minutes.approval_ids:
            return bodies
        now = minutes._get_fingerprint()
        return bodies - minutes.approval_ids.filtered(lambda a: a.fingerprint == now).body_id

    def _approve(self, meeting):
        """Approve the minutes at a later meeting that goes on, for the bodies that meet there.

        When each body of the meeting has approved them they are kept as they are.

        :param meeting: the coop.meeting that approves them
        :raise UserError: where it is not one of the bodies', or they were not sent round
        """
        for minutes in self:
            minutes._check_may_approve(meeting)
            # sudo: guarded against typing; the caller checked the right
            kept = minutes.sudo()
            kept._ensure_mark()
            # the fingerprint is over what is stored, which may differ from what was handed over
            self.env.flush_all()
            self.env.invalidate_all()
            kept._note_approval(meeting)
            if not kept._get_waiting_bodies():
                kept._keep(meeting)

    def _check_may_approve(self, meeting):
        self._check_not_approved()
        meeting._check_running()
        if not self.circulated_on:
            raise UserError(self.env._("Send the draft round first, so that people can read it."))
        if meeting == self.meeting_id or meeting.start <= self.meeting_id.start:
            raise UserError(self.env._("Minutes are approved at a later meeting."))
        if not meeting.body_line_ids.body_id & self.meeting_id.body_line_ids.body_id:
            raise UserError(self.env._("Minutes are approved by a body that met."))
        # sudo: drafts that this user may not see are undecided as well
        undecided = (
            self.env["coop.resolution"]
            .sudo()
            .search([("meeting_id", "=", self.meeting_id.id), ("state", "=", "draft")])
        )
        if undecided:
            raise UserError(
                self.env._(
                    "No result is written down of: %(names)s. Say whether each is carried, or take "
                    "it back.",
                    names=", ".join(undecided.mapped("name")),
                )
            )

    def _note_approval(self, meeting):
        waiting = self._get_waiting_bodies()
        lines = meeting.body_line_ids.filtered(lambda line: line.body_id in waiting)
        bodies = lines.body_id
        if not bodies:
            raise UserError(
                self.env._(
                    "These minutes were approved here already. They wait for: %(names)s.",
                    names=", ".join(waiting.mapped("name")),
                )
            )
        for line in lines:
            if not line.is_quorate:
                raise UserError(
                    self.env._(
                        "“%(body)s” cannot approve minutes now: %(quorum)s",
                        body=line.body_id.name,
                        quorum=line.quorum_words or "",
                    )
                )
        now = self._get_fingerprint()
        approvals = self.env["coop.minutes.approval"].create(
            [
                {
                    "company_id": self.company_id.id,
                    "minutes_id": self.id,
                    "body_id": body.id,
                    "meeting_id": meeting.id,
                    "approved_on": self.env["coop.clock"].today(self.company_id),
                    "fingerprint": now,
                }
                for body in bodies
            ]
        )
        approvals.flush_recordset()

    def _keep(self, meeting):
        """All have approved them: they, and what they stand for, go behind the wall."""
        self.meeting_id.person_ids.presence_ids.closed = True
        self.env.flush_all()
        self.write(
            {
                "approved_on": self.env["coop.clock"].today(self.company_id),
                "approved_in_id": meeting.id,
                "fingerprint": self._get_fingerprint(),
                "closed": True,
            }
        )
        self.flush_recordset()
