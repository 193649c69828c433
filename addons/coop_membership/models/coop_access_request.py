from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CoopAccessRequest(models.Model):
    """Somebody asks for everything that the co-op holds about them, and is given it.

    UK GDPR articles 12 and 15. Who makes the copy sees all there is, whoever it is about: so it
    takes the right to know who is supported for everybody's, or the need of it would tell. How the
    copy is made and given is in ``coop_access_request_giving``.
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

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        if not self.env.su and any(request.state != "waiting" for request in self):
            raise UserError(self.env._("An answered request is kept: it shows what was given."))
