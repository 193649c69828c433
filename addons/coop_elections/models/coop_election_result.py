import json

from odoo import api, fields, models

from ..records import canonical, fingerprint


class CoopElectionResult(models.Model):
    """What came of one count of a contest. Behind the wall.

    A recount is another one; the last holds. It is provisional until it is declared, and nobody but
    who runs and watches the election reads it before.
    """

    _name = "coop.election.result"
    _description = "Result of a count"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, contest_id, number desc"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    number = fields.Integer("Count", required=True, aggregator=None)
    state = fields.Selection([("lot", "A lot is needed"), ("counted", "Counted")], required=True)
    why = fields.Text("Counted again because")
    asked_by = fields.Char("Asked for by")
    content = fields.Text(required=True, help="Every stage of the count, as JSON.")
    fingerprint = fields.Char(required=True, help="SHA-256 of the content in UTF-8.")
    elected_words = fields.Char("Elected", compute="_compute_words")
    valid_count = fields.Integer("Valid", compute="_compute_words")
    standing = fields.Selection(
        [
            ("lot", "A lot is needed"),
            ("provisional", "Provisional"),
            ("earlier", "Counted again since"),
            ("declared", "Declared"),
        ],
        "How it stands",
        compute="_compute_standing",
    )
    sheet = fields.Html("Count sheet", compute="_compute_sheet", sanitize=False)

    _contest_number_uniq = models.UniqueIndex(
        "(contest_id, number)", "This contest was counted again in the meantime. Look again."
    )
    _fingerprint_fits = models.Constraint(
        "CHECK (fingerprint = encode(sha256(convert_to(content, 'UTF8')), 'hex'))",
        "The fingerprint is not that of the content.",
    )
    _again_says_why = models.Constraint(
        "CHECK (number = 1 OR why IS NOT NULL)", "Say why it is counted again."
    )

    @api.depends("number", "contest_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for result in self:
            result.display_name = self.env._(
                "Count %(number)s: %(contest)s",
                number=result.number,
                # sudo: what a contest is called is neutral, and public
                contest=result.sudo().contest_id._get_label(),
            )

    @api.depends("content")
    @api.depends_context("lang")
    def _compute_words(self):
        for result in self:
            content = result._get_content()
            result.valid_count = content.get("valid", 0)
            result.elected_words = result._say_elected(content)

    def _say_elected(self, content):
        if self.state == "lot":
            return self.env._("A lot has to be drawn.")
        if "yes" in content:
            return self.env._("Yes: %(yes)s. No: %(no)s.", yes=content["yes"], no=content["no"])
        names = [content["candidates"][number - 1] for number in content.get("elected", [])]
        return ", ".join(names) or self.env._("Nobody")

    @api.depends("number", "state", "election_id.state", "contest_id")
    def _compute_standing(self):
        for result in self:
            last = result.contest_id._get_result()
            if result.state == "lot":
                result.standing = "lot" if result == last else "earlier"
            elif result != last:
                result.standing = "earlier"
            else:
                declared = result.election_id.state == "declared"
                result.standing = "declared" if declared else "provisional"

    @api.depends("content")
    @api.depends_context("lang")
    def _compute_sheet(self):
        for result in self:
            result.sheet = self.env["ir.qweb"]._render(
                "coop_elections.result_sheet", {"sheet": result._show_sheet()}
            )

    def _get_content(self):
        """Return what was counted, as values."""
        return json.loads(self.content or "{}")

    @api.model
    def _write_down(self, contest, state, content, why=None, asked_by=None):
        """Keep the result of a count.

        :param str state: "counted", or "lot" where the count stopped for one
        :param dict content: every stage of it
        """
        text = canonical(content)
        last = contest._get_result()
        # sudo: results are written by the acts of the election alone, which check the right
        return self.sudo().create(
            {
                "company_id": contest.company_id.id,
                "election_id": contest.election_id.id,
                "contest_id": contest.id,
                "number": last.number + 1,
                "state": state,
                "why": why,
                "asked_by": asked_by,
                "content": text,
                "fingerprint": fingerprint(text),
            }
        )


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_result(self):
        """Return what the last count of this contest found, or none."""
        self.ensure_one()
        # sudo: callers decide what of it is shown
        results = self.env["coop.election.result"].sudo()
        return results.search([("contest_id", "=", self.id)], order="number desc", limit=1)

    def _get_names(self):
        """Return {number on the ballot: name}, in the reader's language."""
        self.ensure_one()
        if self.kind == "yes_no":
            return {1: self.env._("Yes"), 2: self.env._("No")}
        return dict(enumerate(self._get_on_ballot().candidates, 1))
