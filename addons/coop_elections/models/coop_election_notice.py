import json

from odoo import api, fields, models

from ..records import canonical, fingerprint

#: what of a notice stays the same in every later one: the rest may be moved or replaced
FROZEN = ("format", "kind", "body_id", "contests", "rules", "ways", "qualifying_on")
#: what is called otherwise is still the same
NAMES = ("constituency", "seat_names")


def frozen_part(content):
    """Return of the content of a notice what no later one changes, without names."""
    frozen = {name: content[name] for name in FROZEN if name in content}
    frozen["contests"] = [
        {name: value for name, value in contest.items() if name not in NAMES}
        for contest in content["contests"]
    ]
    return frozen


def agrees(said, now):
    """Return whether everything that a notice said still stands. What has come since, such as a
    further language, is no change.

    >>> agrees({"name": {"en": "A"}, "days": [1]}, {"name": {"en": "A", "cy": "B"}, "days": [1]})
    True
    >>> agrees({"days": [1]}, {"days": [1, 2]})
    False
    """
    if isinstance(said, dict) and isinstance(now, dict):
        return all(name in now and agrees(value, now[name]) for name, value in said.items())
    if isinstance(said, list) and isinstance(now, list):
        return len(said) == len(now) and all(map(agrees, said, now))
    return said == now


class CoopElectionNotice(models.Model):
    """A notice as it was published: every word of it, and its fingerprint. Behind the wall.

    What has changed since is in a later one; this one stays.
    """

    _name = "coop.election.notice"
    _description = "Notice of an election"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, number desc, id desc"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    number = fields.Integer(required=True, aggregator=None)
    kind = fields.Selection(
        [
            ("notice", "Notice of the election"),
            ("change", "Change"),
            ("abandoned", "The election is abandoned"),
        ],
        required=True,
    )
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
    _change_says_why = models.Constraint(
        "CHECK (kind = 'notice' OR why IS NOT NULL)", "Say why there is another notice."
    )

    @api.depends("number", "election_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for notice in self:
            notice.display_name = self.env._(
                "Notice %(number)s: %(election)s",
                number=notice.number,
                election=notice.election_id.name or "",
            )

    @api.model
    def _write_down(self, election, kind, content, why=None):
        """Keep a notice of an election.

        :param dict content: what is published
        """
        text = canonical(content)
        # sudo: a notice is written by the acts of the election alone, which check the right
        return self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "number": content["number"],
                "kind": kind,
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

    def _get_frozen(self):
        """Return the part of it that stays the same in every later notice."""
        return frozen_part(self._get_content())

    def action_open_page(self):
        """Open the page that everybody reads."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/elections/notice/{self.election_id.id}",
            "target": "new",
        }
