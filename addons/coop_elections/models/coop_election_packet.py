from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

KINDS = [
    ("register", "Roll and marked register"),
    ("codes", "Voting codes"),
    ("messages", "Letters and messages about votes"),
    ("assisted", "List of votes given with help"),
    ("sealed", "Sealed ballots"),
    ("spoilt", "Spoilt and replaced papers, and their list"),
    ("uncounted", "Papers that came late, twice or void, and their list"),
    ("identity", "Declarations of identity"),
    ("rejected", "Papers that were not counted"),
    ("papers", "Papers that were counted"),
    ("shares", "Shares of the scrutineers’ key"),
    ("ballots", "Opened ballots without names"),
]
#: what lies in a cupboard, and not in Odoo
ON_PAPER = ("spoilt", "uncounted", "identity", "rejected", "papers", "shares")
#: what stays: it bears no name, and with it anybody can count again
STAYS = ("ballots",)


class CoopElectionPacket(models.Model):
    """A packet of what is kept of an election until its day, where it lies, and what became of it.

    How many there are is counted; who is in it is not said here.
    """

    _name = "coop.election.packet"
    _description = "Packet of an election"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id, sequence, id"
    _rec_name = "kind"

    _guarded_fields = frozenset(
        {"election_id", "kind", "sequence", "state", "ended_on", "ended_by", "witnesses", "was"}
    )

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(readonly=True)
    kind = fields.Selection(KINDS, "What", required=True, readonly=True)
    is_paper = fields.Boolean("Not in Odoo", compute="_compute_is_paper")
    where = fields.Char("Where it lies", help="For example: the locked cupboard of the office.")
    amount = fields.Integer("How many", compute="_compute_amount")
    was = fields.Integer("How many there were", readonly=True, aggregator=None)
    state = fields.Selection(
        [("held", "Kept"), ("destroyed", "Destroyed"), ("stays", "Stays")],
        required=True,
        readonly=True,
        default="held",
    )
    kept_until = fields.Date(related="election_id.kept_until")
    ended_on = fields.Date("Destroyed on", readonly=True)
    ended_by = fields.Char("Destroyed by", readonly=True)
    witnesses = fields.Char("Who saw it", readonly=True)

    _kind_uniq = models.UniqueIndex("(election_id, kind)", "This packet is on the list already.")
    _ended_says_who = models.Constraint(
        "CHECK (state <> 'destroyed' OR (ended_on IS NOT NULL AND ended_by IS NOT NULL))",
        "What is destroyed says when and by whom.",
    )

    @api.depends("kind")
    def _compute_is_paper(self):
        for packet in self:
            packet.is_paper = packet.kind in ON_PAPER

    @api.depends("state", "was", "kind")
    def _compute_amount(self):
        for election, packets in self.grouped("election_id").items():
            # sudo: counts alone
            amounts = election.sudo()._count_packets()
            for packet in packets:
                ended = packet.state == "destroyed"
                packet.amount = packet.was if ended else amounts.get(packet.kind, 0)

    def write(self, vals):
        if not self.env.su:
            for packet in self:
                packet.election_id._check_may_run()
                if packet.state == "destroyed":
                    raise UserError(self.env._("This is destroyed: its line stays as it is."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("The list of what is kept stays, with what became of it."))

    def _end(self, by, witnesses, day=None):
        """Note that these packets are destroyed.

        :param str by: who did it
        :param str witnesses: who saw it
        :param date day: when; today by default
        """
        # sudo: guarded against typing; the act checked the right
        for packet in self.sudo().filtered(lambda one: one.state == "held"):
            packet.write(
                {
                    "was": packet.amount,
                    "state": "destroyed",
                    "ended_on": day or self.env["coop.clock"].today(packet.company_id),
                    "ended_by": by,
                    "witnesses": witnesses,
                }
            )


class CoopElection(models.Model):
    _inherit = "coop.election"

    packet_ids = fields.One2many("coop.election.packet", "election_id", "What is kept")

    def _go_on(self, act):
        result = super()._go_on(act)
        if act in ("declare", "declare_unopposed"):
            self._list_packets()
        return result

    def _abandon(self, why):
        result = super()._abandon(why)
        if self.noticed_on:
            self._list_packets()
        return result

    def action_list_packets(self):
        """List what is kept of an election that was over before there was a list."""
        for election in self:
            election._check_may_run()
            election._list_packets()
        return True

    def _list_packets(self):
        """Make a line for each packet of which there is something; those there are stay."""
        self.ensure_one()
        # sudo: lines are made by this act alone, whoever declared
        election = self.sudo()
        known = set(election.packet_ids.mapped("kind"))
        amounts = election._count_packets()
        election.packet_ids.create(
            [
                {
                    "company_id": election.company_id.id,
                    "election_id": election.id,
                    "sequence": place,
                    "kind": kind,
                    "state": "stays" if kind in STAYS else "held",
                }
                for place, (kind, _label) in enumerate(KINDS, 1)
                if kind not in known and amounts.get(kind)
            ]
        )
        self.invalidate_recordset(["packet_ids"])

    def _count_packets(self):
        """Return {kind: how many}. With the rights of the system; nobody is named."""
        self.ensure_one()
        self.env.flush_all()
        papers = [contest._get_paper_account() for contest in self.contest_ids]

        def count(*states):
            return sum(account.get(state, 0) for account in papers for state in states)

        row = self.env.execute_query_dict(
            SQL(
                """
                SELECT (SELECT count(*) FROM coop_election_elector WHERE election_id = %(id)s)
                           AS register,
                       (SELECT count(*) FROM coop_election_code WHERE election_id = %(id)s)
                           AS codes,
                       (SELECT count(*) FROM coop_election_sealed WHERE election_id = %(id)s)
                     + (SELECT count(*) FROM coop_election_envelope
                         WHERE election_id = %(id)s AND sealed IS NOT NULL) AS sealed,
                       (SELECT count(*) FROM coop_election_envelope
                         WHERE election_id = %(id)s
                           AND (helped_by IS NOT NULL OR channel IN ('helper', 'phone')))
                           AS assisted,
                       (SELECT count(*) FROM coop_election_envelope
                         WHERE election_id = %(id)s AND channel IN ('post', 'box')) AS papers,
                       (SELECT count(*) FROM coop_election_paper
                         WHERE election_id = %(id)s AND is_declared) AS identity,
                       (SELECT count(*) FROM coop_election_ballot WHERE election_id = %(id)s)
                           AS ballots
                """,
                id=self.id,
            )
        )[0]
        rejected = [contest._count_rejected_papers() for contest in self.contest_ids]
        return {
            **row,
            "messages": len(self._get_vote_message_ids()),
            "spoilt": count("spoilt", "replaced"),
            "uncounted": count("undeclared", "duplicate", "late", "void", "struck"),
            "rejected": sum(sum(one.values()) for one in rejected),
            "shares": 1 if self._get_manifest() else 0,
        }
