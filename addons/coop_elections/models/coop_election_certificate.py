import json

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import LazyTranslate

from ..records import canonical, fingerprint

_lt = LazyTranslate(__name__)

FORMAT = "coop.election.certificate/1"


class CoopElectionCertificate(models.Model):
    """That what was kept of an election is destroyed: what, how much, by whom. Behind the wall.

    It names no voter. What it counts is what the account and the turnout are made of from now on.
    """

    _name = "coop.election.certificate"
    _description = "Certificate of destruction"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, id desc"
    _rec_name = "fingerprint"

    _wall_message = _lt("What was destroyed, and by whom, stays on record.")

    election_id = fields.Many2one(
        "coop.election", required=True, check_company=True, ondelete="restrict"
    )
    destroyed_on = fields.Date("Destroyed on", required=True)
    # A number and no foreign key: the log-in may go, and this stays.
    asked_by_id = fields.Integer("Asked for by (user number)", required=True, aggregator=None)
    asked_by = fields.Char("Asked for by", required=True)
    confirmed_by = fields.Char("Confirmed by", required=True)
    content = fields.Text(required=True, help="What was destroyed, as JSON.")
    fingerprint = fields.Char(required=True, help="SHA-256 of the content in UTF-8.")
    summary = fields.Html(compute="_compute_summary", sanitize=False)

    _election_uniq = models.UniqueIndex(
        "(election_id)", "What was kept of this election is destroyed."
    )
    _fingerprint_fits = models.Constraint(
        "CHECK (fingerprint = encode(sha256(convert_to(content, 'UTF8')), 'hex'))",
        "The fingerprint is not that of the content.",
    )
    _two_people = models.Constraint(
        "CHECK (asked_by_id <> recorded_by_id)", "Two people destroy what is kept."
    )

    @api.depends("election_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for certificate in self:
            certificate.display_name = self.env._(
                "Certificate of destruction: %(election)s",
                election=certificate.election_id.name or "",
            )

    @api.model
    def _write_down(self, election, content):
        """Keep what was destroyed.

        :param dict content: what ``_prepare_certificate`` made, with packets and rows
        """
        text = canonical(content)
        # sudo: written by the act of the election alone, which checked the right
        return self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "destroyed_on": self.env["coop.clock"].today(election.company_id),
                "asked_by_id": election.sudo().destruction_asked_id.id,
                "asked_by": content["asked_by"],
                "confirmed_by": content["confirmed_by"],
                "content": text,
                "fingerprint": fingerprint(text),
            }
        )

    def _get_content(self):
        return json.loads(self.content or "{}")

    @api.depends("content")
    @api.depends_context("lang")
    def _compute_summary(self):
        for certificate in self:
            shown = certificate._show()
            certificate.summary = Markup("").join(
                certificate._draw(title, rows)
                for title, rows in (
                    (self.env._("Destroyed"), shown["packets"]),
                    (self.env._("Deleted from Odoo"), shown["rows"]),
                    (self.env._("What stays, and can be checked"), shown["stays"]),
                )
            )

    def _draw(self, title, rows):
        cell = Markup(
            '<tr><th scope="row" class="fw-normal">{}</th><td class="text-break">{}</td></tr>'
        )
        return Markup(
            '<h4 class="mt-3">{}</h4><table class="table table-sm"><tbody>{}</tbody></table>'
        ).format(title, Markup("").join(cell.format(*row) for row in rows))

    def _show(self):
        """Return what is printed: packets, rows and stays, each as [(what, how many or print)]."""
        self.ensure_one()
        content = self._get_content()
        kinds = self.env["coop.election.packet"]._fields["kind"]
        kinds = dict(kinds._description_selection(self.env))
        names = {
            one.model: one.name
            # sudo: what kinds of records are called is no secret
            for one in self.env["ir.model"]
            .sudo()
            .search([("model", "in", [row["model"] for row in content.get("rows", [])])])
        }
        return {
            "packets": [
                (kinds.get(one["kind"], one["kind"]), self._say_amount(one))
                for one in content.get("packets", [])
            ],
            "rows": [
                *((names.get(one["model"], ""), one["rows"]) for one in content.get("rows", [])),
                (self.env._("Fingerprint of all of them before"), content.get("before", "")),
            ],
            "stays": [
                (self._name_kept(code), value)
                for code, value in content.get("stays", {}).items()
                if value
            ],
        }

    def _say_amount(self, one):
        return f"{one['amount']} ({one['where']})" if one["where"] else str(one["amount"])

    def _name_kept(self, code):
        return {
            "notice": self.env._("Fingerprint of the notice"),
            "manifest": self.env._("Fingerprint of the ballots"),
            "roll": self.env._("Fingerprint of the roll"),
            "envelopes": self.env._("Fingerprint of the sealed ballots"),
            "opening": self.env._("Fingerprint of the opening"),
            "declaration": self.env._("Fingerprint of the declaration"),
            "journal": self.env._("Head of the journal"),
        }[code]


class CoopElection(models.Model):
    """What the certificate says, and what is counted by it afterwards."""

    _inherit = "coop.election"

    certificate_ids = fields.One2many("coop.election.certificate", "election_id", readonly=True)

    def _prepare_certificate(self):
        """Return what the certificate holds of what is still there. It names no voter."""
        self.ensure_one()
        # what is done until here is in the chain, so that its head can be named
        self._chain_journal()
        return {
            "format": FORMAT,
            "election": self.id,
            "destroyed_on": self.env["coop.clock"].today(self.company_id).isoformat(),
            "kept_until": self.kept_until.isoformat(),
            "asked_by": self.destruction_asked_id.name,
            "confirmed_by": self.env.user.name,
            "shares_destroyed_on": self.shares_destroyed_on
            and self.shares_destroyed_on.isoformat()
            or None,
            "before": self._get_rows_print(),
            "stays": {
                "notice": self._get_last_notice().fingerprint or None,
                "manifest": self._get_manifest_print(),
                "roll": self.roll_hash or None,
                "envelopes": self.envelopes_sha256 or None,
                "opening": self.opening_sha256 or None,
                "declaration": self._get_declaration().fingerprint or None,
                "journal": self._get_journal_head() or None,
            },
            "contests": {str(one.id): one._prepare_kept_counts() for one in self.contest_ids},
        }

    def _get_certificate(self):
        """Return the certificate, or none as long as nothing is destroyed."""
        self.ensure_one()
        # sudo: counts and fingerprints; callers decide what is shown
        return self.sudo().certificate_ids[:1]

    def action_view_certificate(self):
        """Open the certificate of what was destroyed."""
        self.ensure_one()
        return (
            self.env["coop.election.certificate"]
            .search([("election_id", "=", self.id)], limit=1)
            .get_formview_action()
        )
