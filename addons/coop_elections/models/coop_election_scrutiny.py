from odoo import api, fields, models
from odoo.exceptions import UserError

POINTS = ("is_lawful", "is_secure", "is_free")


class CoopElectionRules(models.Model):
    _inherit = "coop.election.rules"

    report_first = fields.Boolean(
        "Scrutineers report before the declaration",
        default=True,
        help="The result is not published before each scrutineer has signed a report.",
    )
    figures_floor = fields.Integer(
        "Publish figures from",
        required=True,
        default=5,
        help="Where fewer people voted, it is only published who is elected, and no numbers of "
        "votes.",
    )

    _figures_floor_possible = models.Constraint(
        "CHECK (figures_floor >= 0)", "Say from how many votes on figures are published, or 0."
    )

    def _prepare_notice(self):
        return {
            **super()._prepare_notice(),
            "report_first": self.report_first,
            "figures_floor": self.figures_floor,
        }


class CoopElectionScrutiny(models.Model):
    """The report of a scrutineer: whether they are satisfied, and if not, why. Behind the wall.

    After the Trade Union and Labour Relations (Consolidation) Act 1992, sections 52 and 78.
    """

    _name = "coop.election.scrutiny"
    _description = "Report of a scrutineer"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, recorded_at"
    _rec_name = "name"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    role_id = fields.Many2one(
        "coop.election.role",
        "Scrutineer",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
    )
    name = fields.Char(required=True)
    is_lawful = fields.Boolean("Nothing against the law or the rules")
    is_secure = fields.Boolean("Votes were kept safe")
    is_free = fields.Boolean("Nobody interfered")
    reasons = fields.Text("What they saw", help="Needed where they are not satisfied.")
    is_on_paper = fields.Boolean("Signed on paper")
    results = fields.Char(
        "Fingerprints of the counts", required=True, help="What they saw when they signed."
    )
    is_satisfied = fields.Boolean("Satisfied", compute="_compute_is_satisfied")

    _reasons_where_not = models.Constraint(
        "CHECK ((is_lawful AND is_secure AND is_free) OR reasons IS NOT NULL)",
        "Say why you are not satisfied.",
    )

    @api.depends(*POINTS)
    def _compute_is_satisfied(self):
        for report in self:
            report.is_satisfied = all(report[point] for point in POINTS)

    @api.model
    def _sign(self, role, said, on_paper=False):
        """A scrutineer signs.

        :param role: coop.election.role of the scrutineer
        :param dict said: ``POINTS`` and reasons
        :param bool on_paper: whether the returning officer writes it down for somebody without a
            log-in
        """
        election = role.election_id
        mine = role.user_id == self.env.user
        if on_paper or not mine:
            election._check_may_run()
            if role.user_id:
                raise UserError(self.env._("%(name)s signs with their own log-in.", name=role.name))
        if election.state != "counted":
            raise UserError(
                self.env._("Scrutineers report after the count, and before the declaration.")
            )
        reasons = (said.get("reasons") or "").strip() or False
        if not reasons and not all(said.get(point) for point in POINTS):
            raise UserError(self.env._("Say why you are not satisfied."))
        # sudo: reports are written by this act alone; the right was checked
        report = self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "role_id": role.id,
                "name": role.name,
                **{point: bool(said.get(point)) for point in POINTS},
                "reasons": reasons,
                "is_on_paper": bool(on_paper or not mine),
                "results": election._get_result_prints(),
            }
        )
        election.invalidate_recordset(["scrutiny_ids"])
        election.sudo()._note("scrutiny", self.env._("%(name)s reported", name=role.name))
        return report


class CoopElection(models.Model):
    _inherit = "coop.election"

    scrutiny_ids = fields.One2many("coop.election.scrutiny", "election_id", readonly=True)

    def _get_result_prints(self):
        """Return the fingerprints of the counts that hold now, in the order of contests."""
        self.ensure_one()
        return " ".join(contest._get_result().fingerprint or "-" for contest in self._get_polled())

    def _get_reports(self):
        """Return the reports on the counts that hold now, the last of each scrutineer."""
        self.ensure_one()
        # sudo: reports are published with the result
        every = self.sudo().scrutiny_ids.filtered(
            lambda one: one.results == self._get_result_prints()
        )
        last = {report.role_id: report for report in every.sorted("recorded_at")}
        return every.browse([report.id for report in last.values()])

    def _get_unreported(self):
        """Return the scrutineers who have not reported on these counts."""
        self.ensure_one()
        # sudo: who watches is in the notice
        return self.sudo()._get_roles("scrutineer") - self._get_reports().role_id

    def action_report(self):
        """Open the window in which a scrutineer's report is signed."""
        self.ensure_one()
        if self.state != "counted":
            raise UserError(
                self.env._("Scrutineers report after the count, and before the declaration.")
            )
        return self._open_window("coop.election.report", self.env._("Report of a scrutineer"))

    def action_view_reports(self):
        return self._open_list("coop_elections.coop_election_scrutiny_action")

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        # sudo: what the rules say holds whoever asks
        if act != "declare" or not self.rules_id.sudo().report_first or not self._get_polled():
            return blocks
        missing = self._get_unreported()
        if missing:
            blocks.append(
                self.env._(
                    "Reports of scrutineers are missing: %(names)s.",
                    names=", ".join(missing.mapped("name")),
                )
            )
        return blocks
