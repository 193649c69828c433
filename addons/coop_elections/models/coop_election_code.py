from odoo import api, fields, models
from odoo.orm.models import NO_ACCESS
from odoo.tools import SQL

from odoo.addons.coop_access import codes

from .. import pepper
from .coop_election import GOING

#: signs of a code: 18 of 22 signs without look-alikes are 80.3 random bits
LENGTH = 18
SCOPE = "code"
#: where whoever has a code votes. What stands behind the # never leaves the browser.
BOOTH = "/vote"


class CoopElectionCode(models.Model):
    """A voting code: with it a member votes in one election without signing in.

    It has 80 random bits, and only a hash with a secret outside the database is kept. A member has
    one code in an election: a new one ends the one before. When it is used is not kept here.
    """

    _name = "coop.election.code"
    _description = "Voting code"
    _inherit = "coop.company.mixin"
    _log_access = False
    _order = "issued_on desc, id desc"
    _rec_name = "number"

    election_id = fields.Many2one(
        "coop.election", required=True, readonly=True, check_company=True, ondelete="restrict"
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    number = fields.Char("Elector number", compute="_compute_elector", compute_sudo=True)
    member_name = fields.Char("Name", compute="_compute_elector", compute_sudo=True)
    digest = fields.Char(required=True, readonly=True, copy=False, groups=NO_ACCESS)
    how = fields.Selection(
        [
            ("letter", "In a letter, printed here"),
            ("printer", "In a letter, by a printer outside"),
            ("desk", "In a letter from the desk"),
            ("told", "Told on the phone"),
        ],
        "How it was given",
        required=True,
        readonly=True,
    )
    issued_on = fields.Date("Given on", required=True, readonly=True)
    issued_by = fields.Char("Given by", readonly=True)
    letters_id = fields.Many2one(
        "coop.election.letters",
        "With the letters",
        readonly=True,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    why = fields.Selection(
        [
            ("never_came", "The letter never came"),
            ("lost", "It is lost"),
            ("spoilt", "It cannot be read"),
            ("seen", "Somebody else has seen it"),
        ],
        "Why a new one",
        readonly=True,
    )
    identity = fields.Selection(
        [
            ("known", "I know the person"),
            ("card", "They showed their membership card"),
            ("asked", "They said their address and their membership number"),
            ("rung", "I rang the number that we have of them"),
        ],
        "How we know who it is",
        readonly=True,
    )
    voided_on = fields.Date("Ended on", readonly=True)
    voided_why = fields.Selection(
        [
            ("replaced", "A new one was given"),
            ("struck", "Struck off the roll"),
            ("secret", "The secret of all codes was changed"),
        ],
        "Why it ended",
        readonly=True,
    )

    _live_uniq = models.UniqueIndex(
        "(election_id, membership_id) WHERE voided_on IS NULL",
        "This member has been given another code in the meantime.",
    )
    _digest_uniq = models.UniqueIndex("(digest)", "Two codes are the same. Try again.")
    _voided_says_why = models.Constraint(
        "CHECK ((voided_on IS NULL) = (voided_why IS NULL))", "A code that ended says why."
    )

    def _compute_elector(self):
        electors = self.env["coop.election.elector"].search(
            [
                ("election_id", "in", self.election_id.ids),
                ("membership_id", "in", self.membership_id.ids),
            ]
        )
        numbers = {(one.election_id.id, one.membership_id.id): one.number for one in electors}
        for code in self:
            code.number = numbers.get((code.election_id.id, code.membership_id.id))
            code.member_name = code.membership_id.member_name

    # -- giving ----------------------------------------------------------------------------------

    @api.model
    def _issue(self, election, membership_ids, how, **more):
        """Give codes to members, and end those that they had.

        :param membership_ids: ids of coop.membership that are on the roll
        :param str how: a code of ``how``
        :param more: letters_id, why, identity: the same for all
        :return: {id of the membership: the code}; none of them can be had again
        :raise UserError: where the secret is missing, or is not that of this election
        """
        secret = election._get_pepper()
        typed = {membership_id: codes.make(LENGTH) for membership_id in membership_ids}
        self._void(election, list(typed), "replaced")
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO coop_election_code
                    (company_id, election_id, how, issued_on, issued_by, letters_id, why, identity,
                     membership_id, digest)
                SELECT %s, %s, %s, %s, %s, %s, %s, %s, given.membership_id, given.digest
                  FROM unnest(%s::int[], %s::varchar[]) AS given (membership_id, digest)
                """,
                election.company_id.id,
                election.id,
                how,
                self.env["coop.clock"].today(election.company_id),
                self.env.user.name,
                more.get("letters_id"),
                more.get("why"),
                more.get("identity"),
                list(typed),
                [pepper.digest(secret, SCOPE, code) for code in typed.values()],
            )
        )
        self.invalidate_model(flush=False)
        self.env["coop.election.elector"].invalidate_model(["has_code"], flush=False)
        return typed

    @api.model
    def _void(self, election, membership_ids, why):
        """End the codes that members have in an election.

        :return int: how many there were
        """
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE coop_election_code SET voided_on = %s, voided_why = %s
                 WHERE election_id = %s AND membership_id = ANY (%s) AND voided_on IS NULL
                """,
                self.env["coop.clock"].today(election.company_id),
                why,
                election.id,
                list(membership_ids),
            )
        )
        count = self.env.cr.rowcount
        self.invalidate_model(flush=False)
        return count

    @api.model
    def _void_of_struck(self, election, memberships):
        """End the codes of those of these members who are on the roll of no contest any more."""
        on = self.env["coop.election.elector"].search(
            [
                ("election_id", "=", election.id),
                ("membership_id", "in", memberships.ids),
                ("state", "=", "on"),
            ]
        )
        self._void(election, (memberships - on.membership_id).ids, "struck")

    # -- using -----------------------------------------------------------------------------------

    @api.model
    def _find(self, typed):
        """Return the rows of the roll for which a code votes, or none.

        With the rights of the system. Rows that were struck off are not among them; whether voting
        is open is the caller's to ask.

        :param str typed: the code as somebody typed it: with spaces, dashes or small letters
        """
        _code, electors = self._look_up(typed)
        # sudo: nobody is signed in; what is found is what the code was given for
        return self.env["coop.election.elector"].sudo().browse(electors)

    @api.model
    def _look_up(self, typed):
        """Return (id of a code, ids of the rows of the roll for which it votes), as `_find`."""
        cleaned = codes.clean(typed or "")
        if len(cleaned) != LENGTH:
            return None, []
        try:
            secret = pepper.read()
        except pepper.NoPepper:
            return None, []
        self.env.flush_all()
        digest = pepper.digest(secret, SCOPE, cleaned)
        rows = self.env.execute_query(SQL(FIND, digest=digest, going=list(GOING)))
        return rows[0] if rows else (None, [])

    @api.model
    def _get_address(self, typed, lang):
        """Return the address that a picture (QR) of a code leads to, in a language."""
        base = self.env["coop.election"].get_base_url()
        return self.env["res.lang"]._coop_url_in(lang, f"{base}{BOOTH}") + f"#{typed}"


# A code that lives, of an election that goes on, and the rows that were not struck off.
FIND = """
    SELECT code.id, array_agg(elector.id ORDER BY elector.number, elector.id)
      FROM coop_election_code code
      JOIN coop_election election ON election.id = code.election_id
      JOIN coop_election_elector elector
        ON elector.election_id = code.election_id AND elector.membership_id = code.membership_id
     WHERE code.digest = %(digest)s AND code.voided_on IS NULL
       AND election.state = ANY (%(going)s) AND elector.state = 'on'
  GROUP BY code.id
"""
