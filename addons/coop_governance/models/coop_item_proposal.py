from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopItemProposal(models.Model):
    """A councillor proposes a point for a meeting of the Council. The office puts it on the
    agenda, or says why not, within the days of the rules."""

    _name = "coop.item.proposal"
    _description = "Point that a councillor proposes"
    _inherit = [
        "coop.company.mixin",
        "coop.guarded",
        "coop.told",
        "coop.late",
        "coop.office.chatter",
    ]
    _order = "reply_by, id"

    _late_fields = ("state", "reply_by")

    _guarded_fields = frozenset(
        {
            "name",
            "why",
            "paper_words",
            "company_id",
            "holder_id",
            "asked_on",
            "reply_by",
            "state",
            "state_why",
            "replied_on",
            "item_id",
        }
    )

    name = fields.Char("Point", required=True)
    why = fields.Text(required=True)
    minutes = fields.Integer("How long (minutes)", required=True, default=15, aggregator=None)
    paper_id = fields.Many2one(
        "coop.text",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Made of what the councillor gave with it, in its languages and formats.",
    )
    paper_words = fields.Text("What the councillor gave with it", readonly=True)
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Proposed by",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    asked_on = fields.Date("Proposed on", required=True)
    reply_by = fields.Date("Answered by", required=True)
    state = fields.Selection(
        [
            ("waiting", "To be looked at"),
            ("accepted", "On the agenda"),
            ("refused", "Not on the agenda"),
            ("withdrawn", "Taken back"),
        ],
        required=True,
        default="waiting",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    state_why = fields.Text("Reason", readonly=True, copy=False)
    replied_on = fields.Date("Answered on", readonly=True, copy=False)
    item_id = fields.Many2one(
        "coop.agenda.item",
        "Point of the agenda",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="set null",
        index="btree_not_null",
    )

    _refused_says_why = models.Constraint(
        "CHECK (state <> 'refused' OR state_why IS NOT NULL)", "Say why it is not on the agenda."
    )
    _replied_has_day = models.Constraint(
        "CHECK ((state IN ('accepted', 'refused')) = (replied_on IS NOT NULL))",
        "An answer has its day.",
    )
    _minutes_possible = models.Constraint(
        "CHECK (minutes BETWEEN 1 AND 480)", "A point takes from a minute to a day."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over: they are what a councillor proposed. Put it on the "
            "agenda, or say why not.",
            fields=", ".join(names),
        )

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        return Domain("state", "=", "waiting") & Domain("reply_by", "<", today)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("What a councillor proposed is kept, with the answer."))

    @api.model
    def _propose(self, holder, name, why, minutes=15, paper=None):
        """A councillor proposes a point.

        :param holder: coop.office.holder, who sits on the Council today
        :param str paper: what they give with it, in their words
        """
        company = holder.company_id
        today = self.env["coop.clock"].today(company)
        rules = self.env["coop.council.rules"]._get(company, today)
        # sudo: that there is a Council, and who sits there, is public
        council = self.env["coop.decision"].sudo().with_company(company)._get_body("council")
        if holder not in council._get_sitting():
            raise UserError(self.env._("Only somebody who sits on the Council can do this."))
        # sudo: to propose is a councillor's right; the values are those of the arguments
        proposal = self.sudo().create(
            {
                "company_id": company.id,
                "holder_id": holder.id,
                "name": name,
                "why": why,
                "minutes": minutes,
                "paper_words": (paper or "").strip() or False,
                "asked_on": today,
                "reply_by": today + timedelta(days=rules.proposal_days),
            }
        )
        return proposal.with_env(self.env)

    def _check_waiting(self):
        self.lock_for_update()
        self.invalidate_recordset(["state"])
        if any(proposal.state != "waiting" for proposal in self):
            raise UserError(self.env._("This is answered already, or was taken back."))

    def _reply(self, state, **vals):
        """Answer it: one way for both answers."""
        self.ensure_one()
        self.check_access("write")
        self._check_waiting()
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: guarded against typing; the right was checked
        self.sudo().write({"state": state, "replied_on": today, **vals})
        self.env["coop.notice"]._tell(
            self.sudo().holder_id.partner_id, f"proposal_{state}", self, key=state
        )

    def _accept(self, meeting):
        """Put it on the agenda of a meeting of the Council."""
        self._check_waiting()
        item = meeting._add_for_council(self.name, self.why, self.minutes, self.holder_id.name)
        if self.paper_id:
            item.paper_ids = self.paper_id
        self._reply("accepted", item_id=item.id)
        return item

    def _refuse(self, why):
        """Say why it is not on the agenda."""
        if not (why or "").strip():
            raise UserError(self.env._("Say why. The councillor reads it."))
        self._reply("refused", state_why=why.strip())

    def _withdraw(self):
        self._check_waiting()
        self.sudo().state = "withdrawn"  # sudo: the caller settled whose wish it is

    def action_accept(self):
        return self._open_window(
            "coop.council.agenda", self.env._("Put it on an agenda"), proposal_id=self.id
        )

    def action_refuse(self):
        return self._open_window(
            "coop.council.refuse", self.env._("Say why not"), proposal_id=self.id
        )

    def _get_words(self, lang):
        # sudo: who is told of it may read it
        proposal = self.sudo().with_context(lang=lang)
        return {
            "point": proposal.name,
            "why": proposal.state_why or "",
            "meeting": proposal.item_id.meeting_id.name or "",
            "link": f"{proposal.get_base_url()}/my/my-points",
        }

    def _say_state(self):
        """Return how it stands, as sentences for the councillor."""
        self.ensure_one()
        if self.state == "waiting":
            if self.is_late:
                return [self.env._("The office is late with its answer.")]
            day = self._say_day(self.reply_by)
            return [self.env._("The office answers by %(day)s.", day=day)]
        if self.state == "refused":
            said = self.env._("The reason: %(why)s", why=self.state_why)
            return [self.env._("It is not on the agenda."), said]
        if self.state == "withdrawn":
            return [self.env._("You took it back.")]
        # sudo: when the Council meets is the councillor's to know
        meeting = self.sudo().item_id.meeting_id
        if not meeting:
            return [self.env._("It was put on the agenda.")]
        day = self._say_day(meeting._get_day())
        return [self.env._("It is on the agenda of %(day)s.", day=day)]
