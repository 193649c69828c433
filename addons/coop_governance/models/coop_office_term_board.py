from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .board_triggers import install


class CoopOfficeTerm(models.Model):
    """A term on the Board rests on a resolution of the body that appoints.

    It has to be carried and closed and to name this person; it serves one term. Exempt is who sat
    there before the record of the Board was kept, as long as nobody has come by resolution since,
    and who goes on after an ending that was a mistake, for no longer than was planned. The
    database holds it, whoever writes.
    """

    _inherit = "coop.office.term"

    resolution_id = fields.Many2one(
        "coop.resolution",
        "By resolution",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        groups="coop_governance.group_governance_officer",
    )

    _resolution_serves_one_term = models.UniqueIndex(
        "(resolution_id) WHERE resolution_id IS NOT NULL AND struck_on IS NULL",
        "Somebody has taken a seat by this resolution already.",
    )

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    @api.model
    def _sql_error_to_message(self, exc):
        sentence = self._get_board_refusals().get(exc.diag.constraint_name)
        return sentence or super()._sql_error_to_message(exc)

    @api.model
    def _get_board_refusals(self):
        """Return what the constraints of the database on the Board say, by their names."""
        return {
            "coop_office_term_board_resolved": self.env._(
                "Nobody comes onto the Board without a resolution of the body that appoints, "
                "carried and declared, that names this person. Put the candidate before a meeting "
                "and press “Appoint” afterwards. Who sat there before the record was kept is "
                "entered with a first day up to the day “Record kept from” of the body."
            ),
            "coop_office_term_board_kept": self.env._(
                "How somebody came onto the Board, and until when at most, stays as it was. A "
                "longer term takes a new resolution."
            ),
            "coop_office_term_board_before": self.env._(
                "Say until when somebody from before the record sits there. Since somebody has "
                "come onto the Board by resolution, only terms that are over are entered like "
                "this. Whoever sits there still needs a resolution."
            ),
            "coop_office_term_board_undone": self.env._(
                "It was resolved to remove this person. They do not stay after all; who comes back "
                "takes a seat anew, as the rules say."
            ),
            "coop_office_term_board_stays": self.env._(
                "A term on the Board is never deleted. If it was entered by mistake, strike it out."
            ),
            "coop_office_term_board_removed": self.env._(
                "Nobody is removed without notice, a hearing, and a resolution that was carried. "
                "Begin with “Propose to remove”, on the term."
            ),
            "coop_office_term_board_seat": self.env._(
                "The seat does not belong to this body, or is an office that is held besides a "
                "seat."
            ),
        }

    @api.model_create_multi
    def create(self, vals_list):
        # what the database looks at has to be there already
        self.env.flush_all()
        return super().create(vals_list)

    def write(self, vals):
        if "ended_why" in vals:
            if vals["ended_why"] == "removed":
                self.env.flush_all()
            elif any(term.ended_why == "removed" for term in self):
                raise UserError(self._get_board_refusals()["coop_office_term_board_undone"])
        return super().write(vals)

    @api.model
    def _refuse_before(self, seat, date_from, last_day):
        refusal = super()._refuse_before(seat, date_from, last_day)
        if refusal or seat.body_id.kind != "board":
            return refusal
        is_over = last_day and last_day < self.env["coop.clock"].today(seat.company_id)
        if (not last_day and not seat.is_office) or (
            not is_over
            # sudo: as in _begin
            and self.sudo().search_count(
                [("body_id", "=", seat.body_id.id), ("begun_how", "=", "appointed")], limit=1
            )
        ):
            return self._get_board_refusals()["coop_office_term_board_before"]
        return None

    def _is_resolved_away(self):
        """Whether it was resolved to remove somebody from this seat."""
        self.ensure_one()
        # sudo: whether it was resolved holds whoever asks
        resolutions = self.env["coop.resolution"].sudo()
        return bool(
            resolutions.search_count(
                [("removal_id.term_id", "=", self.id), ("state", "=", "carried")], limit=1
            )
        )

    def _may_go_on(self):
        return super()._may_go_on() and not self._is_resolved_away()

    def _check_may_strike(self):
        super()._check_may_strike()
        # sudo: of what kind the body is holds whoever asks
        for term in self.sudo().filtered(
            lambda term: term.body_id.kind == "board" and term.begun_how == "appointed"
        ):
            if term.date_from < self.env["coop.clock"].today(term.company_id):
                raise UserError(
                    self.env._(
                        "%(name)s has sat on the Board by resolution since %(day)s. That was no "
                        "mistake of the office: let them stand down, or propose to remove them.",
                        name=term.holder_id.name,
                        day=format_date(self.env, term.date_from),
                    )
                )

    def _check_may_end(self, last_day, why):
        super()._check_may_end(last_day, why)
        if why == "removed" and not self.is_office and not self._is_resolved_away():
            raise UserError(self._get_board_refusals()["coop_office_term_board_removed"])


class CoopSeat(models.Model):
    _inherit = "coop.seat"

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_seat_board_kept":
            return self.env._(
                "Somebody has sat on this seat, so it stays what it is. Give it a last day "
                "and make another."
            )
        return super()._sql_error_to_message(exc)
