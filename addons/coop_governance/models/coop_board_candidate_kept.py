from odoo import api, models
from odoo.exceptions import UserError

from .board_triggers import install
from .coop_board_candidate import OPEN


class CoopBoardCandidate(models.Model):
    """Whom a resolution names stays the same person, for the same body."""

    _inherit = "coop.board.candidate"

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    def write(self, vals):
        self._check_same_person(vals)
        return super().write(vals)

    def _check_same_person(self, vals):
        names = {"partner_id", "search_id", "company_id"} & vals.keys()
        # sudo: an opening says nothing of anybody
        if names == {"partner_id"} and self.env["coop.wall.opening"].sudo()._is_open(
            "coop_office_term"
        ):
            names = set()
        if "resolution_id" in vals and not self.env.su:
            names.add("resolution_id")
        for candidate in self:
            changed = [name for name in names if candidate[name].id != (vals[name] or False)]
            if changed and (
                candidate.stage not in OPEN
                or (changed != ["resolution_id"] and candidate._is_named())
            ):
                raise UserError(self._get_kept_sentence())

    def _is_named(self):
        """Whether a resolution names this candidate, whatever came of it."""
        self.ensure_one()
        # sudo: what was resolved holds whoever asks
        resolutions = self.env["coop.resolution"].sudo()
        return bool(resolutions.search_count([("candidate_id", "=", self.id)], limit=1))

    @api.model
    def _get_kept_sentence(self):
        return self.env._(
            "A resolution names this candidate: who it is, and for which search, stays as it was "
            "put before the Council. If it is somebody else, enter another candidate."
        )

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_board_candidate_board_kept":
            return self._get_kept_sentence()
        return super()._sql_error_to_message(exc)


class CoopBoardSearch(models.Model):
    _inherit = "coop.board.search"

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    def write(self, vals):
        names = {"body_id", "company_id"} & vals.keys()
        for search in self:
            if any(search[name].id != vals[name] for name in names) and any(
                candidate._is_named() for candidate in search.candidate_ids
            ):
                raise UserError(self._get_kept_sentence())
        return super().write(vals)

    @api.model
    def _get_kept_sentence(self):
        return self.env._(
            "A resolution names somebody of this search, so it stays one for this body. Begin "
            "another search."
        )

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_board_search_board_kept":
            return self._get_kept_sentence()
        return super()._sql_error_to_message(exc)


class CoopBoardRemoval(models.Model):
    _inherit = "coop.board.removal"

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_board_removal_board_kept":
            return self.env._(
                "A resolution names this proposal, so whom it concerns and who decides stays as it "
                "was put before them."
            )
        return super()._sql_error_to_message(exc)
