from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime

KINDS = [
    ("complaint", "Somebody complained"),
    ("outage", "Something did not work"),
    ("lost", "Post was lost or late"),
    ("influence", "Somebody was put under pressure"),
    ("other", "Something else"),
]


class CoopElectionIrregularity(models.Model):
    """What went otherwise than it should in an election, and what was done about it. Behind the
    wall: what has to be added or put right is a further entry under the first.

    No entry holds a choice. The scrutineers have it before them when they report.
    """

    _name = "coop.election.irregularity"
    _description = "Irregularity"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, recorded_at desc, id desc"
    _rec_name = "happened"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", "Where", check_company=True, ondelete="restrict"
    )
    follows_id = fields.Many2one(
        "coop.election.irregularity",
        "Goes on from",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    line_ids = fields.One2many("coop.election.irregularity", "follows_id", "Further entries")
    kind = fields.Selection(KINDS, "What it is", required=True)
    happened_at = fields.Datetime("When it happened", required=True)
    happened = fields.Text("What happened", required=True)
    done = fields.Text("What was done")
    closes = fields.Boolean("Dealt with", help="Nothing more has to be done about it.")
    is_open = fields.Boolean("Open", compute="_compute_is_open", search="_search_is_open")

    @api.depends("closes", "line_ids.closes")
    def _compute_is_open(self):
        for entry in self:
            head = entry.follows_id or entry
            last = (head | head.line_ids).sorted("id")[-1:]
            entry.is_open = not last.closes

    def _search_is_open(self, operator, value):
        if operator != "in":
            return NotImplemented
        heads = self.search([("follows_id", "=", False)])
        still = heads.filtered("is_open")
        return fields.Domain("id", "in" if True in value else "not in", still.ids)

    @api.model
    def _write_down(self, election, vals):
        """Add an entry.

        :param election: coop.election
        :param dict vals: kind, happened_at, happened, done, closes, contest_id, follows_id
        :return: the entry
        """
        words = (vals.get("happened") or "").strip()
        if not words or not vals.get("kind") or not vals.get("happened_at"):
            raise UserError(self.env._("Say what it is, when it happened, and what happened."))
        if not election.noticed_on:
            raise UserError(self.env._("Notice of this election has not been given."))
        if vals["happened_at"] > self.env["coop.clock"].now():
            raise UserError(self.env._("It cannot have happened in the future."))
        # sudo: entries are written by acts alone, which check the right
        entry = self.sudo().create(
            {
                **vals,
                "happened": words,
                "company_id": election.company_id.id,
                "election_id": election.id,
            }
        )
        (entry.follows_id or entry).invalidate_recordset(["line_ids", "is_open"])
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        election._note(
            "irregularity",
            self.env._(
                "Irregularity %(number)s: %(kind)s",
                number=(entry.follows_id or entry).id,
                kind=kinds[entry.kind],
            ),
        )
        return entry

    def action_add(self):
        """Open the window in which a further entry is added."""
        self.ensure_one()
        head = self.follows_id or self
        return head.election_id._open_irregularity(head)

    def _say_lines(self):
        """Return the entries of this one and those that follow on it, as sentences."""
        self.ensure_one()
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        said = []
        for entry in (self | self.line_ids).sorted("id"):
            at = format_datetime(self.env, entry.happened_at, tz=zone, dt_format="d MMM y, HH:mm")
            words = " ".join(filter(None, (entry.happened, entry.done)))
            said.append(f"{at}: {words}")
        return said


class CoopElection(models.Model):
    """The log of what went wrong, for who runs, watches and helps in an election."""

    _inherit = "coop.election"

    irregularity_ids = fields.One2many(
        "coop.election.irregularity",
        "election_id",
        "Irregularities",
        domain=[("follows_id", "=", False)],
    )

    def _check_may_enter(self):
        """Whoever holds a role in this election may write down what went wrong; a governance
        officer where the returning officer has no log-in."""
        self.ensure_one()
        # sudo: who holds a role here says who may do this
        roles = self.sudo()._get_roles("returning_officer", "scrutineer", "clerk")
        if not self.env.su and self.env.user not in roles.user_id:
            self._check_may_run()

    def action_irregularity(self):
        return self._open_irregularity(self.env["coop.election.irregularity"])

    def _open_irregularity(self, head):
        self._check_may_enter()
        action = self._open_window(
            "coop.election.irregularity.new", self.env._("Something went wrong")
        )
        kind = {"default_follows_id": head.id, "default_kind": head.kind} if head else {}
        return {**action, "context": {**action["context"], **kind}}

    def action_view_irregularities(self):
        return self._open_list("coop_elections.coop_election_irregularity_action")

    # -- what the scrutineers read ---------------------------------------------------------------

    def _get_irregularity_lines(self):
        """Return [(what it is, [entries], whether it is dealt with)] for the report sheet."""
        self.ensure_one()
        kinds = self.env["coop.election.irregularity"]._fields["kind"]
        kinds = dict(kinds._description_selection(self.env))
        # sudo: callers have checked who reads it
        return [
            (kinds[entry.kind], entry._say_lines(), not entry.is_open)
            for entry in self.sudo().irregularity_ids.with_env(self.sudo().env).sorted("id")
        ]

    def _show_scrutineer(self, role, report, contests):
        shown = super()._show_scrutineer(role, report, contests)
        return {**shown, "irregularities": self._get_irregularity_lines()}

    def _draw_results(self):
        drawn = super()._draw_results()
        lines = self._get_irregularity_lines()
        return drawn + self.env["ir.qweb"]._render(
            "coop_elections.irregularities_drawn", {"lines": lines}
        )

    # -- what voters say -------------------------------------------------------------------------

    def _take_pressure(self, membership, words, by=None):
        """A voter says that somebody put them under pressure.

        The words go as a concern to those who look at concerns, and to nobody else; in the log of
        the election stands that somebody said so, without a name.

        :param str words: what happened, in their words
        :param by: the user who acts for them
        """
        self.ensure_one()
        concerns = self.env["coop.concern"]
        if not concerns._get_route(self.company_id):
            raise UserError(
                self.env._("Nobody is named yet who looks at concerns. Please ring us instead.")
            )
        # sudo: their own name, for those who look at it
        said = {"words": words, "said_by": membership.sudo().member_name}
        concerns._receive(self.company_id, said, by=by)
        # by the system, and not as who said it: each entry bears the name of who wrote it
        election = self.with_user(SUPERUSER_ID).with_context(lang="en_GB")
        election.env["coop.election.irregularity"]._write_down(
            election,
            {
                "kind": "influence",
                "happened_at": self.env["coop.clock"]
                .now()
                .replace(hour=0, minute=0, second=0, microsecond=0),
                "happened": election.env._(
                    "A voter says that somebody put them under pressure, or looked on."
                ),
                "done": election.env._("Those who look at concerns have it, and nobody else."),
            },
        )
