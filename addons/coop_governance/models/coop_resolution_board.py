from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .board_triggers import install
from .coop_resolution import FIXED


class CoopResolution(models.Model):
    """A resolution may name somebody who shall come onto the Board, or shall leave a body."""

    _inherit = "coop.resolution"

    _guarded_fields = FIXED | {"candidate_id", "removal_id"}

    candidate_id = fields.Many2one(
        "coop.board.candidate",
        "To appoint",
        readonly=True,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        groups="coop_governance.group_governance_officer",
    )
    removal_id = fields.Many2one(
        "coop.board.removal",
        "To remove",
        readonly=True,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        groups="coop_governance.group_governance_officer",
    )

    _on_one_person = models.Constraint(
        "CHECK (candidate_id IS NULL OR removal_id IS NULL)",
        "A resolution appoints somebody or removes somebody, not both.",
    )
    _candidate_once = models.UniqueIndex(
        "(candidate_id) WHERE candidate_id IS NOT NULL AND state IN ('draft', 'carried')",
        "Another resolution decides on this person already.",
    )

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    def write(self, vals):
        named = {"candidate_id", "removal_id"} & vals.keys()
        for resolution in self.filtered("closed"):
            if any(resolution[name].id != (vals[name] or False) for name in named):
                raise UserError(self._get_kept_sentence())
        if vals.get("closed"):
            # the database looks whether the votes carry it
            self.env["coop.resolution.vote"].flush_model()
        return super().write(vals)

    def _name_candidate(self, candidate):
        self._check_may_name()
        # who it is stands in the database before they are named: from then on it stays
        candidate.flush_recordset()
        self.candidate_id = candidate
        self.flush_recordset()

    def _name_removal(self, removal):
        self._check_may_name()
        self.removal_id = removal
        self.flush_recordset()

    def _declare(self, moment=None):
        """Nobody is voted off before the notice that they were given is over."""
        self._check_notice_is_over(moment)
        return super()._declare(moment)

    def _check_notice_is_over(self, moment):
        self.ensure_one()
        # sudo: from when on it may be voted holds whoever takes the vote
        first = self.sudo().removal_id.vote_from
        clock = self.env["coop.clock"]
        if first and clock.day_of(moment or clock.now(), self.company_id) < first:
            raise UserError(
                self.env._(
                    "No vote is taken on this before %(day)s: until then the person has notice, to "
                    "answer and to be heard. Take it back, or adjourn it to a later meeting.",
                    day=format_date(self.env, first),
                )
            )

    def _check_may_name(self):
        self.ensure_one()
        if self.state != "draft" or self.closed:
            raise UserError(
                self.env._(
                    "This has been decided already. Choose a resolution that is still to be "
                    "voted on."
                )
            )
        if self.candidate_id or self.removal_id:
            raise UserError(self.env._("This resolution decides on somebody else already."))

    @api.model
    def _get_kept_sentence(self):
        return self.env._(
            "Somebody took a seat, or left it, by this resolution. It stays as it was declared."
        )

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_resolution_board_kept":
            return self._get_kept_sentence()
        if exc.diag.constraint_name == "coop_resolution_board_votes":
            return self.env._(
                "The votes that are written down do not carry this, or too few were there. Nobody "
                "comes onto the Board, or leaves it, like this."
            )
        return super()._sql_error_to_message(exc)
