from odoo import api, fields, models
from odoo.tools import SQL

#: ways in which a sealed ballot comes, and ways in which paper does
ONLINE = ("portal", "helper", "phone", "place")
PAPER = ("post", "box")
CHANNELS = [
    ("portal", "Online"),
    ("helper", "Online, with a helper"),
    ("phone", "By phone"),
    ("place", "At a polling place, on the tablet"),
    ("post", "On paper, by post"),
    ("box", "On paper, in the ballot box"),
]
# First of the two keys of PostgreSQL's advisory locks; the second is the election.
LOCK = 0x766F7465


class CoopElectionEnvelope(models.Model):
    """That an elector has voted, in which way, and until the names are cut off what they sealed.

    One for each row of the roll: a later vote takes the place of an earlier one. It says that
    somebody voted and never how: what lies in it only the scrutineers can open, and what is opened
    bears no name. It is written by the casting of a vote and by the returning of paper alone.
    """

    _name = "coop.election.envelope"
    _description = "Envelope"
    _inherit = "coop.company.mixin"
    _log_access = False
    _order = "contest_id, elector_id"
    _rec_name = "elector_id"

    election_id = fields.Many2one(
        "coop.election", required=True, readonly=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    elector_id = fields.Many2one(
        "coop.election.elector",
        required=True,
        readonly=True,
        check_company=True,
        ondelete="restrict",
    )
    channel = fields.Selection(CHANNELS, "How", required=True, readonly=True)
    cast_at = fields.Datetime("When", required=True, readonly=True)
    revision = fields.Integer(
        "How often", required=True, readonly=True, aggregator=None, help="Each change counts one."
    )
    helped_by = fields.Char(
        "Helped by", readonly=True, help="Who said that they would write what the voter says."
    )
    told = fields.Boolean("Voter was told", readonly=True)
    is_cut = fields.Boolean("Name cut off", readonly=True)
    # What follows is for the database alone: read and written by SQL, shown to nobody.
    number = fields.Char("Envelope number", readonly=True, groups=fields.NO_ACCESS)
    sealed = fields.Binary(
        "Sealed ballot", attachment=False, readonly=True, groups=fields.NO_ACCESS
    )
    fingerprint = fields.Char(readonly=True, groups=fields.NO_ACCESS)

    _elector_uniq = models.UniqueIndex("(elector_id)", "This elector has voted already.")
    _contest_number_uniq = models.UniqueIndex(
        "(contest_id, number)", "There is another envelope with this number."
    )
    _election_idx = models.Index("(election_id)")
    _untold_idx = models.Index("(election_id) WHERE told IS NOT TRUE")
    _sealed_or_paper = models.Constraint(
        "CHECK ((sealed IS NOT NULL) = (is_cut IS NOT TRUE AND channel NOT IN ('post', 'box')))",
        "An envelope from online is sealed, and one of paper is not kept here.",
    )
    _sealed_whole = models.Constraint(
        "CHECK ((sealed IS NULL) = (number IS NULL) AND (sealed IS NULL) = (fingerprint IS NULL)"
        " AND (sealed IS NULL OR fingerprint = encode(sha256(sealed), 'hex')))",
        "The fingerprint is not that of the sealed ballot.",
    )

    def init(self):
        super().init()
        # Sealed ballots are as good as random: pressing them costs time and gains nothing.
        self.env.cr.execute(
            SQL(
                "ALTER TABLE %s ALTER COLUMN sealed SET STORAGE EXTERNAL",
                SQL.identifier(self._table),
            )
        )

    @api.model
    def _lock_shared(self, election):
        """Keep the voting of an election open until the end of this transaction."""
        self.env.execute_query(
            SQL("SELECT pg_advisory_xact_lock_shared(%s, %s)", LOCK, election.id)
        )

    @api.model
    def _lock_whole(self, election):
        """Wait for everybody who is casting a vote, and let nobody begin."""
        self.env.execute_query(SQL("SELECT pg_advisory_xact_lock(%s, %s)", LOCK, election.id))

    @api.model
    def _sql_moment(self):
        """The clock of the database: one for all processes, and it goes on while a vote waits."""
        clock = self.env["coop.clock"]
        if clock._is_moved():
            return SQL("%s::timestamp", clock.now())
        return SQL("(clock_timestamp() AT TIME ZONE 'UTC')")
