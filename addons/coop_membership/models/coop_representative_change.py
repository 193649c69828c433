from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import email_normalize


class CoopRepresentativeChange(models.Model):
    """An organisation says who acts or votes for it from now on; the office looks, and enters it.

    It comes from the one who acts now (signed in, on paper, by phone), or in a letter when that
    person has gone. Entering it takes a person: who it is among the contacts is not guessed.
    """

    _name = "coop.representative.change"
    _description = "New representative or voter"
    _inherit = ["coop.guarded", "coop.office.chatter"]
    _check_company_auto = True
    _order = "asked_at desc, id desc"
    _rec_name = "person_name"

    _guarded_fields = frozenset({"state"})

    membership_id = fields.Many2one(
        "coop.membership",
        "Organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain=[("is_organisation", "=", True)],
    )
    company_id = fields.Many2one(
        related="membership_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    role = fields.Selection(
        [
            ("representative", "Acts for it"),
            ("voter", "Votes for it"),
            ("both", "Acts and votes for it"),
        ],
        "What for",
        required=True,
        default="representative",
    )
    person_name = fields.Char("Name", required=True)
    capacity = fields.Char("As", help="What the person is in the organisation.")
    email = fields.Char()
    phone = fields.Char()
    lang = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Welsh")], "Language", default="en_GB", required=True
    )
    date_from = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    appointed_how = fields.Char(
        "How appointed", help="For example: resolution of its committee of 3 May."
    )
    letter_ids = fields.Many2many("ir.attachment", "coop_representative_change_letter_rel")
    how = fields.Selection(
        [
            ("portal", "Signed in"),
            ("paper", "Paper"),
            ("phone", "Phone"),
        ],
        "Came by",
        required=True,
        default="paper",
    )
    asked_at = fields.Datetime(
        "Came on", required=True, default=lambda self: self.env["coop.clock"].now()
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Contact",
        domain=[("is_company", "=", False)],
        index=True,
        help="The contact that this person is.",
    )
    is_new = fields.Boolean(
        "Nobody we know", help="Looked at the contacts that are alike: it is none of them."
    )
    alike_ids = fields.Many2many(
        "res.partner", string="Likely the same person", compute="_compute_alike_ids"
    )
    state = fields.Selection(
        [("waiting", "Waiting"), ("done", "Entered"), ("refused", "Not entered")],
        required=True,
        default="waiting",
        tracking=True,
    )
    answer = fields.Text("Why not", help="In words for the organisation.")

    @api.model_create_multi
    def create(self, vals_list):
        changes = super().create(vals_list)
        changes._keep_letters()
        return changes

    def write(self, vals):
        result = super().write(vals)
        if "letter_ids" in vals:
            self._keep_letters()
        return result

    def _keep_letters(self):
        """Put letters on the record, so that colleagues can open what one of them scanned."""
        for change in self:
            # sudo: what was put here by who may write here is read by who may read here
            letters = change.sudo().letter_ids.filtered(lambda letter: not letter.res_id)
            letters.write({"res_model": self._name, "res_id": change.id})

    @api.depends("person_name", "email", "partner_id", "is_new", "state")
    def _compute_alike_ids(self):
        for change in self:
            domain = change._get_alike_domain()
            change.alike_ids = self.env["res.partner"].search(domain, limit=10) if domain else False

    def _get_alike_domain(self):
        self.ensure_one()
        if self.partner_id or self.is_new or self.state != "waiting" or not self.person_name:
            return None
        alike = Domain("name", "=ilike", self.person_name.strip())
        if email := email_normalize(self.email or ""):
            alike |= Domain("email_normalized", "=", email)
        return alike & Domain("is_company", "=", False)

    @api.constrains("membership_id")
    def _check_organisation(self):
        for change in self:
            if not change.membership_id.is_organisation:
                raise ValidationError(
                    self.env._(
                        "%(member)s is a person, and acts and votes for themselves.",
                        member=change.membership_id.display_name,
                    )
                )

    def action_enter(self):
        """Enter it: whoever acted or voted until now stops the day before."""
        for change in self:
            change.check_access("write")
            if change.state != "waiting":
                raise UserError(self.env._("This was answered already."))
            if change.membership_id.state == "former":
                raise UserError(self.env._("This organisation is not a member any more."))
            change._enter()
        return True

    def _enter(self):
        self.ensure_one()
        person = self._ensure_person()
        roles = ("representative", "voter") if self.role == "both" else (self.role,)
        for role in roles:
            self.env["coop.representative"]._appoint(
                self.membership_id,
                role,
                person,
                self.date_from,
                capacity=self.capacity,
                appointed_how=self.appointed_how,
                letter_ids=[(6, 0, self.letter_ids.ids)],
            )
        # sudo: the right was checked; the state is written by acts alone
        self.sudo().write({"state": "done", "partner_id": person.id})

    def _ensure_person(self):
        if self.partner_id:
            return self.partner_id
        domain = self._get_alike_domain()
        # sudo: whether there is somebody alike, not who
        if domain and self.env["res.partner"].sudo().search_count(domain, limit=1):
            if self.alike_ids:
                raise UserError(
                    self.env._(
                        "Somebody we know is likely this person. Choose the contact, or tick "
                        "“Nobody we know”."
                    )
                )
            raise UserError(self.env._("A colleague with wider rights has to enter this."))
        vals = {"email": self.email, "phone": self.phone, "lang": self.lang}
        # sudo: a new contact is hidden at once, which an officer has no right to write
        application = self.env["coop.membership.application"].sudo()
        return application._make_agent(self.person_name, **vals)

    def action_refuse(self):
        """Do not enter it. The organisation sees the reason on its page."""
        for change in self:
            change.check_access("write")
            if change.state != "waiting":
                raise UserError(self.env._("This was answered already."))
            if not (change.answer or "").strip():
                raise UserError(self.env._("Write down why it is not entered, for them to read."))
            # sudo: as above
            change.sudo().state = "refused"
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        if not self.env.su and any(change.state == "done" for change in self):
            raise UserError(self.env._("What was entered is kept."))
