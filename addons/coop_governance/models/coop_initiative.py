from odoo import api, fields, models
from odoo.fields import Domain

from .coop_signature import CoopSignature


class CoopInitiative(models.Model):
    """Members put something on the agenda of the Council: so many as the rules say sign for it.

    The words are those that people sign, so nobody changes them; when enough have signed they are
    written behind the wall (``coop.initiative.reached``), with the days by which the Council has
    it on an agenda, and answers it with reasons.
    """

    _name = "coop.initiative"
    _description = "Initiative of members"
    _inherit = "coop.signed"
    _order = "asked_on desc, id desc"

    _signed_kind = "initiative"

    _guarded_fields = frozenset(
        {
            "name",
            "wording",
            "statement",
            "membership_id",
            "company_id",
            "how",
            "asked_on",
            "expires_on",
            "state",
            "state_why",
            "signature_ids",
            "reached_ids",
            "item_id",
            "answer",
            "answered_on",
            "answered_by",
        }
    )

    name = fields.Char("What it is about", required=True)
    wording = fields.Text("What the Council shall do", required=True)
    statement = fields.Text("Why")
    expires_on = fields.Date("Members sign until", required=True)
    state = fields.Selection(
        [
            ("waiting", "To be looked at"),
            ("open", "Members sign"),
            ("reached", "The Council deals with it"),
            ("answered", "Answered"),
            ("refused", "Not shown"),
            ("withdrawn", "Taken back"),
            ("expired", "Not enough have signed"),
        ],
        required=True,
        default="waiting",
        readonly=True,
        index=True,
        tracking=True,
        group_expand=True,
    )
    signature_ids = fields.One2many(
        "coop.initiative.signature", "initiative_id", string="Signatures"
    )
    reached_ids = fields.One2many(
        "coop.initiative.reached", "initiative_id", string="Enough have signed"
    )
    reached_on = fields.Date("Enough since", compute="_compute_days")
    agenda_by = fields.Date("On an agenda by", compute="_compute_days")
    answer_by = fields.Date("Answered by", compute="_compute_days")
    item_id = fields.Many2one(
        "coop.agenda.item",
        "Point of the agenda",
        readonly=True,
        check_company=True,
        ondelete="set null",
        index="btree_not_null",
    )
    answer = fields.Text(
        "What the Council says", readonly=True, translate=True, help="With its reasons."
    )
    answered_on = fields.Date("Answered on", readonly=True, tracking=True)
    answered_by = fields.Char("Written down by", readonly=True)
    is_late = fields.Boolean("Late", compute="_compute_days", search="_search_is_late")

    _has_words = models.Constraint(
        "CHECK (name <> '' AND wording <> '')", "Say what the Council shall do."
    )
    _ended_says_why = models.Constraint(
        "CHECK (state NOT IN ('refused', 'withdrawn') OR state_why IS NOT NULL)",
        "Say why this initiative ends.",
    )
    _answered_whole = models.Constraint(
        "CHECK ((state = 'answered') = (answered_on IS NOT NULL)"
        " AND (answered_on IS NULL OR answer IS NOT NULL))",
        "An initiative is answered with reasons, on a day.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over: they are what members sign, and what the Council "
            "says to it. Use the buttons.",
            fields=", ".join(names),
        )

    def _get_needed_today(self, company):
        today = self.env["coop.clock"].today(company)
        rules = self.env["coop.council.rules"]._get(company, today)
        return rules._get_needed(rules._count_members(company, today))

    @api.depends("reached_ids", "state", "item_id")
    def _compute_days(self):
        late = self.filtered_domain(self._get_late_domain())
        for initiative in self:
            # sudo: the days are for all members
            reached = initiative.sudo().reached_ids
            initiative.reached_on = reached.reached_on
            initiative.agenda_by = reached.agenda_by
            initiative.answer_by = reached.answer_by
            initiative.is_late = initiative in late

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        unheard = Domain("item_id", "=", False) & Domain("reached_ids.agenda_by", "<", today)
        unanswered = Domain("reached_ids.answer_by", "<", today)
        return Domain("state", "=", "reached") & (unheard | unanswered)

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    def _get_problem(self, membership, day):
        if day > self.expires_on:
            return self.env._("Nobody signs this any more.")
        return super()._get_problem(membership, day)


class CoopInitiativeSignature(models.Model):
    """One member's signature under an initiative."""

    _name = "coop.initiative.signature"
    _description = "Signature under an initiative"
    _inherit = "coop.signature"
    _log_access = False

    _guarded_fields = CoopSignature._guarded_fields | {"initiative_id"}

    initiative_id = fields.Many2one(
        "coop.initiative",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )

    _one_each = models.UniqueIndex(
        "(initiative_id, membership_id) WHERE struck_on IS NULL", "This member has signed already."
    )
    _struck_says_why = models.Constraint(
        "CHECK ((struck_on IS NULL) = (struck_why IS NULL))", "Say why the signature is struck out."
    )
