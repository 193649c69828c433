from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopLetter(models.Model):
    """A letter of the office to people it chose: looked at first, sent once, kept as a record.

    Words come from a published text, in each person's language and format. Who was left out, and
    why, stays with it; what went out is in the deliveries of its notice.
    """

    _name = "coop.letter"
    _description = "Letter to a selection of people"
    _inherit = "coop.company.mixin"
    _order = "id desc"

    text_id = fields.Many2one(
        "coop.text",
        domain="[('kind_id.code', '=', 'letter'), ('company_id', 'in', [company_id, False])]",
        ondelete="restrict",
    )
    how = fields.Selection(
        [
            ("own", "To each in their own way: e-mail, letter or phone"),
            ("print", "Everybody a printed letter"),
        ],
        "How to send",
        required=True,
        default="own",
    )
    state = fields.Selection(
        [("draft", "Not sent"), ("sent", "Sent")], required=True, default="draft", readonly=True
    )
    written_by_id = fields.Many2one(
        "res.users",
        "Written by",
        readonly=True,
        default=lambda self: self.env.user,
        ondelete="set null",
    )
    sent_at = fields.Datetime("Sent on", readonly=True)
    recipient_ids = fields.One2many("coop.letter.recipient", "letter_id", string="People")
    notice_id = fields.Many2one("coop.notice", readonly=True, ondelete="restrict")
    print_run_id = fields.Many2one(
        "coop.print.run", "Print run", readonly=True, ondelete="set null"
    )
    summary = fields.Char("To whom, and how", compute="_compute_summary")
    text_problem = fields.Text("What the text still needs", compute="_compute_text_problem")

    @api.depends("text_id", "sent_at")
    def _compute_display_name(self):
        for letter in self:
            letter.display_name = letter.text_id.name or self.env._("New letter")

    @api.depends("recipient_ids.channel", "recipient_ids.skipped", "how", "text_id")
    def _compute_summary(self):
        for letter in self:
            people = letter.recipient_ids
            told = people.filtered(lambda row: not row.skipped)

            def count(channel, rows=told):
                return len(rows.filtered(lambda row: row.channel == channel))

            parts = {
                self.env._("%(count)s by e-mail"): count("email"),
                self.env._("%(count)s by letter"): count("print"),
                self.env._("%(count)s by phone"): count("phone"),
                self.env._("%(count)s cannot be reached"): count("none"),
                self.env._("%(count)s are not written to"): len(people - told),
            }
            letter.summary = ", ".join(
                text % {"count": number} for text, number in parts.items() if number
            ) or self.env._("Nobody has been chosen yet.")

    @api.depends("text_id.state", "text_id.is_missing", "text_id.is_stale")
    def _compute_text_problem(self):
        for letter in self:
            text = letter.text_id
            problems = text._get_publish_problems() if text and text.state != "published" else []
            if text and text.state == "draft" and not problems:
                problems = [self.env._("A publisher has to publish it.")]
            letter.text_problem = "\n".join(problems)

    # -- choosing people ---------------------------------------------------------------------

    @api.model
    def _start(self, people, company=None):
        """Return a new letter to these people, each once.

        :param people: res.partner; the caller has checked that the user may choose them
        """
        company = company or self.env.company
        # the right to write letters is asked before anything else
        self.browse().check_access("create")
        if not people:
            raise UserError(self.env._("Choose at least one person."))
        letter = self.create({"company_id": company.id})
        letter._add(people)
        return letter

    def _add(self, people):
        self.ensure_one()
        new = people - self.recipient_ids.partner_id
        self.env["coop.letter.recipient"].create(
            [{"letter_id": self.id, "partner_id": person.id} for person in new]
        )

    @api.model
    def _start_action(self, people, company=None):
        letter = self._start(people, company)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Write a letter"),
            "res_model": self._name,
            "res_id": letter.id,
            "views": [(False, "form")],
        }

    # -- words -------------------------------------------------------------------------------

    def _get_versions(self):
        """The wording to look at: what is published, else what is being written."""
        # sudo: an officer who writes letters need not be an editor of texts
        text = self.text_id.sudo()
        return text.published_version_ids or text.version_ids.filtered(
            lambda version: version.state in ("draft", "approved")
        )

    def _coop_notice_values(self, kind, partners):
        """Values for each person; upper floors add theirs."""
        return {partner.id: {} for partner in partners}

    def action_write_text(self):
        """Write a new text here, in every variant that letters need."""
        self.ensure_one()
        self._check_draft()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Write the letter"),
            "res_model": "coop.letter.write",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_letter_id": self.id, "dialog_size": "extra-large"},
        }

    def action_open_text(self):
        self.ensure_one()
        return self.text_id._get_action()

    # -- sending -----------------------------------------------------------------------------

    def _check_draft(self):
        if any(letter.state != "draft" for letter in self):
            raise UserError(self.env._("This letter has been sent. Write a new one."))

    def action_send(self):
        """Send it, once; letters that are printed for everybody stand in a run of their own."""
        self.ensure_one()
        self.check_access("write")
        # sudo: the right was checked; whoever presses second waits and then reads "sent"
        letter = self.sudo()
        letter.lock_for_update()
        letter.invalidate_recordset(["state"])
        letter._check_draft()
        letter._check_ready()
        people = letter.recipient_ids.filtered(lambda row: not row.skipped).partner_id
        notice = letter.env["coop.notice"]._tell(
            people,
            "letter",
            letter,
            key="letter",
            text=letter.text_id,
            channel="print" if letter.how == "print" else None,
        )
        letter.write(
            {
                "state": "sent",
                "sent_at": letter.env["coop.clock"].now(),
                "notice_id": notice.id,
                "written_by_id": letter.env.uid,
            }
        )
        letter.recipient_ids._keep(notice)
        letter._on_sent(people)
        if letter.how == "print" and notice.delivery_ids.filtered(
            lambda row: row.channel == "print" and row.state == "waiting"
        ):
            letter.print_run_id = letter.env["coop.print.run"]._gather(
                letter.company_id, notice.delivery_ids
            )
            return self.action_open_run()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _check_ready(self):
        if not self.text_id:
            raise UserError(self.env._("Choose the text of the letter, or write one."))
        if not self.text_id.published_version_ids:
            raise UserError(
                self.env._(
                    "The text has not been published yet.\n%(problems)s",
                    problems=self.text_problem or "",
                )
            )
        if not self.recipient_ids.filtered(lambda row: not row.skipped and row.channel != "none"):
            raise UserError(self.env._("There is nobody who can be reached."))

    def _on_sent(self, people):
        """After a letter went out to these people; upper floors note it where it belongs."""

    def action_open_run(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.print.run",
            "res_id": self.print_run_id.id,
            "views": [(False, "form")],
        }

    def action_open_deliveries(self):
        self.ensure_one()
        return self.notice_id.action_open_deliveries()

    def write(self, vals):
        if not self.env.su:
            self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_not_sent(self):
        if any(letter.state == "sent" for letter in self):
            raise UserError(self.env._("A letter that was sent is kept."))
