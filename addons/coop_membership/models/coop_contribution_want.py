from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain


class CoopContributionWant(models.Model):
    """Something that is looked for, by the co-op or by a member: what, where, when.

    What a member looks for is seen by the office first and by members after that; members are
    told that somebody is looking, and not who.
    """

    _name = "coop.contribution.want"
    _description = "What is looked for"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "asked_on desc, id desc"

    _guarded_fields = frozenset({"state"})

    kind_id = fields.Many2one(
        "coop.contribution.kind", required=True, index=True, ondelete="restrict"
    )
    name = fields.Char("What", required=True)
    where_text = fields.Char("Where")
    area_id = fields.Many2one(
        "coop.area", index=True, check_company=True, help="Empty: wherever the co-op is."
    )
    when_text = fields.Char("When")
    date_to = fields.Date("Until", help="After this day it is shown no more.")
    membership_id = fields.Many2one(
        "coop.membership",
        "Asked by",
        index=True,
        check_company=True,
        ondelete="restrict",
        help="The member who is looking. Empty: the co-op itself.",
    )
    asked_by = fields.Char("Who is looking", compute="_compute_asked_by", compute_sudo=True)
    how = fields.Selection(
        [("portal", "Signed in"), ("paper", "Paper"), ("phone", "Phone"), ("office", "Office")],
        "Came by",
        required=True,
        default="office",
    )
    asked_on = fields.Date(required=True, default=lambda self: self.env["coop.clock"].today())
    asked_at = fields.Datetime(
        "Came on", required=True, default=lambda self: self.env["coop.clock"].now(), readonly=True
    )
    state = fields.Selection(
        [
            ("waiting", "To look at"),
            ("open", "Shown to members"),
            ("found", "Found"),
            ("closed", "Not shown"),
        ],
        required=True,
        default="waiting",
        index=True,
    )
    answer = fields.Text("Why not shown", help="In words for the member who asked.")
    deed_ids = fields.One2many("coop.contribution.deed", "want_id", string="Who helps")
    deed_count = fields.Integer("People", compute="_compute_deed_count")

    @api.depends("membership_id.member_name", "company_id.name")
    def _compute_asked_by(self):
        for want in self:
            want.asked_by = want.membership_id.member_name or want.company_id.name

    @api.depends("deed_ids.state")
    def _compute_deed_count(self):
        for want in self:
            want.deed_count = len(want.deed_ids.filtered(lambda deed: deed.state != "off"))

    @api.constrains("name")
    def _check_name(self):
        if any(not (want.name or "").strip() for want in self):
            raise ValidationError(self.env._("Write down what is looked for."))

    @api.model
    def _get_shown_domain(self, company):
        """What members of a co-op are shown today."""
        today = self.env["coop.clock"].today(company)
        return (
            Domain("company_id", "=", company.id)
            & Domain("state", "=", "open")
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        )

    @api.model
    def _get_shown_to(self, membership, limit=20):
        """What a member is shown: near them or anywhere, not their own."""
        # sudo: what the office has looked at is shown to every member
        wants = self.sudo().search(
            self._get_shown_domain(membership.company_id)
            & Domain("membership_id", "!=", membership.id)
            & Domain("area_id", "in", [False, membership.sudo().area_id.id]),
            limit=limit,
        )
        return wants

    def _set_state(self, state, allowed):
        for want in self:
            want.check_access("write")
            if want.state not in allowed:
                raise UserError(self.env._("This was dealt with already."))
            # sudo: the right was checked; the state is written by acts alone
            want.sudo().state = state
        return True

    def action_show(self):
        """Members may see it: the office has looked at the words."""
        return self._set_state("open", ("waiting", "closed", "found"))

    def action_found(self):
        """Somebody was found. A member who was looking is told."""
        self._set_state("found", ("waiting", "open"))
        for want in self.filtered("membership_id"):
            # sudo: texts and deliveries belong to the office
            self.env["coop.notice"].sudo()._tell(
                want.sudo().membership_id.partner_id,
                "contribution_found",
                want.sudo(),
                {"what": want.name},
            )
        return True

    def action_close(self):
        """Do not show it, or no longer. Whoever asked reads why."""
        for want in self:
            if want.state == "waiting" and want.membership_id and not (want.answer or "").strip():
                raise UserError(self.env._("Write down why it is not shown, for them to read."))
        return self._set_state("closed", ("waiting", "open"))

    def action_find_offers(self):
        """Offers of the same kind, those in the same area first."""
        self.ensure_one()
        offers = self.env["coop.contribution"]
        domain = Domain("kind_id", "=", self.kind_id.id) & offers._get_open_domain()
        domain &= Domain("company_id", "=", self.company_id.id)
        domain &= Domain("membership_id", "not in", self.deed_ids.membership_id.ids)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who could help: %(want)s", want=self.name),
            "res_model": "coop.contribution",
            "view_mode": "list,form",
            "domain": list(domain & Domain("membership_id", "!=", self.membership_id.id)),
            "context": {
                "coop_want_id": self.id,
                "search_default_by_area": 1,
                "create": False,
            },
        }

    def _match(self, offer):
        """Ask the member of an offer whether they would like to help here.

        :return: coop.contribution.deed
        """
        self.ensure_one()
        if self.state not in ("waiting", "open"):
            raise UserError(self.env._("This is not looked for any more."))
        return self.env["coop.contribution.deed"]._ask(self, offer)
