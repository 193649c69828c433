from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import combinations

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, mute_logger

from .board_triggers import install


class CoopOfficeHolder(models.Model):
    """Who is behind a name that sat somewhere stays the same person.

    Two acts alone change which contact that is: merging contacts that are one person, and
    forgetting a former member. Both are logged; the database refuses everything else.
    """

    _inherit = "coop.office.holder"

    joined_into_id = fields.Many2one(
        "coop.office.holder",
        "Joined into",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        groups="coop_governance.group_governance_officer",
        help="Set while two records of one person become one.",
    )

    _one_for_a_person = models.UniqueIndex(
        "(partner_id, company_id) WHERE joined_into_id IS NULL",
        "This person is among those who hold an office already. Try again.",
    )

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    def write(self, vals):
        if "partner_id" in vals:
            self._check_same_person(vals["partner_id"])
        return super().write(vals)

    def _check_same_person(self, partner_id):
        changed = self.filtered(lambda holder: holder.partner_id.id != partner_id)
        # sudo: a term that this user may not see counts as well; an opening says nothing of anybody
        opening = self.env["coop.wall.opening"].sudo()
        if changed.sudo().term_ids and not opening._is_open("coop_office_term"):
            raise UserError(self._get_kept_sentence())

    @api.model
    def _get_kept_sentence(self):
        return self.env._(
            "Who sat somewhere stays the same person. If two contacts are one person, merge them; "
            "if somebody else sits there, end the term or strike it out."
        )

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_office_holder_board_kept":
            return self._get_kept_sentence()
        return super()._sql_error_to_message(exc)

    # -- two contacts become one -----------------------------------------------------------------

    @api.model
    def _refuse_two_seats(self, people):
        """Return sentences: on which bodies these contacts sat on the same days, as two people."""
        # sudo: the caller may merge the contacts; where they sit settles whether that can be
        terms = self.env["coop.office.term"].sudo()
        terms = terms.search(
            [
                ("holder_id.partner_id", "in", people.ids),
                ("is_office", "=", False),
                ("struck_on", "=", False),
            ]
        )
        sentences = []
        for body, of_body in terms.grouped("body_id").items():
            for one, other in combinations(of_body, 2):
                if (
                    one.holder_id != other.holder_id
                    and one.date_from <= (other.date_to or date.max)
                    and other.date_from <= (one.date_to or date.max)
                ):
                    sentences.append(
                        self.env._(
                            "%(one)s and %(other)s sat on “%(body)s” on the same days, as two "
                            "people. Strike out the term that never was, then merge.",
                            one=one.holder_id.name,
                            other=other.holder_id.name,
                            body=body.name,
                        )
                    )
        return sentences

    @api.model
    @contextmanager
    def _merging(self, stays, goes):
        """Let what these contacts hold, or stand for, become that of the contact that stays.

        Whoever merges does it inside the block. It is logged; where the contact that goes is
        still there at the end, the database refuses all of it.

        :param stays: res.partner
        :param goes: res.partner, one or more
        """
        # sudo: the caller may merge the contacts; all that is theirs comes along
        holders = self.sudo().search([("partner_id", "in", (stays | goes).ids)])
        candidates = self.env["coop.board.candidate"].sudo()
        if not (holders.partner_id & goes) and not candidates.search_count(
            [("partner_id", "in", goes.ids)], limit=1
        ):
            yield
            return
        reason = self.env._("Contacts were merged, because they are one person.")
        # sudo: as above; the opening is logged with the name of this user
        with self.env["coop.wall.opening"].sudo()._open("coop.office.term", reason):
            holders._join(stays, reason)
            yield

    def _join(self, stays, reason):
        """Leave one holder for each co-op: the one who agreed to be shown, if only one did."""
        for same in self.grouped("company_id").values():
            ordered = same.sorted(
                lambda holder: (bool(holder.agreed_on), holder.partner_id == stays), reverse=True
            )
            keep, gone = ordered[0], ordered[1:]
            for holder in gone:
                holder.write({"joined_into_id": keep.id, "partner_id": stays.id})
            gone.flush_recordset()
            if keep.partner_id != stays:
                keep.partner_id = stays
                keep.flush_recordset()
            for holder in gone:
                holder._move_to(keep, reason)
            gone.unlink()

    def _move_to(self, keep, reason):
        """Let everything that names this holder name the other, also what is kept."""
        self.ensure_one()
        walled = {model._table: model for model in self.env["coop.wall"]._get_walled_models()}
        merger = self.env["base.partner.merge.automatic.wizard"]
        openings = self.env["coop.wall.opening"]
        self.env.flush_all()
        with ExitStack() as opened:
            for table, column in merger._get_fk_on(self._table):
                parts = {
                    "table": SQL.identifier(table),
                    "column": SQL.identifier(column),
                    "gone": self.id,
                    "keep": keep.id,
                }
                query = SQL("SELECT FROM %(table)s WHERE %(column)s = %(gone)s LIMIT 1", **parts)
                if not self.env.execute_query(query):
                    continue
                if table in walled and not openings._is_open(table):
                    opened.enter_context(openings._open(walled[table], reason))
                self._move_rows(table, parts)
        self.env.invalidate_all()

    def _move_rows(self, table, parts):
        query = "UPDATE %(table)s SET %(column)s = %(keep)s WHERE %(column)s = %(gone)s"
        try:
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                self.env.cr.execute(SQL(query, **parts))
        except psycopg2.IntegrityError as error:
            raise self.env["coop.membership.merging"]._get_loss(table) from error
