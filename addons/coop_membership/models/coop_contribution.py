from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class CoopContribution(models.Model):
    """What a member would like to bring: time, a talent, people they know.

    It is an offer, and taken back at any moment. The office sees it; other members see it when
    the member says so, and then what it is and when, never what helps the member: that, and the
    limits, may say why, and are for those who may know who is supported. Nobody is reminded of an
    offer, nothing counts who offers nothing, and HR and line managers see none of it.
    """

    _name = "coop.contribution"
    _description = "What a member offers"
    _inherit = "coop.guarded"
    _check_company_auto = True
    _order = "offered_on desc, id desc"

    _guarded_fields = frozenset({"state", "withdrawn_on"})

    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    member_name = fields.Char("Name", compute="_compute_member_name", compute_sudo=True)
    company_id = fields.Many2one(
        related="membership_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    area_id = fields.Many2one(related="membership_id.area_id", store=True, index=True)
    kind_id = fields.Many2one(
        "coop.contribution.kind", required=True, index=True, ondelete="restrict"
    )
    name = fields.Char("What", required=True)
    when_text = fields.Char("When", help="When they can, in their words.")
    limits = fields.Text(
        groups="coop_membership.group_support_status",
        help="What they do not want or cannot do, in their words.",
    )
    what_helps = fields.Text(
        "What helps",
        groups="coop_membership.group_support_status",
        help="What helps them to do it, in their words.",
    )
    seen_by = fields.Selection(
        [("office", "The membership office"), ("members", "All members")],
        "Who may see it",
        required=True,
        default="office",
    )
    how = fields.Selection(
        [
            ("join", "On joining"),
            ("portal", "Signed in"),
            ("paper", "Paper"),
            ("phone", "Phone"),
        ],
        "Came by",
        required=True,
        default="paper",
    )
    offered_on = fields.Date(
        "Offered on",
        required=True,
        default=lambda self: self.env["coop.clock"].today(),
        readonly=True,
    )
    state = fields.Selection(
        [("open", "Offered"), ("withdrawn", "Taken back")],
        required=True,
        default="open",
        index=True,
    )
    withdrawn_on = fields.Date("Taken back on")
    deed_ids = fields.One2many("coop.contribution.deed", "contribution_id", string="Done")
    deed_count = fields.Integer("Done so far", compute="_compute_deed_count")

    @api.depends("membership_id.member_name")
    def _compute_member_name(self):
        for offer in self:
            offer.member_name = offer.membership_id.member_name

    @api.depends("name", "member_name")
    def _compute_display_name(self):
        for offer in self:
            offer.display_name = f"{offer.name} ({offer.member_name})"

    @api.depends("deed_ids.state")
    def _compute_deed_count(self):
        counts = dict(
            self.env["coop.contribution.deed"]._read_group(
                [("contribution_id", "in", self.ids), ("state", "=", "done")],
                ["contribution_id"],
                ["__count"],
            )
        )
        for offer in self:
            offer.deed_count = counts.get(offer._origin, 0)

    @api.constrains("name")
    def _check_name(self):
        if any(not (offer.name or "").strip() for offer in self):
            raise ValidationError(self.env._("Write down what the member offers."))

    @api.model
    def _get_open_domain(self):
        """Offers that stand, of people who are members today."""
        return Domain("state", "=", "open") & Domain(
            "membership_id.state", "in", ["member", "leaving"]
        )

    def _withdraw(self):
        """Take offers back at once: what they said of themselves goes, what was agreed is off."""
        # sudo: the caller settled whose offers these are; what was done stays done
        offers = self.sudo().filtered(lambda offer: offer.state == "open")
        offers.deed_ids.filtered(lambda deed: deed.state in ("asked", "agreed")).write(
            {"state": "off"}
        )
        for offer in offers:
            offer.write(
                {
                    "state": "withdrawn",
                    "withdrawn_on": self.env["coop.clock"].today(offer.company_id),
                    "limits": False,
                    "what_helps": False,
                    "seen_by": "office",
                }
            )

    def action_withdraw(self):
        self.check_access("write")
        self._withdraw()
        return True

    def action_match(self):
        """This member may be the one: ask them."""
        self.ensure_one()
        self.check_access("write")
        want = self.env["coop.contribution.want"].browse(self.env.context.get("coop_want_id"))
        return want._match(self).get_formview_action()

    @api.ondelete(at_uninstall=False)
    def _unlink_with_deeds(self):
        if not self.env.su and any(offer.deed_ids for offer in self):
            raise ValidationError(
                self.env._("Something was done on this offer. Take it back instead.")
            )
