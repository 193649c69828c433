from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_election_candidate import HOW

STATES = [
    ("suggested", "Somebody thought of them"),
    ("asked", "Asked"),
    ("interested", "Might be interested"),
    ("arranged", "Something is arranged"),
    ("no", "Not for them"),
    ("dropped", "Not asked"),
]
OPEN = ("suggested", "asked", "interested", "arranged")
#: what somebody can wish for who thinks of standing
WISHES = ("wants_meet", "wants_shadow", "wants_buddy", "wants_call")


class CoopElectionInterest(models.Model):
    """Somebody might stand: they said so, or another member thought of them.

    Whoever is thought of is asked before anything is done with their name, and a no is the end of
    it. Only those who prepare elections see it; it binds nobody, and nobody is reminded who did
    not ask for it.
    """

    _name = "coop.election.interest"
    _description = "Somebody who might stand"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "state_order, said_on, id"

    _guarded_fields = frozenset(
        {
            "company_id",
            "state",
            "said_on",
            "how",
            "typed_by",
            "suggested_by_id",
            "suggestor_named",
            "asked_on",
            "answered_on",
            "arranged_on",
        }
    )

    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        index=True,
        check_company=True,
        ondelete="cascade",
        help="Of a suggestion: find the member who is meant, then ask them.",
    )
    name = fields.Char("Who", required=True)
    state = fields.Selection(STATES, required=True, default="interested", readonly=True, index=True)
    state_order = fields.Integer(compute="_compute_state_order", store=True)
    body_id = fields.Many2one(
        "coop.body", "For", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    said_on = fields.Date("Said on", required=True, readonly=True)
    how = fields.Selection(HOW, "How it came", required=True, default="portal", readonly=True)
    typed_by = fields.Char("Written down by", readonly=True)
    suggested_by_id = fields.Many2one(
        "coop.membership",
        "Suggested by",
        readonly=True,
        check_company=True,
        ondelete="set null",
        index="btree_not_null",
    )
    suggestor_named = fields.Boolean("May be named", readonly=True)
    why = fields.Text("What was said", help="Why they would be good, or what they told us.")
    asked_on = fields.Date("Asked on", readonly=True)
    answered_on = fields.Date("Answered on", readonly=True)
    wants_meet = fields.Boolean("Meet a councillor")
    wants_shadow = fields.Boolean("Watch a meeting")
    wants_buddy = fields.Boolean("Have somebody at their side")
    wants_call = fields.Boolean("Be rung")
    arranged = fields.Text(
        "What is arranged",
        help="The person reads it: who meets them, when and where. Name only people who agreed.",
    )
    arranged_on = fields.Date("Told of it on", readonly=True)

    _once_open = models.UniqueIndex(
        "(membership_id) WHERE membership_id IS NOT NULL"
        " AND state IN ('asked', 'interested', 'arranged')",
        "This member is on the list already.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use the buttons: they ask, and they tell.",
            fields=", ".join(names),
        )

    @api.depends("state")
    def _compute_state_order(self):
        places = {code: place for place, (code, _label) in enumerate(STATES)}
        for interest in self:
            interest.state_order = places.get(interest.state, 0)

    @api.depends("name")
    def _compute_display_name(self):
        for interest in self:
            interest.display_name = interest.name or ""

    def write(self, vals):
        if "membership_id" in vals and not self.env.su:
            if any(interest.state != "suggested" for interest in self):
                raise UserError(self.env._("Who is meant can be chosen until they are asked."))
            member = self.env["coop.membership"].browse(vals["membership_id"] or [])
            if member:
                vals = {**vals, "name": member.member_name}
        return super().write(vals)

    # -- saying it -------------------------------------------------------------------------------

    @api.model
    def _say(self, membership, wishes, how="portal", typed_by=None, why=None):
        """A member might be interested.

        :param membership: coop.membership
        :param wishes: names of ``WISHES``
        :param str why: what they told us, if anything
        :return: the coop.election.interest
        """
        interest = self._find(membership)
        today = self.env["coop.clock"].today(membership.company_id)
        vals = {
            "state": "interested",
            "said_on": today,
            "how": how,
            "typed_by": typed_by or False,
            "arranged_on": False,
            **{name: name in wishes for name in WISHES},
            **({"why": why} if why else {}),
        }
        if interest:
            interest.write({**vals, "answered_on": today if interest.asked_on else False})
        else:
            interest = interest.create(
                {
                    "company_id": membership.company_id.id,
                    "membership_id": membership.id,
                    "name": membership.member_name,
                    **vals,
                }
            )
        return interest

    @api.model
    def _find(self, membership):
        """Return what is open of a member, with all rights; the caller settled whose it is."""
        # sudo: see above
        return self.sudo().search(
            [
                ("membership_id", "=", membership.id),
                ("state", "in", ("asked", "interested", "arranged")),
            ],
            limit=1,
        )

    @api.model
    def _suggest(self, by, name, why=None, named=False, how="portal", typed_by=None):
        """A member thinks that somebody would be good. The office looks who is meant, and asks.

        :param by: coop.membership of who says it
        :param str name: who is meant, in words
        :param bool named: whether the other may hear who said it
        """
        # sudo: to suggest is the member's right; the values are a whitelist
        return self.sudo().create(
            {
                "company_id": by.company_id.id,
                "name": name,
                "state": "suggested",
                "why": why or False,
                "suggested_by_id": by.id,
                "suggestor_named": named,
                "said_on": self.env["coop.clock"].today(by.company_id),
                "how": how,
                "typed_by": typed_by or False,
            }
        )

    def _answer(self, yes, wishes=()):
        """Whoever was asked says that they might, or that it is not for them."""
        for interest in self.filtered(lambda one: one.state == "asked"):
            today = self.env["coop.clock"].today(interest.company_id)
            # sudo: guarded against typing; the caller settled whose answer it is
            interest.sudo().write(
                {
                    "state": "interested" if yes else "no",
                    "answered_on": today,
                    **{name: name in wishes for name in WISHES},
                }
            )

    def _stop(self):
        """The person does not think of it any more; nobody asks why."""
        # sudo: as in _answer
        self.sudo().write({"state": "no"})
