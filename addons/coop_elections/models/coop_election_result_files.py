import csv
import io

from odoo import models

from ..counting.csvreport import as_csv, harmless
from .count_content import as_result


class CoopElection(models.Model):
    """What of a declared result can be downloaded."""

    _inherit = "coop.election"

    def _get_declared(self, number):
        """Return (contest, what was declared of it), or (none, None).

        :param int number: of a coop.election.contest, from an address
        """
        self.ensure_one()
        declaration = self._get_declaration()
        content = declaration._get_content() if declaration else {"contests": []}
        declared = next((one for one in content["contests"] if one["contest"] == number), None)
        contest = self.sudo().contest_ids.filtered(lambda one: one.id == number)  # sudo: as above
        return (contest, declared) if declared else (contest.browse(), None)

    def _get_result_csv(self, number):
        """Return the count sheet of a contest as CSV in bytes, or nothing."""
        _contest, declared = self._get_declared(number)
        if not declared or not declared["figures"]:
            return None
        title = self._name_contest(declared)
        sheet = as_csv(as_result(declared["count"], None, title))
        return (sheet + self._get_terms_csv(declared)).encode()

    def _get_terms_csv(self, declared):
        """Return below the sheet who is elected, in which order and for which term, as CSV."""
        terms = io.StringIO()
        rows = csv.writer(terms, lineterminator="\n")
        rows.writerow([])
        rows.writerow(["elected", "from", "until"])
        for one in declared["elected"]:
            rows.writerow([harmless(one["name"]), one["from"], one["until"]])
        return terms.getvalue()

    def _get_result_blt(self, number):
        """Return the ballots of a contest as BLT in bytes, where enough people voted."""
        contest, declared = self._get_declared(number)
        if not declared or not declared["ballots"]:
            return None
        # whoever was forgotten since is named no more
        return contest._get_blt(declared["count"]["candidates"])

    def _get_result_html(self, lang, easy):
        """Return the declared result as a whole document to print, in a language."""
        self.ensure_one()
        return (
            self.env["ir.qweb"]
            .with_context(lang=lang)
            ._render(
                "coop_elections.result_document",
                {
                    "result": self._show_result(lang),
                    "easy": easy,
                    "co_op": self.company_id.name,
                    "file_lang": lang,
                },
            )
        )
