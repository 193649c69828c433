import json

from odoo import api, fields, models

from ..records import canonical, fingerprint


class CoopElectionCasualResult(models.Model):
    """What came of a countback, or of asking who came next. Behind the wall; the last holds.

    It names candidates by their numbers on the ballot alone.
    """

    _name = "coop.election.casual.result"
    _description = "Seat filled from the last count: result"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "casual_id, number desc"
    _rec_name = "fingerprint"

    casual_id = fields.Many2one(
        "coop.election.casual",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    number = fields.Integer("Count", required=True, aggregator=None)
    state = fields.Selection([("lot", "A lot is needed"), ("counted", "Counted")], required=True)
    why = fields.Text("Counted again because")
    witnesses = fields.Text("Seen by", required=True, help="A name a line.")
    content = fields.Text(required=True, help="Every stage of the count, as JSON.")
    fingerprint = fields.Char(required=True, help="SHA-256 of the content in UTF-8.")

    _casual_number_uniq = models.UniqueIndex(
        "(casual_id, number)", "This was counted again in the meantime. Look again."
    )
    _fingerprint_fits = models.Constraint(
        "CHECK (fingerprint = encode(sha256(convert_to(content, 'UTF8')), 'hex'))",
        "The fingerprint is not that of the content.",
    )

    def _get_content(self):
        """Return what was counted, as values."""
        return json.loads(self.content)

    @api.model
    def _write_down(self, casual, state, content, witnesses, why=None):
        """Keep what was found.

        :param str state: "counted", or "lot" where one has to be drawn
        :param dict content: every stage of it
        :param list witnesses: names of who saw it
        """
        text = canonical(content)
        # sudo: written by the acts alone, which check the right
        return self.sudo().create(
            {
                "company_id": casual.company_id.id,
                "casual_id": casual.id,
                "number": casual.sudo()._get_result().number + 1,
                "state": state,
                "why": why,
                "witnesses": "\n".join(witnesses),
                "content": text,
                "fingerprint": fingerprint(text),
            }
        )
