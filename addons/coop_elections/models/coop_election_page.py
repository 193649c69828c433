from odoo import api, models, tools
from odoo.tools import SQL

from .. import seams


class CoopElectionPage(models.AbstractModel):
    """Pages of the booth, made once for everybody who sees the same.

    What is kept has nothing of any voter in it (see `seams`), and is found by the versions of the
    rows that it was made of: whatever changes one of them, an act, SQL by hand, another worker, the
    next reader has a page that is made anew. It ends with Odoo's caches, too, as when a template,
    a translation or a language changes.
    """

    _name = "coop.election.page"
    _description = "Page of the booth"

    @api.model
    @tools.ormcache("key", cache="templates.cached_values")
    def _keep(self, key, make):
        """Return the pieces of a page.

        :param tuple key: all that the page depends on, and `_get_version`
        :param make: called without arguments; returns the page
        """
        return seams.cut(make())

    @api.model
    def _get_version(self, company_id, election_id=None):
        """Return a text that changes whenever one of the rows does that a page is made of.

        It is where each row lies and which transaction wrote it: both change with each update.
        """
        rows = SQL(OF_COMPANY, company=company_id)
        if election_id is not None:
            rows = SQL("%s UNION ALL %s", rows, SQL(OF_ELECTION, election=election_id))
        self.env.flush_all()
        query = SQL("SELECT md5(string_agg(at, ',' ORDER BY at)) FROM (%s) AS rows (at)", rows)
        return self.env.execute_query(query)[0][0]


# The words of the help box are those of the co-op and of whoever helps.
OF_COMPANY = """
    SELECT concat(tableoid, xmin, ctid) FROM res_company WHERE id = %(company)s
     UNION ALL
    SELECT concat(partner.tableoid, partner.xmin, partner.ctid)
      FROM res_company company
      JOIN res_partner partner
        ON partner.id IN (company.partner_id, company.coop_help_partner_id)
     WHERE company.id = %(company)s
"""
OF_ELECTION = """
    SELECT concat(election.tableoid, election.xmin, election.ctid, rules.xmin, rules.ctid)
      FROM coop_election election
 LEFT JOIN coop_election_rules rules ON rules.id = election.rules_id
     WHERE election.id = %(election)s
     UNION ALL
    SELECT concat(tableoid, xmin, ctid) FROM coop_election_step WHERE election_id = %(election)s
     UNION ALL
    SELECT concat(tableoid, xmin, ctid) FROM coop_election_manifest
     WHERE election_id = %(election)s
     UNION ALL
    SELECT concat(contest.tableoid, contest.xmin, contest.ctid, part.xmin, part.ctid)
      FROM coop_election_contest contest
 LEFT JOIN coop_constituency part ON part.id = contest.constituency_id
     WHERE contest.election_id = %(election)s
     UNION ALL
    SELECT concat(tableoid, xmin, ctid) FROM coop_election_candidate
     WHERE election_id = %(election)s
"""
