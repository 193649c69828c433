import tempfile
from itertools import count, groupby

from markupsafe import Markup

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .in_batches import in_batches

#: names on a page of the copy
LINES = 40
#: people whose addresses are looked up together
TOGETHER = 1000


class CoopElectionRollCopy(models.Model):
    """What is on a copy, and that it was given."""

    _inherit = "coop.election.roll.copy"

    def _note_given(self):
        """Write down that the copy is given today.

        :raise UserError: when it was not granted, or the candidate does not stand any more
        """
        self.ensure_one()
        if self.state != "granted":
            raise UserError(self.env._("No copy was granted."))
        if why := self._why_not(self.candidate_id):
            raise UserError(why)
        # sudo: guarded against typing; whoever calls settled whose it is
        self.sudo().write(
            {
                "given_count": self.given_count + 1,
                "given_on": self.env["coop.clock"].today(self.company_id),
            }
        )
        self._note_step(self.env._("Copy %(number)s of the roll was given to who asked for it"))

    def _write_copy(self):
        """Make the copy, on the day on which it is given.

        :return: an open file of HTML in UTF-8, each page with the number of the copy and the name
            of the candidate; it is gone when it is closed
        :raise UserError: when it was not written down today that it is given
        """
        self.ensure_one()
        if self.state != "granted" or self.given_on != self.env["coop.clock"].today(
            self.company_id
        ):
            raise UserError(self.env._("No copy was granted."))
        file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
        for piece in self._get_pieces():
            file.write(piece.encode())
        file.seek(0)
        return file

    def _get_pieces(self):
        """Yield the copy, piece by piece, as markup."""
        said = {
            "lang": (self.env.lang or "en_GB").partition("_")[0],
            "title": self.display_name,
            "mark": self.env._(
                "Copy %(number)s, for %(name)s. For this election alone. Give it to nobody; "
                "destroy it when the election is over.",
                number=self.number,
                name=self.candidate_id.ballot_name,
            ),
        }
        yield (
            Markup(
                '<!DOCTYPE html><html lang="%(lang)s"><head><meta charset="utf-8"/>'
                "<title>%(title)s</title></head><body><h1>%(title)s</h1>"
            )
            % said
        )
        heads = [self.env._("Name"), self.env._("Area"), self.env._("Address")]
        pages = count()
        for _page, rows in groupby(self._get_lines(), lambda _row: next(pages) // LINES):
            yield Markup('<table border="1"><caption>%(mark)s</caption><tr>') % said
            yield Markup().join(Markup('<th scope="col">%s</th>') % head for head in heads)
            yield Markup("</tr>")
            for row in rows:
                cells = Markup().join(Markup("<td>%s</td>") % (cell or "") for cell in row)
                yield Markup("<tr>%s</tr>") % cells
            yield Markup("</table><p>%(mark)s</p>") % said
        yield Markup("</body></html>")

    def _get_lines(self):
        """Yield (name, area, address) of those who can vote for this candidate, as the rules say.

        Where belonging to the group would tell who is supported, only those who agreed.
        """
        self.ensure_one()
        # sudo: granted; what is read of each is what the rules give
        copy = self.sudo()
        contest, company = copy.candidate_id.contest_id, copy.company_id
        memberships = copy.env["coop.membership"]
        today = self.env["coop.clock"].today(company)
        tells = contest.constituency_id.category_id.discloses_support
        query = SQL(
            """
            SELECT m.id, p.name, %(area)s, m.candidates_told_on IS NOT NULL
              FROM coop_election_elector e
              JOIN coop_membership m ON m.id = e.membership_id
              JOIN res_partner p ON p.id = m.partner_id
             WHERE e.contest_id = %(contest)s AND e.state = 'on'
               AND (m.candidates_told_on IS NOT NULL OR NOT %(tells)s)
             ORDER BY p.name, m.id
            """,
            area=memberships._sql_area_on("m", today),
            contest=contest.id,
            tells=tells,
        )
        areas = {area.id: area.name for area in copy.env["coop.area"].search([])}
        with_address = copy.election_id.rules_id.candidates_roll == "addresses"
        for number, name, area, agreed in in_batches(copy.env, query, TOGETHER):
            address = ""
            if with_address and agreed:
                person = memberships.browse(number).partner_id
                address = ", ".join(person._coop_address_lines(company))
            yield name, areas.get(area, ""), address


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    candidates_told_on = fields.Date(
        "Candidates may have name and address",
        readonly=True,
        copy=False,
        groups="coop_governance.group_governance_officer",
        help="On which day the member agreed that who stands in their group gets it, where the "
        "rules say so. Empty: they did not.",
    )

    def _tell_candidates(self, agreed):
        """The member agrees, or does not any more, that candidates get their name and address."""
        self.ensure_one()
        # sudo: the member's own choice; the page settled whose it is
        self.sudo().candidates_told_on = (
            self.env["coop.clock"].today(self.company_id) if agreed else False
        )

    def _make_nobody(self):
        # sudo: part of a removal that has been checked and logged
        self.sudo().candidates_told_on = False
        return super()._make_nobody()
