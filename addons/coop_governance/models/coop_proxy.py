from odoo import api, fields, models
from odoo.exceptions import UserError

HOLDERS = [
    ("chair", "Whoever takes the chair"),
    ("member", "Another member"),
    ("other", "Somebody who is not a member"),
]


class CoopProxy(models.Model):
    """A member names somebody who votes for them at a general meeting, and says how.

    Only there: a company's member has this right by law (Companies Act 2006, s.324). Nobody votes
    for anybody in an election, on the Council or on the Board. One stands at a time: a later one
    takes the place of the earlier one. When the meeting is over all stand behind the wall.
    """

    _name = "coop.proxy"
    _description = "Proxy at a general meeting"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "given_at desc, id desc"
    _rec_name = "membership_id"

    _guarded_fields = frozenset(
        {
            "company_id",
            "meeting_id",
            "body_kind",
            "membership_id",
            "holder_kind",
            "holder_membership_id",
            "holder_name",
            "given_at",
            "how",
            "ended_at",
            "ended_why",
            "closed",
            "direction_ids",
        }
    )

    meeting_id = fields.Many2one(
        "coop.meeting", required=True, index=True, check_company=True, ondelete="restrict"
    )
    body_kind = fields.Char("Kind of body", required=True)
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    holder_kind = fields.Selection(HOLDERS, "Who votes for them", required=True)
    holder_membership_id = fields.Many2one(
        "coop.membership",
        "Member who votes for them",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    holder_name = fields.Char("Name of who votes for them")
    holder = fields.Char("Held by", compute="_compute_holder")
    direction_ids = fields.One2many("coop.proxy.direction", "proxy_id", string="How to vote")
    given_at = fields.Datetime("Came in", required=True)
    how = fields.Selection(
        [
            ("portal", "On their own pages"),
            ("helper", "With somebody at their side"),
            ("paper", "On paper"),
            ("phone", "By phone"),
        ],
        "How it came",
        required=True,
    )
    ended_at = fields.Datetime("Ended")
    ended_why = fields.Selection(
        [
            ("replaced", "A later one takes its place"),
            ("withdrawn", "The member took it back"),
            ("came", "The member came and votes in person"),
            ("left", "The member is not one on the day of the meeting"),
            ("died", "Who was named has died"),
            ("wrong", "It was entered by mistake"),
        ],
        "Why it ended",
    )
    closed = fields.Boolean(help="The meeting is over; it is kept as it was.")
    is_standing = fields.Boolean("Stands", compute="_compute_is_standing")

    _one_each = models.UniqueIndex(
        "(meeting_id, membership_id) WHERE ended_at IS NULL",
        "This member has named somebody already.",
    )
    _general_only = models.Constraint(
        "CHECK (body_kind = 'general')",
        "Nobody votes for anybody but at a meeting of all members.",
    )
    _has_holder = models.Constraint(
        "CHECK ((holder_kind = 'chair' AND holder_name IS NULL AND holder_membership_id IS NULL)"
        " OR (holder_kind = 'member' AND holder_membership_id IS NOT NULL)"
        " OR (holder_kind = 'other' AND holder_name IS NOT NULL))",
        "Say who votes for the member.",
    )
    _not_oneself = models.Constraint(
        "CHECK (holder_membership_id <> membership_id)", "Nobody is their own proxy."
    )
    _ended_says_why = models.Constraint(
        "CHECK ((ended_at IS NULL) = (ended_why IS NULL))", "A proxy that ended has a reason."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. A later proxy takes the place of the earlier one.",
            fields=", ".join(names),
        )

    @api.depends("holder_kind", "holder_name", "holder_membership_id")
    @api.depends_context("lang")
    def _compute_holder(self):
        for proxy in self:
            # sudo: whoever reads the proxy reads who holds it
            name = proxy.sudo().holder_membership_id.member_name or proxy.holder_name
            proxy.holder = name or self.env._("Whoever takes the chair")

    @api.depends("ended_at")
    def _compute_is_standing(self):
        for proxy in self:
            proxy.is_standing = not proxy.ended_at

    def _going_on(self):
        return self.filtered(lambda proxy: not proxy.ended_at)

    def _standing(self):
        """Return those that did not end, of members on the day of the meeting."""
        return self._going_on().filtered(
            # sudo: only whether the member is one on that day
            lambda proxy: proxy.sudo().membership_id._period_on(proxy.sudo().meeting_id._get_day())
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A proxy is kept. The member can take it back."))

    def copy_data(self, default=None):
        raise UserError(self.env._("A proxy cannot be copied. The member gives another."))
