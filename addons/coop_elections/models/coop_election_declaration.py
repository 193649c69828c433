import json

from odoo import api, fields, models

from ..records import canonical, fingerprint


class CoopElectionDeclaration(models.Model):
    """The result as it was declared: every word and number that is public. Behind the wall."""

    _name = "coop.election.declaration"
    _description = "Declaration of the result"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, id desc"
    _rec_name = "fingerprint"

    election_id = fields.Many2one(
        "coop.election", required=True, check_company=True, ondelete="restrict"
    )
    declared_on = fields.Date("Declared on", required=True)
    content = fields.Text(required=True, help="What was declared, word for word, as JSON.")
    fingerprint = fields.Char(required=True, help="SHA-256 of the content in UTF-8.")

    # The first has none: a new column behind the wall is empty where there were rows before.
    version = fields.Integer(
        readonly=True,
        aggregator=None,
        help="Empty for the first. Another follows where a panel has changed the result.",
    )

    _election_uniq = models.UniqueIndex(
        "(election_id, (COALESCE(version, 1)))", "The result of this election has been declared."
    )
    _fingerprint_fits = models.Constraint(
        "CHECK (fingerprint = encode(sha256(convert_to(content, 'UTF8')), 'hex'))",
        "The fingerprint is not that of the content.",
    )

    @api.depends("election_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for declaration in self:
            declaration.display_name = self.env._(
                "Result: %(election)s", election=declaration.election_id.name or ""
            )

    @api.model
    def _write_down(self, election, content, version=None):
        """Keep what is declared.

        :param dict content: what is public of the result
        :param int version: for one that follows on another
        """
        text = canonical(content)
        # sudo: a declaration is written by the act of the election alone, which checks the right
        return self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "declared_on": self.env["coop.clock"].today(election.company_id),
                "content": text,
                "fingerprint": fingerprint(text),
                "version": version,
            }
        )

    def _get_content(self):
        """Return what was declared, as it can be shown."""
        self.ensure_one()
        return json.loads(self.content)

    def action_open_page(self):
        """Open the page that everybody reads."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/elections/result/{self.election_id.id}",
            "target": "new",
        }
