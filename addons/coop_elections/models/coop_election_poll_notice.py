import json

from odoo import api, fields, models

from ..records import canonical, fingerprint


class CoopElectionPollNotice(models.Model):
    """The notice of the poll as it was published: where, when and how members vote, and on whom.

    Behind the wall. What has changed since is in a later one; this one stays. It names no
    candidate: it has the fingerprint of the published list.
    """

    _name = "coop.election.poll.notice"
    _description = "Notice of the poll"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, number desc, id desc"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    number = fields.Integer(required=True, aggregator=None)
    published_on = fields.Date(required=True)
    why = fields.Text("Reason")
    content = fields.Text(required=True, help="What was published, word for word, as JSON.")
    fingerprint = fields.Char(required=True, help="SHA-256 of the content in UTF-8.")

    _election_number_uniq = models.UniqueIndex(
        "(election_id, number)", "Another notice was published in the meantime. Look again."
    )
    _fingerprint_fits = models.Constraint(
        "CHECK (fingerprint = encode(sha256(convert_to(content, 'UTF8')), 'hex'))",
        "The fingerprint is not that of the content.",
    )
    _later_says_why = models.Constraint(
        "CHECK (number = 1 OR why IS NOT NULL)", "Say why there is another notice."
    )

    @api.depends("number", "election_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for notice in self:
            notice.display_name = self.env._(
                "Notice of the poll %(number)s: %(election)s",
                number=notice.number,
                election=notice.election_id.name or "",
            )

    @api.model
    def _write_down(self, election, content, why=None):
        """Keep a notice of the poll.

        :param dict content: what is published
        """
        text = canonical(content)
        # sudo: a notice is written by the acts of the election alone, which check the right
        return self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "number": content["number"],
                "published_on": self.env["coop.clock"].today(election.company_id),
                "why": why,
                "content": text,
                "fingerprint": fingerprint(text),
            }
        )

    def _get_content(self):
        """Return what was published, as it can be shown."""
        self.ensure_one()
        return json.loads(self.content)

    def action_open_page(self):
        """Open the page that everybody reads."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/elections/notice/{self.election_id.id}/poll/{self.number}",
            "target": "new",
        }
