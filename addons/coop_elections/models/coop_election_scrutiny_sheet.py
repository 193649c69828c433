from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from .coop_election_scrutiny import POINTS


class CoopElection(models.Model):
    """The report of the scrutineers as a sheet: to read, and to sign where there is no log-in.

    How many were given and came back, the valid votes of each candidate, and what does not count
    (Trade Union and Labour Relations (Consolidation) Act 1992, section 52).
    """

    _inherit = "coop.election"

    def action_print_reports(self):
        """Print a sheet for each scrutineer."""
        self.ensure_one()
        if self.state not in ("counted", "declared"):
            raise UserError(
                self.env._("Scrutineers report after the count, and before the declaration.")
            )
        self._check_may_see_results()
        return self.env.ref("coop_elections.report_scrutineers_action").report_action(self.ids)

    def _check_may_see_results(self):
        if not self._may_see_results():
            raise AccessError(
                self.env._("What was counted is for those who run the election and who watch it.")
            )

    def _get_scrutineer_sheets(self):
        """Return what is printed: a dict for each scrutineer.

        Keys: name, contests (name, rows of (what, number)), points (what, answer), report (the
        coop.election.scrutiny, or none), signed (a sentence).
        """
        self._check_may_see_results()
        reports = {report.role_id: report for report in self._get_reports()}
        contests = [
            {"name": contest._get_label(), "rows": contest._get_scrutiny_rows()}
            for contest in self._get_polled()
        ]
        # sudo: who watches is in the notice
        roles = self.sudo()._get_roles("scrutineer")
        return [self._show_scrutineer(role, reports.get(role), contests) for role in roles]

    def _show_scrutineer(self, role, report, contests):
        fields = self.env["coop.election.scrutiny"]._fields
        answers = {True: self.env._("Yes"), False: self.env._("No")}
        day = report and self.env["coop.clock"].day_of(report.recorded_at, self.company_id)
        return {
            "name": role.name,
            "contests": contests,
            "report": report,
            "points": [
                (
                    fields[point].get_description(self.env)["string"],
                    answers[bool(report[point])] if report else "",
                )
                for point in POINTS
            ],
            "signed": self.env._(
                "Signed on %(day)s by %(name)s.", day=format_date(self.env, day), name=report.name
            )
            if report
            else "",
        }


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_scrutiny_rows(self):
        """Return [(what, number)] of what a scrutineer reports on."""
        self.ensure_one()
        count = self._get_result()._get_content()
        papers, opened = self._count_papers(), self._get_opened()
        rejected = sum(self._count_rejected_papers().values()) + sum(count["rejected"].values())
        first = count["stages"][0]["votes"] if count["stages"] else {}
        names = self._get_names()
        return [
            (self.env._("People who could vote"), self._count_electors()),
            (self.env._("Papers sent out"), papers["sent"]),
            (self.env._("People who voted"), sum(self._count_voted("on").values())),
            *(
                (self.env._("First votes for %(name)s", name=names[int(place)]), votes)
                for place, votes in first.items()
            ),
            (self.env._("Valid"), count["valid"]),
            (self.env._("Blank"), count["blank"]),
            (self.env._("Not counted"), rejected + opened.get("rejected", 0)),
        ]
