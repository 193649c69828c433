from odoo import api, fields, models

from ..records import FIRST, link


class CoopElectionJournal(models.Model):
    """Who did what in an election, when and why. Behind the wall.

    No entry holds a choice, or anything from which one could be known.
    """

    _name = "coop.election.journal"
    _description = "Journal of an election"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "what"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    act = fields.Char(required=True, help="A short code, the same for the same act.")
    what = fields.Char(required=True)
    why = fields.Text("Reason")

    @api.model
    def _write_down(self, election, act, what, why=None):
        """Add an entry, as whoever acts."""
        election.ensure_one()
        # sudo: the journal is written by acts alone, which check the right
        return self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "act": act,
                "what": what,
                "why": why or False,
            }
        )

    def _get_lines(self):
        """Return these entries as lines of the chain, in the order in which they were made."""
        return [
            {
                "at": entry.recorded_at.isoformat(timespec="microseconds"),
                "by": entry.recorded_by,
                "act": entry.act,
                "what": entry.what,
                "why": entry.why or None,
            }
            for entry in self.sorted("id")
        ]


class CoopElection(models.Model):
    _inherit = "coop.election"

    journal_head = fields.Char(
        "Head of the journal",
        compute="_compute_journal_head",
        help="The fingerprint over everything in the journal so far. Who keeps it notices if "
        "anything before it is changed.",
    )

    @api.depends("journal_ids")
    def _compute_journal_head(self):
        for election in self:
            election.journal_head = election._get_journal_head()

    def _get_journal_head(self):
        """Return the last fingerprint of the chain over the journal; empty before the first."""
        # sudo: the head is public, and says nothing by itself
        links = self.env["coop.election.journal.link"].sudo()
        return links.search([("election_id", "=", self.id)], order="number desc", limit=1).head

    def _export_journal(self):
        """Return the whole journal with its chain, so that anybody can check it.

        A dict of election, links [{number, lines, head}] and rest (lines not chained yet).
        """
        self.ensure_one()
        links = self.env["coop.election.journal.link"].search(
            [("election_id", "=", self.id)], order="number"
        )
        chained = max(links.mapped("last_entry"), default=0)
        rest = self.journal_ids.filtered(lambda entry: entry.id > chained)
        return {
            "election": self.name,
            "first": FIRST,
            "links": [
                {"number": one.number, "lines": one._get_entries()._get_lines(), "head": one.head}
                for one in links
            ],
            "rest": rest._get_lines(),
        }

    def action_export_journal(self):
        """Download the journal with its chain."""
        self.ensure_one()
        self.check_access("read")
        self.env["coop.election.journal"].check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/elections/{self.id}/journal.json",
            "target": "download",
        }

    def _chain_journal(self):
        """Add a link over what was written into the journal since the last one.

        :return: the new coop.election.journal.link, or none where nothing is new
        """
        self.ensure_one()
        # sudo: the chain is made by the job alone
        links = self.env["coop.election.journal.link"].sudo()
        last = links.search([("election_id", "=", self.id)], order="number desc", limit=1)
        # Entries get their number under the lock of the co-op, so what is seen here is a beginning
        # of the journal: nothing can come in between later.
        entries = self.env["coop.election.journal"].sudo()  # sudo: as above
        entries = entries.search([("election_id", "=", self.id), ("id", ">", last.last_entry)])
        if not entries:
            return links
        return links.create(
            {
                "company_id": self.company_id.id,
                "election_id": self.id,
                "number": last.number + 1,
                "entries": len(entries),
                "first_entry": min(entries.ids),
                "last_entry": max(entries.ids),
                "first_at": min(entries.mapped("recorded_at")),
                "last_at": max(entries.mapped("recorded_at")),
                "previous": last.head or FIRST,
                "head": link(last.head or FIRST, entries._get_lines()),
            }
        )

    @api.model
    def _cron_chain_journals(self):
        """Chain the journals of elections that are not over, and of those just over."""
        cron = self.env["ir.cron"]
        for election in self.search([("journal_ids", "!=", False)]).try_lock_for_update(
            allow_referencing=True
        ):
            if election._chain_journal():
                cron._commit_progress(1)
