from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .coop_election_roll import BEFORE


class CoopElection(models.Model):
    """Who still gets a letter with a code."""

    _inherit = "coop.election"

    unwritten_count = fields.Integer(
        "Without a code",
        compute="_compute_unwritten_count",
        help="Electors who have no voting code yet.",
    )

    def _compute_unwritten_count(self):
        for election in self:
            election.unwritten_count = election._count_unwritten() if election._origin else 0

    def _count_unwritten(self):
        """Return how many people on the roll have no code yet."""
        self.env.flush_all()
        query = SQL("SELECT count(*) FROM (%s) AS person", self._sql_unwritten(0))
        return self.env.execute_query(query)[0][0]

    def _sql_unwritten(self, after):
        """Return SQL for the ids of the memberships on the roll, above one, without a live code."""
        return SQL(
            """
            SELECT DISTINCT e.membership_id AS id FROM coop_election_elector e
             WHERE e.election_id = %(election)s AND e.state = 'on' AND e.membership_id > %(after)s
               AND NOT EXISTS (SELECT FROM coop_election_code c
                                WHERE c.election_id = e.election_id
                                  AND c.membership_id = e.membership_id AND c.voided_on IS NULL)
            """,
            election=self.id,
            after=after,
        )

    def _iterate_unwritten(self, size):
        """Yield recordsets of members who get a letter and have no code, in batches.

        Nobody is among them who is not written to, or has no postal address, or, where the rules
        say so, is told otherwise.
        """
        last = 0
        while True:
            self.env.flush_all()
            query = SQL("%s ORDER BY id LIMIT %s", self._sql_unwritten(last), size)
            ids = [row[0] for row in self.env.execute_query(query)]
            if not ids:
                return
            last = ids[-1]
            # sudo: who gets a letter follows from the roll; the act checked the right
            found = self.env["coop.membership"].sudo().browse(ids)._get_written_to(self)
            if found:
                yield found
            self.env.flush_all()
            self.env.invalidate_all()

    def _check_may_print(self):
        """Refuse letters that would say what is not settled, or go out of a copy."""
        self._check_may_run()
        for election in self:
            if election.roll_state != "final" or election.state not in (*BEFORE, "poll"):
                raise UserError(
                    self.env._("Letters are made when the roll is final, until voting ends.")
                )
            if election.is_rehearsal:
                raise UserError(
                    self.env._("In a rehearsal nobody is written to. The desk can give codes.")
                )
            if election.company_id._coop_is_copy():
                raise UserError(
                    self.env._("This database is a copy: no letters with codes are made from it.")
                )

    def action_letters(self):
        """Open the page on which letters are made."""
        self.ensure_one()
        self._check_may_print()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/elections/{self.id}/letters",
            "target": "new",
        }


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    def _get_written_to(self, election, at_desk=False):
        """Return those of these members who get a letter of an election.

        :param bool at_desk: whoever asks for one, also where the rules tell them otherwise
        """
        people = self.partner_id
        stopped = people._coop_stopped_reasons()
        needs = people._coop_needs()
        # sudo: what the rules say holds for everybody
        to_all = at_desk or election.sudo().rules_id.letters_to == "all"
        return self.filtered(
            lambda member: (
                not stopped.get(member.partner_id.id)
                and member.partner_id._coop_has_postal_address()
                and (to_all or needs[member.partner_id.id]["channel"] == "print")
            )
        )


class CoopElectionRules(models.Model):
    _inherit = "coop.election.rules"

    letters_to = fields.Selection(
        [("all", "Everybody"), ("print", "Those who are written to by post")],
        "Letters with a voting code go to",
        required=True,
        default="all",
    )
    letter_days = fields.Integer(
        "A letter takes (days)",
        required=True,
        default=3,
        help="So many days after a letter was made, the desk gives a new code to somebody whose "
        "letter never came.",
    )

    _letter_days_possible = models.Constraint(
        "CHECK (letter_days BETWEEN 0 AND 60)", "A letter takes between 0 and 60 days."
    )
