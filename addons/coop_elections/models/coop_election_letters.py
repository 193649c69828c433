import csv
import io
import tempfile

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_access import codes
from odoo.addons.coop_notices.models.coop_print_run import _harmless

#: letters that are made into one document
TOGETHER = 100
#: people at a time when a file for a printer is written
BATCH = 1000
#: lines of an address in the file; what is longer stands in the last
LINES = 7


class CoopElectionLetters(models.Model):
    """Letters with voting codes that were made together: printed here, or by a printer outside.

    The codes are made with the letters, and are nowhere else afterwards. To print again is to give
    new codes, which end the earlier ones. Where nobody votes online they are in no letter either:
    then a code is only the mark that a letter was made.
    """

    _name = "coop.election.letters"
    _description = "Letters with voting codes"
    _inherit = "coop.company.mixin"
    _order = "made_at desc, id desc"

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    how = fields.Selection(
        [("letter", "Printed here"), ("printer", "By a printer outside")],
        "Where printed",
        required=True,
        readonly=True,
    )
    made_at = fields.Datetime("Made on", required=True, readonly=True)
    made_by = fields.Char("Made by", required=True, readonly=True)
    letter_count = fields.Integer("Letters", readonly=True)
    code_ids = fields.One2many("coop.election.code", "letters_id", readonly=True)
    live_count = fields.Integer("Codes that still work", compute="_compute_live_count")

    @api.depends("made_at", "election_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for letters in self:
            letters.display_name = self.env._(
                "Voting letters %(number)s: %(election)s",
                number=letters.id or "",
                election=letters.election_id.name or "",
            )

    @api.depends("code_ids.voided_on")
    def _compute_live_count(self):
        # sudo: how many there are
        every = self.env["coop.election.code"].sudo()
        live = [("letters_id", "in", self.ids), ("voided_on", "=", False)]
        counts = dict(every._read_group(live, ["letters_id"], ["__count"]))
        for letters in self:
            letters.live_count = counts.get(letters._origin, 0)

    def action_print_again(self):
        """Open the page on which these letters are printed again, with new codes."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/elections/{self.election_id.id}/letters?again={self.id}",
            "target": "new",
        }

    # -- making ----------------------------------------------------------------------------------

    @api.model
    def _begin(self, election, how):
        # sudo: what was printed is written down by acts alone, which check the right
        return self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "how": how,
                "made_at": self.env["coop.clock"].now(),
                "made_by": self.env.user.name,
            }
        )

    @api.model
    def _print_here(self, election, memberships):
        """Give codes to these members and make their letters.

        :return: (content, "pdf" or "html"); it is kept nowhere
        """
        letters = self._begin(election, "letter")
        typed = letters.env["coop.election.code"]._issue(
            election, memberships.ids, "letter", letters_id=letters.id
        )
        letters._note_made(len(typed))
        return election._make_letters(memberships, typed)

    @api.model
    def _write_file(self, election):
        """Give codes to everybody who still gets a letter, and write the file for a printer.

        In bounded memory, whatever the size of the roll.

        :return: an open file, as a CSV in UTF-8, which is gone when it is closed
        """
        letters = self._begin(election, "printer")
        file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow(self._get_titles())
        notice = election._begin_letter_notice()
        count = 0
        for memberships in election._iterate_unwritten(BATCH):
            typed = letters.env["coop.election.code"]._issue(
                election, memberships.ids, "printer", letters_id=letters.id
            )
            rows = letters._get_rows(memberships, typed)
            for row in rows:
                count += 1
                writer.writerow([count, *map(_harmless, row["cells"])])
            notice._note_printed_outside(rows)
        if not count:
            file.close()
            raise UserError(self.env._("There is nobody left who gets a letter."))
        letters._note_made(count)
        text.detach()
        file.seek(0)
        return file

    def _get_titles(self):
        lines = [self.env._("Address %(number)s", number=number) for number in range(1, LINES + 1)]
        return [
            self.env._("Letter"),
            self.env._("Name"),
            *lines,
            self.env._("Language"),
            self.env._("Format"),
            self.env._("Elector number"),
            self.env._("Votes for"),
            self.env._("Code"),
            self.env._("QR"),
        ]

    def _get_rows(self, memberships, typed):
        """Return what a printer needs of each letter: dicts of partner, need, address, cells."""
        election, company = self.election_id, self.company_id
        numbers = election._get_letter_numbers(memberships)
        people = memberships.partner_id
        needs = people._coop_needs()
        labels = {
            lang: self.with_context(lang=lang)._label_contests(election)
            for lang in {need["lang"] for need in needs.values()}
        }
        rows = []
        for membership in memberships:
            person, code = membership.partner_id, typed[membership.id]
            need = needs[person.id]
            lines = person._coop_address_lines(company)
            number, contests = numbers[membership.id]
            cells = [
                person.name,
                *_fit(lines),
                need["lang"],
                need["format"],
                number,
                ", ".join(labels[need["lang"]][contest] for contest in contests),
                *self._show_code(code, need["lang"]),
            ]
            address = "\n".join([person.name, *lines])
            rows.append({"partner": person, "need": need, "address": address, "cells": cells})
        return rows

    def _show_code(self, code, lang):
        """Return the code as it is printed and what its picture holds; nothing of it where nobody
        votes online."""
        if not self.election_id.by_portal:
            return ["", ""]
        return [codes.show(code), self.env["coop.election.code"]._get_address(code, lang)]

    def _label_contests(self, election):
        contests = election.with_env(self.env).contest_ids
        return {contest.id: contest._get_label() for contest in contests}

    def _get_still_waiting(self):
        """Return the members of these letters whose codes still work and who have not voted."""
        # sudo: what was printed; the act checked the right
        live = self.sudo().code_ids.filtered(lambda code: not code.voided_on)
        electors = live.env["coop.election.elector"].search(
            [
                ("election_id", "in", self.election_id.ids),
                ("membership_id", "in", live.membership_id.ids),
                ("state", "=", "on"),
            ]
        )
        waiting = [
            member
            for member, rows in electors.grouped("membership_id").items()
            if not rows._has_voted()
        ]
        return live.membership_id.browse().union(*waiting)

    def _note_made(self, count):
        self.ensure_one()
        self.letter_count = count
        hows = dict(self._fields["how"]._description_selection(self.env))
        self.election_id._note(
            "letters",
            self.env._(
                "Letters with voting codes were made: %(count)s (%(how)s)",
                count=count,
                how=hows[self.how],
            ),
        )


def _fit(lines):
    """Return the lines of an address in so many cells as the file has."""
    head, rest = lines[: LINES - 1], lines[LINES - 1 :]
    return [*head, ", ".join(rest), *[""] * (LINES - 1 - len(head))][:LINES]
