from odoo import api, fields, models
from odoo.tools import SQL

from .roll_functions import FINAL, ROLL

STATES = [("on", "On the roll"), ("struck", "Struck off")]
WHYS = [
    ("died", "Died"),
    ("left", "No member any more when voting ends"),
    ("objection", "An objection was right"),
    ("twice", "Was on it twice"),
    ("mistake", "A mistake of the office"),
]
#: of these nobody has to be told, and whoever comes back is on the roll again
BY_ITSELF = ("died", "left")


class CoopElectionElector(models.Model):
    """An elector: a row of the roll for each contest in which a member votes. Behind the wall.

    Who is on it was fixed by the qualifying date. A row is never changed or deleted; whether it
    still counts is in its state, and each change of that in a correction. The number is a random
    one for this election: it stands on papers, and the member's own number does not.
    """

    _name = "coop.election.elector"
    _description = "Elector"
    _inherit = "coop.wall"
    _check_company_auto = True
    _log_access = False
    _order = "number, id"
    _rec_name = "number"
    _rec_names_search = ["number", "member_name"]
    _wall_open_fields = frozenset({"state", "struck_on", "struck_why"})

    company_id = fields.Many2one("res.company", "Co-op", required=True, ondelete="restrict")
    election_id = fields.Many2one(
        "coop.election", required=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    number = fields.Char(
        "Elector number",
        required=True,
        help="Random, for this election alone. It is on papers, in place of the member's number.",
    )
    member_name = fields.Char(
        "Name", compute="_compute_member_name", search="_search_member_name", compute_sudo=True
    )
    contest_name = fields.Char("Votes for", compute="_compute_contest_name")
    state = fields.Selection(STATES, required=True, readonly=True)
    struck_on = fields.Date("Struck off on", readonly=True)
    struck_why = fields.Selection(WHYS, "Struck off because", readonly=True)
    correction_ids = fields.One2many(
        "coop.election.correction",
        "elector_id",
        string="Corrections",
        readonly=True,
        groups="coop_governance.group_governance_officer,coop_elections.group_returning_officer,"
        "coop_elections.group_scrutineer",
    )
    has_code = fields.Boolean(
        "Has a voting code", compute="_compute_has_code", search="_search_has_code"
    )

    _contest_membership_uniq = models.UniqueIndex(
        "(contest_id, membership_id)", "This member is on the roll of this contest already."
    )
    _contest_number_uniq = models.UniqueIndex(
        "(contest_id, number)", "Another elector has this number. Try again."
    )
    _election_number_idx = models.Index("(election_id, number)")
    _struck_says_why = models.Constraint(
        "CHECK ((state = 'struck') = (struck_on IS NOT NULL AND struck_why IS NOT NULL))",
        "Who is struck off has a day and a reason.",
    )

    def init(self):
        super().init()
        self.env.cr.execute(ROLL)
        table, name = SQL.identifier(self._table), SQL.identifier(FINAL)
        self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS %s ON %s", name, table))
        self.env.cr.execute(
            SQL(
                "CREATE TRIGGER %s AFTER INSERT ON %s REFERENCING NEW TABLE AS added"
                " FOR EACH STATEMENT EXECUTE FUNCTION coop_election_roll_refuse()",
                name,
                table,
            )
        )
        # also in a session that plays a replica, as the wall
        self.env.cr.execute(SQL("ALTER TABLE %s ENABLE ALWAYS TRIGGER %s", table, name))

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == FINAL:
            return self.env._("The roll is final: nobody is added to it any more.")
        return super()._sql_error_to_message(exc)

    @api.depends("membership_id")
    def _compute_member_name(self):
        for elector in self:
            elector.member_name = elector.membership_id.member_name

    def _search_member_name(self, operator, value):
        if operator in fields.Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        # sudo: whoever may read a row of the roll reads the name on it
        memberships = self.env["coop.membership"].sudo()
        found = memberships._search([("partner_id.name", operator, value)])
        return fields.Domain("membership_id", "in", found)

    @api.depends("contest_id")
    @api.depends_context("lang")
    def _compute_contest_name(self):
        for elector in self:
            # sudo: what a contest is called is neutral, and public
            elector.contest_name = elector.sudo().contest_id._get_label()

    @api.depends("number", "member_name")
    def _compute_display_name(self):
        for elector in self:
            elector.display_name = f"{elector.number} {elector.member_name or ''}".strip()

    # -- the voting code -------------------------------------------------------------------------

    @api.depends("membership_id", "election_id")
    def _compute_has_code(self):
        # sudo: that there is one, and nothing of it
        live = self.env["coop.election.code"].sudo()
        live = live.search(
            [
                ("election_id", "in", self.election_id.ids),
                ("membership_id", "in", self.membership_id.ids),
                ("voided_on", "=", False),
            ]
        )
        pairs = {(code.election_id.id, code.membership_id.id) for code in live}
        for elector in self:
            elector.has_code = (elector.election_id.id, elector.membership_id.id) in pairs

    def _search_has_code(self, operator, value):
        if operator != "in":
            return NotImplemented
        live = SQL(
            """(SELECT e.id FROM coop_election_elector e
                 JOIN coop_election_code c ON c.election_id = e.election_id
                  AND c.membership_id = e.membership_id AND c.voided_on IS NULL)"""
        )
        return fields.Domain("id", "in" if True in value else "not in", live)

    def _has_voted(self):
        """Whether a vote of any of these has arrived. Whoever takes votes says so."""
        return False


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    elector_count = fields.Integer("Electors", compute="_compute_elector_count")

    def _compute_elector_count(self):
        # sudo: how many there are, and not who
        electors = self.env["coop.election.elector"].sudo()
        counts = dict(
            electors._read_group(
                [("contest_id", "in", self.ids), ("state", "=", "on")], ["contest_id"], ["__count"]
            )
        )
        for contest in self:
            contest.elector_count = counts.get(contest._origin.sudo(), 0)

    def _get_elector(self, membership):
        """Return the row of a member on the roll of this contest, or none: not struck off.

        With the rights of the system; the caller settled whose page or paper it is.
        """
        self.ensure_one()
        # sudo: see above
        return (
            self.env["coop.election.elector"]
            .sudo()
            .search(
                [
                    ("contest_id", "=", self.id),
                    ("membership_id", "=", membership.id),
                    ("state", "=", "on"),
                ]
            )
        )
