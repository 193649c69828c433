from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.coop_access import codes

# So many papers are printed in one document.
TOGETHER = 100


class CoopElectionRules(models.Model):
    _inherit = "coop.election.rules"

    replace_days = fields.Integer(
        "Lost papers replaced from (working days)",
        required=True,
        default=4,
        help="So many working days before the voting ends, a paper that never came can be "
        "replaced: before that it may still be in the post. 0: at any time.",
    )

    _replace_days_possible = models.Constraint(
        "CHECK (replace_days >= 0)", "Say how many working days before the end, or 0."
    )


class CoopElection(models.Model):
    """Voting on paper, by post: papers go out, come back by bar code, and are accounted for."""

    _inherit = "coop.election"

    paper_ids = fields.One2many("coop.election.paper", "election_id", readonly=True)
    paper_account = fields.Text("Account of papers", compute="_compute_paper_account")

    def _compute_paper_account(self):
        for election in self:
            lines = []
            for contest in election._get_polled():
                account = contest._get_paper_account()
                if account["sent"]:
                    lines.append(contest._say_paper_account(account))
            election.paper_account = "\n".join(lines) or False

    def _takes_papers(self):
        """Return whether papers can be sent out now: the ballots are made, the end is not here."""
        self.ensure_one()
        step = self._get_step("poll_closes")
        return bool(
            self.by_post
            and self._get_manifest()
            and self.state in ("noticed", "nominations", "poll")
            and step.at > self.env["coop.clock"].now()
        )

    def action_issue_papers(self):
        """Send papers out to everybody who gets letters and has none."""
        for election in self:
            election._check_may_run()
            if election.is_rehearsal:
                raise UserError(
                    self.env._("In a rehearsal nobody is written to. The desk can give papers.")
                )
            if election.company_id._coop_is_copy():
                raise UserError(
                    self.env._("This database is a copy: no papers are sent out from it.")
                )
            election._issue_papers(election._get_paper_voters())
        return True

    def _get_paper_voters(self):
        """Return the electors to whom papers are sent unasked: those who are written to by post,
        have not voted, and have none yet."""
        self.ensure_one()
        # sudo: how somebody is written to, for their own paper
        electors = self.sudo()._get_not_voted()
        have = self.sudo().paper_ids.elector_id
        electors -= have
        people = electors.membership_id.partner_id
        needs, stopped = people._coop_needs(), people._coop_stopped_reasons()
        return electors.filtered(
            lambda one: (
                needs[one.membership_id.partner_id.id]["channel"] != "email"
                and not stopped.get(one.membership_id.partner_id.id)
                and one.membership_id.partner_id._coop_has_postal_address()
            )
        )

    def _issue_papers(self, electors):
        """Send papers out.

        :param electors: coop.election.elector on the roll
        :return: the papers
        :raise UserError: when it is not the time, or nobody gets one
        """
        self.ensure_one()
        self._lock()
        if not self._takes_papers():
            raise UserError(
                self.env._(
                    "Papers are sent out when the ballots are made, and until the voting ends, if "
                    "people vote by post in this election."
                )
            )
        if not electors:
            raise UserError(self.env._("Everybody who gets letters has a paper, or has voted."))
        papers = self.env["coop.election.paper"]._issue(electors)
        self._note("papers", self.env._("Papers sent out: %(count)s", count=len(papers)))
        self.invalidate_recordset(["paper_ids"])
        return papers

    def _give_paper(self, elector):
        """Send a paper out to somebody who asks the desk for one.

        :param elector: coop.election.elector of this election
        """
        self.ensure_one()
        self._check_desk()
        # sudo: the desk was checked
        elector = elector.sudo()
        if (
            elector.state != "on"
            or elector._has_voted()
            or elector in self.sudo().paper_ids.elector_id
        ):
            raise UserError(
                self.env._(
                    "This elector is not on the roll, has voted, or has a paper: exchange that one."
                )
            )
        return self._issue_papers(elector)

    def _get_replacing_from(self):
        """Return the first day on which a paper that never came is replaced, or none."""
        # sudo: what the rules say holds whoever asks
        days = self.rules_id.sudo().replace_days
        closes = self._get_step("poll_closes").day
        if not days:
            return None
        return self.env["coop.clock"].add_working_days(closes, -days, self.company_id)

    def _check_may_replace(self):
        first = self._get_replacing_from()
        if first and self.env["coop.clock"].today(self.company_id) < first:
            raise UserError(
                self.env._(
                    "It may still be in the post. A paper that never came is replaced from "
                    "%(day)s on.",
                    day=format_date(self.env, first),
                )
            )

    # -- the desk --------------------------------------------------------------------------------

    def _find_paper(self, typed):
        """Return the paper with this code, of this election, or none.

        :param str typed: as it was scanned or typed
        """
        self.ensure_one()
        self._check_desk()
        # sudo: the desk was checked
        papers = self.env["coop.election.paper"].sudo()
        code = codes.clean(typed or "")
        return papers.search([("election_id", "=", self.id), ("code", "=", code)]).sudo(False)

    def action_paper_desk(self):
        """Open the window in which papers that came back are taken."""
        self._check_desk()
        return self._open_window("coop.election.paper.desk", self.env._("Papers that came back"))

    def action_view_papers(self):
        return self._open_list("coop_elections.coop_election_paper_action")

    def action_print_papers(self):
        """Print papers that were not printed yet, so many at a time."""
        self.ensure_one()
        self._check_may_run()
        # sudo: as in _get_paper_voters; printing is an act of who runs the election
        papers = self.env["coop.election.paper"].sudo()
        papers = papers.search(
            [
                ("election_id", "=", self.id),
                ("state", "=", "issued"),
                ("printed_on", "=", False),
            ],
            order="contest_id, number",
            limit=TOGETHER,
        )
        if not papers:
            raise UserError(self.env._("All papers are printed."))
        papers.write({"printed_on": self.env["coop.clock"].today(self.company_id)})
        report = self.env.ref("coop_elections.report_ballot_papers_action")
        return report.report_action(papers.ids)


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_paper_account(self):
        """Return how many papers were sent out and what became of them: a dict of ``sent`` and each
        state of a paper. ``sent`` is the sum of the others."""
        self.ensure_one()
        # sudo: counts alone, for whoever sees the election
        papers = self.env["coop.election.paper"].sudo()
        states = papers._fields["state"].get_values(self.env)
        groups = papers._read_group([("contest_id", "=", self.id)], ["state"], ["__count"])
        account = {**dict.fromkeys(states, 0), **dict(groups)}
        return {"sent": sum(account.values()), **account}

    def _say_paper_account(self, account):
        """Return the account of papers as a line of words."""
        papers = self.env["coop.election.paper"]
        names = dict(papers._fields["state"]._description_selection(self.env))
        return self.env._(
            "%(contest)s: %(sent)s papers. %(states)s",
            contest=self._get_label(),
            sent=account["sent"],
            states=", ".join(
                f"{names[state]}: {count}"
                for state, count in account.items()
                if state in names and count
            ),
        )
