from odoo import api, fields, models
from odoo.exceptions import UserError

CODES = [
    ("series", "Series of papers"),
    ("post", "Papers that came back"),
    ("box", "Ballot box"),
    ("keyed", "Keyed papers"),
    ("sealed", "Sealed ballots"),
    ("opened_envelopes", "Opened ballots"),
    ("opened_papers", "Opened papers"),
    ("sums", "Sum of the opening"),
    ("ballots", "Ballots that are back"),
    ("counted", "Counted ballots"),
]


class CoopElectionExplanation(models.Model):
    """Why two numbers of the account are not equal, signed by the returning officer. Behind the
    wall. When the numbers change it explains nothing any more."""

    _name = "coop.election.explanation"
    _description = "Explained difference"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "code"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    code = fields.Selection(CODES, "Where", required=True)
    expected = fields.Integer("Should be", required=True, aggregator=None)
    found = fields.Integer("Is", required=True, aggregator=None)
    why = fields.Text("Because", required=True)

    @api.model
    def _write_down(self, one, why):
        """Explain a difference.

        :param one: the ``Sum`` that is not equal
        :param str why: the reason, which stands in the account for good
        """
        election = one.contest.election_id.with_env(self.env)
        election._check_may_run()
        if not (why or "").strip():
            raise UserError(self.env._("Say why the numbers are not equal."))
        # sudo: explanations are written by this act alone; the right was checked
        written = self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "contest_id": one.contest.id,
                "code": one.code,
                "expected": one.expected,
                "found": one.found,
                "why": why.strip(),
            }
        )
        election.invalidate_recordset(["explanation_ids"])
        election._note("explained", election._say_difference(one), why.strip())
        return written
