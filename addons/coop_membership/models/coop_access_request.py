import base64
import hashlib
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

MANAGER = "coop_membership.group_membership_manager"
MAY_KNOW = "coop_membership.group_support_status"


class CoopAccessRequest(models.Model):
    """Somebody asks for everything that the co-op holds about them, and is given it.

    UK GDPR articles 12 and 15. Who makes the copy sees all there is, whoever it is about: so it
    takes the right to know who is supported for everybody's, or the need of it would tell.
    """

    _name = "coop.access.request"
    _description = "Access request"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "asked_on desc, id desc"
    _rec_name = "partner_id"

    _guarded_fields = frozenset({"state", "given_on", "given_by", "pack", "checksum"})

    partner_id = fields.Many2one("res.partner", "Person", required=True, index=True)
    asked_on = fields.Date(
        "Received on", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    how = fields.Selection(
        [
            ("portal", "Signed in"),
            ("paper", "Paper"),
            ("phone", "Phone"),
            ("spoken", "Spoken"),
            ("email", "E-mail"),
        ],
        "Came by",
        required=True,
        default="phone",
    )
    asked_by = fields.Selection(
        [("self", "The person"), ("other", "Somebody for them")],
        "Who asks",
        required=True,
        default="self",
    )
    asker_name = fields.Char("Who asks for them")
    authority = fields.Text(
        "What was shown",
        help="What entitles somebody else to ask: signed by the person, power of attorney, order "
        "of a court. To be a relative or a supporter is not enough.",
    )
    identity = fields.Selection(
        [
            ("signed_in", "They signed in"),
            ("known", "Somebody here knows them and spoke with them"),
            ("document", "A document was seen"),
            ("called_back", "Called back on the number that we have"),
        ],
        "How we know that it is them",
    )
    identity_note = fields.Char("Who checked it, and when")
    wants = fields.Text("What they want to know", help="In their words. Empty: everything.")
    lang = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Welsh")],
        "Language",
        compute="_compute_need",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    format = fields.Selection(
        [("standard", "Standard"), ("large_print", "Large print")],
        compute="_compute_need",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    give_how = fields.Selection(
        [
            ("together", "In person, read together with somebody who helps"),
            ("post", "By post"),
            ("fetched", "Fetched from the office"),
            ("email", "By e-mail"),
        ],
        "To be given",
        compute="_compute_need",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    email_reason = fields.Char(
        "Why by e-mail",
        help="An e-mail can be read by others. Only because the person wants it so.",
    )
    due_on = fields.Date("To be given by", compute="_compute_due_on", store=True)
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("given", "Given"),
            ("refused", "Refused"),
            ("withdrawn", "Taken back"),
        ],
        required=True,
        default="waiting",
        readonly=True,
        tracking=True,
    )
    passage_ids = fields.One2many("coop.access.passage", "request_id", string="To read first")
    unread_count = fields.Integer("Still to read", compute="_compute_unread_count")
    answer = fields.Text("Reason")
    given_on = fields.Date(readonly=True)
    given_by = fields.Char(readonly=True)
    pack = fields.Binary("Copy that was given", readonly=True, attachment=True)
    pack_name = fields.Char(readonly=True)
    checksum = fields.Char(readonly=True, help="SHA-256 of the copy that was given.")

    _company_state_idx = models.Index("(company_id, due_on) WHERE state = 'waiting'")

    @api.depends("partner_id")
    def _compute_display_name(self):
        for request in self:
            request.display_name = self.env._(
                "Access request of %(name)s", name=request.partner_id.name or ""
            )

    @api.depends("partner_id")
    def _compute_need(self):
        for request in self:
            # sudo: how a person likes to be reached, for the letter to that person
            need = request.partner_id.sudo()._coop_need() if request.partner_id else {}
            request.lang = "cy_GB" if need.get("lang") == "cy_GB" else "en_GB"
            large = need.get("format") == "large_print"
            request.format = "large_print" if large else "standard"
            # an Easy Read version of all that is held cannot be made by itself: read together
            easy = need.get("format") == "easy_read" or need.get("channel") == "phone"
            request.give_how = "together" if easy else "post"

    @api.depends("asked_on", "company_id.coop_access_months")
    def _compute_due_on(self):
        holidays = self.env["coop.bank.holiday"]
        for request in self:
            if not request.asked_on:
                request.due_on = False
                continue
            # sudo: how long it may take is no secret
            months = request.company_id.sudo().coop_access_months
            due = request.asked_on + relativedelta(months=months)
            free = holidays._dates(request.company_id, due, due + timedelta(days=14))
            while due.weekday() >= 5 or due in free:
                due += timedelta(days=1)
            request.due_on = due

    @api.depends("passage_ids.decision")
    def _compute_unread_count(self):
        for request in self:
            request.unread_count = len(request.passage_ids.filtered(lambda p: not p.decision))

    @api.constrains("asked_by", "asker_name", "authority", "give_how", "email_reason")
    def _check_said(self):
        for request in self:
            if request.asked_by == "other" and not (
                (request.asker_name or "").strip() and (request.authority or "").strip()
            ):
                raise ValidationError(
                    self.env._(
                        "Write who asks for the person, and what was shown that entitles them."
                    )
                )
            if request.give_how == "email" and not (request.email_reason or "").strip():
                raise ValidationError(
                    self.env._(
                        "Nothing of this is sent by e-mail, unless the person wants it so: then "
                        "write why. Give it by post, or read it together."
                    )
                )

    def _tell_received(self):
        """Tell the person that it came, and by when they have it."""
        for request in self:
            # sudo: the act may be the person's own; texts and deliveries belong to the office
            request = request.sudo()
            self.env["coop.notice"].sudo()._tell(
                request.partner_id, "access_received", request, {"day": request.due_on}
            )

    # Making the copy

    def _check_may_make(self):
        user = self.env.user
        if not (user.has_group(MANAGER) and user.has_group(MAY_KNOW)):
            raise AccessError(
                self.env._(
                    "What is held about a person is put together by a membership manager who may "
                    "know who is supported, whoever the person is."
                )
            )
        self.check_access("write")
        # sudo: whether it is the user's own contact
        if self.env.user.partner_id in self.sudo().partner_id:
            raise UserError(self.env._("Nobody puts their own copy together. Ask a colleague."))

    def _check_waiting(self):
        self._check_may_make()
        if not self.env.su and any(request.state != "waiting" for request in self):
            raise UserError(self.env._("This request was answered already."))

    def action_collect(self):
        """List what somebody has written in free words: it is read before it is given."""
        self._check_waiting()
        for request in self:
            request._collect()
        return True

    def _collect(self):
        """Add the passages that are not listed yet; return them."""
        self.ensure_one()
        found = self.env["coop.access.pack"]._get_passages(self)
        known = {passage.ref: passage for passage in self.passage_ids}
        new = self.env["coop.access.passage"]
        for ref, where, text in found:
            if ref not in known:
                vals = {"request_id": self.id, "ref": ref, "name": where, "text": text}
                # sudo: passages come from the records, and from nobody's hand
                new |= new.sudo().create(vals)
            elif known[ref].text != text:
                # sudo: as above; who read the old words has not read the new ones
                known[ref].sudo().write({"text": text, "decision": False, "text_given": False})
                new |= known[ref]
        gone = self.passage_ids.filtered(lambda p: p.ref not in {ref for ref, *_rest in found})
        gone.sudo().unlink()  # sudo: as above; the record is not there any more
        return new.sudo(False)

    def action_give_all(self):
        """Give what has been read as it stands."""
        self._check_waiting()
        self.passage_ids.filtered(lambda p: not p.decision).decision = "give"
        return True

    def action_look(self):
        """Show the copy as it would be given now."""
        self.ensure_one()
        self._check_may_make()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/access-request/{self.id}/copy",
            "target": "new",
        }

    def action_give(self):
        """Make the copy that is given, keep it, and note when and by whom it was given."""
        self._check_waiting()
        for request in self:
            request._check_ready()
            content, name = request._make_pack()
            # sudo: guarded fields; the rights were checked
            request.sudo().write(
                {
                    "state": "given",
                    "pack": base64.b64encode(content),
                    "pack_name": name,
                    "checksum": hashlib.sha256(content).hexdigest(),
                    "given_on": self.env["coop.clock"].today(request.company_id),
                    "given_by": self.env.user.name,
                }
            )
        return True

    def _check_ready(self):
        if not self.identity:
            raise UserError(
                self.env._("Write how you know that it is this person, before anything is given.")
            )
        self._collect()
        if self.unread_count:
            raise UserError(
                self.env._(
                    "There are %(count)s passages in free words that nobody has read yet. They "
                    "may be about other people too: decide on each.",
                    count=self.unread_count,
                )
            )

    def _make_pack(self):
        """The copy: (content, name of the file); a page where PDF cannot be made."""
        html = self.env["coop.access.pack"]._html(self)
        reports = self.env["ir.actions.report"]
        named = self.with_context(lang=self.lang).env._("What we hold about you")
        if reports._coop_pdf_available():
            return reports._coop_make_pdf(html), f"{named}.pdf"
        return html, f"{named}.html"

    def action_refuse(self):
        self._check_waiting()
        for request in self:
            if not (request.answer or "").strip():
                raise UserError(
                    self.env._(
                        "Write the reason, and tell the person that they can complain to the "
                        "Information Commissioner."
                    )
                )
            request.sudo().state = "refused"  # sudo: guarded; the rights were checked
        return True

    def action_withdraw(self):
        self._check_waiting()
        self.sudo().state = "withdrawn"  # sudo: as in action_refuse
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        if not self.env.su and any(request.state != "waiting" for request in self):
            raise UserError(self.env._("An answered request is kept: it shows what was given."))

    @api.autovacuum
    def _gc_packs(self):
        """Let the files go after their days; what they were stays."""
        today = self.env["coop.clock"].today()
        for company in self.env["res.company"].search([]):
            before = today - timedelta(days=company.coop_access_pack_days)
            old = self.search([("company_id", "=", company.id), ("given_on", "<", before)])
            old.write({"pack": False})
            old.passage_ids.write({"text": False, "text_given": False})
