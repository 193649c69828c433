from odoo import models
from odoo.tools import SQL

from .coop_election_elector import BY_ITSELF
from .coop_election_roll import BEFORE, MADE

#: states of an election in which its roll follows who died, left or is back
FOLLOWING = (*BEFORE, "poll")


class CoopElection(models.Model):
    """A roll follows its members: who died, or is no member any more when voting ends, is struck
    off the same minute; who is a member after all is on it again."""

    _inherit = "coop.election"

    def _get_following(self):
        """Return those of these elections whose roll follows, with the rights of the system."""
        # sudo: a roll follows whoever records that somebody died or left
        return self.sudo().filtered(
            lambda one: one.roll_state in MADE and one.state in FOLLOWING and one.poll_closes_at
        )

    def _strike_gone(self, memberships=None):
        """Strike off who has died, or will be no member when voting ends: for any number of
        people in two statements.

        :param memberships: of whom to look at these alone
        """
        for election in self._get_following():
            self.env.flush_all()
            rows = self.env.execute_query(
                SQL(
                    """
                    UPDATE coop_election_elector AS elector
                       SET state = 'struck', struck_on = %(today)s,
                           struck_why = CASE WHEN EXISTS (
                               SELECT FROM coop_membership AS m
                                WHERE m.id = elector.membership_id AND m.died_on IS NOT NULL
                           ) THEN 'died' ELSE 'left' END
                     WHERE elector.election_id = %(election)s AND elector.state = 'on'
                       AND %(which)s AND NOT %(holds)s
                 RETURNING elector.id, elector.struck_why
                    """,
                    today=self.env["coop.clock"].today(election.company_id),
                    election=election.id,
                    which=self._sql_which(memberships),
                    holds=election._sql_holds(),
                )
            )
            election._note_followed("struck", rows)

    def _put_back(self, memberships):
        """Put back who was struck off because of a leaving or a death that was taken back."""
        for election in self._get_following():
            self.env.flush_all()
            rows = self.env.execute_query(
                SQL(
                    """
                    UPDATE coop_election_elector AS elector
                       SET state = 'on', struck_on = NULL, struck_why = NULL
                     WHERE elector.election_id = %(election)s AND elector.state = 'struck'
                       AND elector.struck_why = ANY (%(whys)s) AND %(which)s AND %(holds)s
                 RETURNING elector.id, 'undone'
                    """,
                    election=election.id,
                    whys=list(BY_ITSELF),
                    which=self._sql_which(memberships),
                    holds=election._sql_holds(),
                )
            )
            election._note_followed("restored", rows)

    def _sql_which(self, memberships):
        if memberships is None:
            return SQL("true")
        return SQL("elector.membership_id = ANY (%s)", memberships.ids)

    def _sql_holds(self):
        """Return SQL that says whether the member of a row lives, and is one when voting ends."""
        self.ensure_one()
        return SQL(
            """EXISTS (
                   SELECT FROM coop_membership AS m
                     JOIN coop_membership_period AS p ON p.membership_id = m.id
                    WHERE m.id = elector.membership_id AND m.died_on IS NULL
                      AND p.date_from <= %(day)s
                      AND (p.date_to IS NULL OR p.date_to >= %(day)s))""",
            day=self.env["coop.clock"].day_of(self.poll_closes_at, self.company_id),
        )

    def _note_followed(self, kind, rows):
        """Write down, as corrections and in the journal, whom the roll followed.

        :param str kind: "struck" or "restored"
        :param rows: [(id of the elector, why)]
        """
        self.ensure_one()
        if not rows:
            return
        self.env.invalidate_all(flush=False)
        # sudo: as in _get_following
        electors = self.env["coop.election.elector"].sudo().browse(row[0] for row in rows)
        # sudo: corrections are written by acts alone
        corrections = self.env["coop.election.correction"].sudo()
        corrections._wall_insert_select(
            ["election_id", "contest_id", "elector_id", "kind", "why"],
            SQL(
                """SELECT e.election_id, e.contest_id, e.id, %s, followed.why
                     FROM unnest(%s::int[], %s::varchar[]) AS followed (id, why)
                     JOIN coop_election_elector e ON e.id = followed.id ORDER BY e.number""",
                kind,
                [row[0] for row in rows],
                [row[1] for row in rows],
            ),
            self.company_id,
        )
        if kind == "struck":
            said = self.env._("Struck off the roll, because they died or left: %(numbers)s")
            electors._void_codes()
        else:
            said = self.env._("On the roll again, because they are members after all: %(numbers)s")
        self._note("roll_followed", said % {"numbers": self._say_numbers(electors)})

    def _say_numbers(self, electors):
        """Return elector numbers for the journal, or how many where they are very many."""
        numbers = sorted(set(electors.mapped("number")))
        if len(numbers) > 100:
            return self.env._("%(count)s electors", count=len(numbers))
        return ", ".join(numbers)


class CoopMembership(models.Model):
    """The rolls on which a member is follow, in the same transaction."""

    _inherit = "coop.membership"

    def _get_followed_elections(self):
        # sudo: whoever records that somebody died or left need not see the rolls
        electors = self.env["coop.election.elector"].sudo()
        return electors.search([("membership_id", "in", self.ids)]).election_id

    def _on_left(self, period):
        super()._on_left(period)
        self._get_followed_elections()._strike_gone(self)

    def _on_died(self, date):
        super()._on_died(date)
        self._get_followed_elections()._strike_gone(self)

    def _on_leave_undone(self, period):
        super()._on_leave_undone(period)
        self._get_followed_elections()._put_back(self)

    def _make_nobody(self):
        """Who is forgotten is not quoted any more; that somebody was on a roll stays."""
        mine = [("membership_id", "=", self.id)]
        # sudo: part of a removal that has been checked and logged
        objections = self.env["coop.election.objection"].sudo().search(mine)
        corrections = self.env["coop.election.correction"].sudo()
        noted = corrections.search(
            [("elector_id.membership_id", "=", self.id), ("reason", "!=", False)]
        )
        words = self.env._("The words are not kept.")
        for objection in objections:
            objection.write({"words": words, "answer": objection.answer and words})
        if noted:
            reason = self.env._("The entry of a former member was removed from the register.")
            with self.env["coop.wall.opening"]._open(noted._name, reason):
                noted.reason = words
                noted.flush_recordset()
        nobody = super()._make_nobody()
        objections.by_name = nobody.name
        return nobody


class CoopMembershipMerging(models.AbstractModel):
    """Two who are on the roll of an election as two electors are put right there first."""

    _inherit = "coop.membership.merging"

    def _merge_refusals(self, stays, goes):
        refusals = super()._merge_refusals(stays, goes)
        # sudo: whether both have a vote, and nothing else of it
        electors = self.env["coop.election.elector"].sudo()
        on = electors.search(
            [
                ("membership_id.partner_id", "in", (stays | goes).ids),
                ("state", "=", "on"),
                ("election_id.state", "in", [*FOLLOWING, "closed"]),
            ]
        )
        for election, both in on.grouped("election_id").items():
            if len(both.membership_id) > 1:
                refusals.append(
                    self.env._(
                        "Both are on the roll of “%(election)s”. Let the returning officer strike "
                        "one of them off first: “Was on it twice”.",
                        election=election.name,
                    )
                )
        return refusals
