from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_lesson_done import HOW


class CoopLessonSession(models.Model):
    """These people did this lesson on this day: at a meeting, on paper, with somebody beside them.

    Recording it gives each of them the row that the portal would have given.
    """

    _name = "coop.lesson.session"
    _description = "Lesson done together"
    _inherit = ["coop.company.mixin", "coop.guarded", "mail.thread"]
    _order = "day desc, id desc"

    _guarded_fields = frozenset({"state"})
    _fixed_fields = frozenset(
        {"lesson_id", "day", "how", "facilitator", "partner_ids", "company_id"}
    )

    lesson_id = fields.Many2one(
        "coop.lesson", required=True, ondelete="restrict", index=True, check_company=True
    )
    day = fields.Date(required=True, default=lambda self: self.env["coop.clock"].today())
    how = fields.Selection(HOW, required=True, default="group")
    facilitator = fields.Char("With whom", help="Who led it or sat beside them.")
    place = fields.Char("Where")
    partner_ids = fields.Many2many("res.partner", string="People")
    people_count = fields.Integer("How many", compute="_compute_people_count")
    note = fields.Text(help="What the group asked or said. Nothing about one person.")
    state = fields.Selection(
        [("draft", "Not recorded"), ("recorded", "Recorded")],
        required=True,
        default="draft",
        readonly=True,
        tracking=True,
    )
    done_ids = fields.One2many("coop.lesson.done", "session_id", readonly=True)

    @api.depends("lesson_id", "day")
    def _compute_display_name(self):
        for session in self:
            session.display_name = session.lesson_id.name or self.env._("New")

    @api.depends("partner_ids")
    def _compute_people_count(self):
        for session in self:
            session.people_count = len(session.partner_ids)

    def write(self, vals):
        if self._fixed_fields & vals.keys() and any(row.state == "recorded" for row in self):
            raise UserError(
                self.env._("This is recorded. Press “Take it back” first, then change it.")
            )
        return super().write(vals)

    def action_record(self):
        """Give each person what they did, and close what they were asked to do."""
        for session in self:
            session.check_access("write")
            session._check_recordable()
            rows = session._make_rows()
            # sudo: the right was checked; the state is written by acts alone
            session.sudo().state = "recorded"
            rows._close_tasks()
        return True

    def _check_recordable(self):
        if self.state != "draft":
            raise UserError(self.env._("This is recorded already."))
        if not self.partner_ids:
            raise UserError(self.env._("Choose the people who were there."))
        if self.day > self.env["coop.clock"].today(self.company_id):
            raise UserError(self.env._("That day lies ahead. Check the date."))

    def _make_rows(self):
        needs = self.partner_ids._coop_needs()
        # sudo: rows are written by acts alone, and the right was checked
        return (
            self.env["coop.lesson.done"]
            .sudo()
            .create(
                [
                    {
                        "partner_id": partner.id,
                        "company_id": self.company_id.id,
                        "lesson_id": self.lesson_id.id,
                        "version_id": self.lesson_id._get_version(
                            self.company_id, needs[partner.id]["lang"]
                        ).id,
                        "begun_on": self.day,
                        "done_on": self.day,
                        "how": self.how,
                        "with_whom": self.facilitator,
                        "channel": "office",
                        "typed_by": self.env.user.name,
                        "session_id": self.id,
                    }
                    for partner in self.partner_ids
                ]
            )
        )

    def action_take_back(self):
        """It was a mistake: the rows go, and what was closed by them is open again."""
        for session in self:
            session.check_access("write")
            if session.state != "recorded":
                raise UserError(self.env._("This is not recorded."))
            # sudo: as in action_record
            rows = session.sudo().done_ids
            tasks = self.env["coop.lesson.task"].sudo().search([("done_id", "in", rows.ids)])
            tasks.write({"state": "open", "closed_on": False, "done_id": False})
            rows.unlink()
            session.sudo().state = "draft"
        return True

    def action_open_done(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_learning.coop_lesson_done_action"
        )
        return {**action, "domain": [("session_id", "=", self.id)], "context": {}}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_recorded(self):
        if any(session.state == "recorded" for session in self):
            raise UserError(self.env._("This is recorded. Take it back first."))
