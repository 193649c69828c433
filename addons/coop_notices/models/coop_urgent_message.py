from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopUrgentMessage(models.Model):
    """Something that cannot wait ("the room has changed"): told now, by every quick way.

    Who has been reached is seen while it happens, those not reached first. A second message may
    correct the first.
    """

    _name = "coop.urgent.message"
    _description = "Urgent message"
    _inherit = "coop.company.mixin"
    _order = "id desc"

    words_en = fields.Text(
        "In English",
        help="One or two short sentences: what has changed, and when. Nothing about a person.",
    )
    words_cy = fields.Text("In Welsh")
    # who was archived since is not told, and the record says so
    person_ids = fields.Many2many(
        "res.partner", string="Who is told", copy=False, context={"active_test": False}
    )
    people_count = fields.Integer("People", compute="_compute_people")
    people_names = fields.Text("Who is told (names)", compute="_compute_people")
    state = fields.Selection(
        [("draft", "Not sent"), ("sent", "Sent")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    sent_at = fields.Datetime("Sent on", readonly=True, copy=False)
    sent_by_id = fields.Many2one(
        "res.users", "Sent by", readonly=True, copy=False, ondelete="set null"
    )
    corrects_id = fields.Many2one("coop.urgent.message", readonly=True, ondelete="restrict")
    corrected_by_ids = fields.One2many("coop.urgent.message", "corrects_id", "Corrected by")
    notice_id = fields.Many2one("coop.notice", readonly=True, copy=False, ondelete="restrict")
    summary = fields.Char("How it went", related="notice_id.summary")
    summary_parts = fields.Json(related="notice_id.summary_parts")
    to_ring_count = fields.Integer(related="notice_id.to_ring_count")
    missing_ids = fields.Many2many(
        "coop.notice.delivery", string="Not reached yet", compute="_compute_reached"
    )
    reached_ids = fields.Many2many("coop.notice.delivery", compute="_compute_reached")

    @api.depends("words_en", "words_cy")
    def _compute_display_name(self):
        for message in self:
            words = message.words_en or message.words_cy or self.env._("New urgent message")
            message.display_name = words if len(words) < 60 else f"{words[:60]}…"

    @api.depends("person_ids")
    def _compute_people(self):
        # sudo: the names of whom they tell, also of people whose contact is hidden from them
        for message in self.sudo():
            message.people_count = len(message.person_ids)
            message.people_names = ", ".join(message.person_ids.mapped("name"))

    @api.depends("notice_id.delivery_ids.state")
    def _compute_reached(self):
        for message in self:
            ways = message.notice_id._get_ways_by_person() if message.notice_id else {}
            best = [rows[:1].id for rows in ways.values()]
            rows = self.env["coop.notice.delivery"].browse(best)
            reached = rows.filtered(lambda row: row.state in ("sent", "printed"))
            message.reached_ids = reached
            # who cannot be reached at all first, then who is still to be rung
            message.missing_ids = (rows - reached).sorted(lambda row: row.state == "waiting")

    # -- beginning ---------------------------------------------------------------------------

    @api.model
    def _start_action(self, people, company=None, corrects=None):
        """Open a new message to these people; the caller has checked who may choose them."""
        self.browse().check_access("create")
        if not people:
            raise UserError(self.env._("Choose at least one person."))
        # sudo: the link to people whose contact is hidden, which the caller has checked
        message = self.sudo().create(
            {
                "company_id": (company or self.env.company).id,
                "person_ids": people.ids,
                "corrects_id": corrects.id if corrects else False,
            }
        )
        return message.sudo(False)._open()

    def _open(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Urgent message"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def action_correct(self):
        """Write to the same people what is right."""
        self.ensure_one()
        # sudo: the same people, of whom some may be hidden
        return self._start_action(self.sudo().person_ids, self.company_id, self)

    # -- sending -----------------------------------------------------------------------------

    def action_send(self):
        """Tell everybody now, once."""
        self.ensure_one()
        self.check_access("write")
        # sudo: the right was checked; whoever presses second waits and then reads "sent"
        message = self.sudo()
        message.lock_for_update()
        message.invalidate_recordset(["state"])
        message._check_draft()
        if not (message.words_en or "").strip() or not (message.words_cy or "").strip():
            raise UserError(
                self.env._("Write the message in English and in Welsh: a few words are enough.")
            )
        notice = message.env["coop.notice"]._tell(
            message.person_ids, "urgent_message", message, key="urgent", urgent=True
        )
        now = message.env["coop.clock"].now()
        message.write(
            {
                "state": "sent",
                "sent_at": now,
                "sent_by_id": self.env.uid,
                "notice_id": notice.id,
            }
        )
        return self._open()

    def _coop_notice_values(self, kind, partners):
        """Return the words for each person, in the language in which they are written to."""
        values = {}
        for partner_id, need in partners._coop_needs().items():
            welsh = need["lang"] == "cy_GB"
            words = self.words_cy if welsh else self.words_en
            if self.corrects_id:
                reader = self.with_context(lang=need["lang"])
                first = reader.env._("This puts right what we told you before.")
                words = f"{first} {words}"
            values[partner_id] = {"words": " ".join((words or "").split())}
        return values

    def action_ring(self):
        return self.notice_id.action_ring()

    def action_open_part(self, which, way):
        return self.notice_id.action_open_part(which, way)

    def _check_draft(self):
        if any(message.state != "draft" for message in self):
            raise UserError(
                self.env._("This message has been sent. Write another one that puts it right.")
            )

    def write(self, vals):
        if not self.env.su:
            self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_not_sent(self):
        if any(message.state == "sent" for message in self):
            raise UserError(self.env._("A message that was sent is kept."))


class CoopNotice(models.Model):
    _inherit = "coop.notice"

    def action_tell_urgently(self):
        """Tell the same people something that cannot wait."""
        self.ensure_one()
        # sudo: those who were told this, of whom some may be hidden
        people = self.sudo().delivery_ids.filtered(lambda row: row.state != "stopped").partner_id
        return self.env["coop.urgent.message"]._start_action(people, self.company_id)


class ResPartner(models.Model):
    _inherit = "res.partner"

    def action_coop_tell_urgently(self):
        return self.env["coop.urgent.message"]._start_action(self._coop_chosen())
