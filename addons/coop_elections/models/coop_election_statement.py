import json

from odoo import api, fields, models

from ..records import canonical, fingerprint


class CoopElectionStatement(models.Model):
    """The candidates as they were published: who, where, in which order. Behind the wall.

    What happens afterwards (somebody withdraws, dies, is declared elected) is in a later one.
    """

    _name = "coop.election.statement"
    _description = "Published candidates"
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
        "(election_id, number)", "The candidates were published in the meantime. Look again."
    )
    _fingerprint_fits = models.Constraint(
        "CHECK (fingerprint = encode(sha256(convert_to(content, 'UTF8')), 'hex'))",
        "The fingerprint is not that of the content.",
    )
    _later_says_why = models.Constraint(
        "CHECK (number = 1 OR why IS NOT NULL)", "Say why the candidates are published again."
    )

    @api.depends("number", "election_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for statement in self:
            statement.display_name = self.env._(
                "Candidates %(number)s: %(election)s",
                number=statement.number,
                election=statement.election_id.name or "",
            )

    @api.model
    def _write_down(self, election, content, why=None):
        """Keep what is published of the candidates of an election.

        :param dict content: what is published
        """
        text = canonical(content)
        # sudo: written by the acts of the election alone, which check the right
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

    def _forget(self, candidates, reason):
        """Name these candidates no more: their entry was removed from the register.

        :param candidates: coop.election.candidate
        :param str reason: for the log of the wall
        """
        numbers = set(candidates.ids)
        statements = self.filtered(
            lambda one: any(
                row["candidate"] in numbers
                for contest in one._get_content()["contests"]
                for row in contest["candidates"]
            )
        )
        if not statements:
            return
        with self.env["coop.wall.opening"]._open(self._name, reason):
            for statement in statements:
                content = statement._get_content()
                for contest in content["contests"]:
                    for row in contest["candidates"]:
                        if row["candidate"] in numbers:
                            row.update(name=None, words=None, easy=None)
                text = canonical(content)
                statement.write({"content": text, "fingerprint": fingerprint(text)})
            statements.flush_recordset()
