from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_board_candidate import OPEN


class CoopBoardCheck(models.Model):
    """What was looked up or talked about on a day, what came of it, and where it is noted."""

    _name = "coop.board.check"
    _description = "Check of a candidate"
    _check_company_auto = True
    _order = "candidate_id, done_on desc, id desc"
    _rec_name = "kind_id"

    candidate_id = fields.Many2one(
        "coop.board.candidate", required=True, index=True, check_company=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="candidate_id.company_id", store=True, index=True)
    kind_id = fields.Many2one("coop.board.check.kind", required=True, ondelete="restrict")
    done_on = fields.Date(
        "Done on", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    result = fields.Selection([("passed", "Passed"), ("failed", "Not passed")], required=True)
    source = fields.Char(
        "Reference", help="Where it is written: the number of the search, the file, who was there."
    )
    note = fields.Text()
    done_by = fields.Char(
        "Done by", required=True, readonly=True, default=lambda self: self.env.user.name
    )
    decision = fields.Selection(
        [("go_on", "Goes on all the same"), ("stop", "Does not go on")],
        help="A check that was not passed needs one, with the reason.",
    )
    decision_why = fields.Text("Reason")
    decided_by = fields.Char("Decided by", readonly=True)

    _decision_says_why = models.Constraint(
        "CHECK (decision IS NULL OR (result = 'failed'"
        " AND trim(coalesce(decision_why, '')) <> ''))",
        "Say why it is decided so. Only a check that was not passed needs a decision.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        checks = super().create(
            [{**self._stamped(vals), "done_by": self.env.user.name} for vals in vals_list]
        )
        checks._check_open()
        return checks

    def write(self, vals):
        self._check_open()
        return super().write(self._stamped(vals))

    def _forget(self):
        """The person is forgotten: the day and the result stay, the words go."""
        super().write({"note": False, "source": False})
        decided = self.filtered("decision")
        super(CoopBoardCheck, decided).write(
            {"decision_why": self.env._("Removed with the entry of a former member.")}
        )

    def _stamped(self, vals):
        """Who decides is written down by itself."""
        vals = {
            name: value for name, value in vals.items() if name not in ("done_by", "decided_by")
        }
        if "decision" in vals:
            vals["decided_by"] = vals["decision"] and self.env.user.name
        return vals

    @api.ondelete(at_uninstall=False)
    def _unlink_except_relied_on(self):
        self._check_open()

    def _check_open(self):
        """What those who appoint relied on stays as it was."""
        # sudo: the stage holds whoever asks
        if any(check.sudo().candidate_id.stage not in OPEN for check in self):
            raise UserError(
                self.env._(
                    "The candidate has been put before the Council. What was checked until then "
                    "stays as it is."
                )
            )
