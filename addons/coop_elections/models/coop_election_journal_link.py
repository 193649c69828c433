from odoo import fields, models


class CoopElectionJournalLink(models.Model):
    """One link of the chain over the journal of an election: so many entries, and a fingerprint
    over them and the link before. Behind the wall."""

    _name = "coop.election.journal.link"
    _description = "Link of the chain over a journal"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "election_id, number desc"
    _rec_name = "head"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    number = fields.Integer(required=True, aggregator=None)
    entries = fields.Integer(required=True)
    first_entry = fields.Integer("First entry", required=True, aggregator=None)
    last_entry = fields.Integer("Last entry", required=True, aggregator=None)
    first_at = fields.Datetime("From", required=True)
    last_at = fields.Datetime("Until", required=True)
    previous = fields.Char("Fingerprint before", required=True)
    head = fields.Char("Fingerprint", required=True)

    _election_number_uniq = models.UniqueIndex(
        "(election_id, number)", "This link of the chain has been made in the meantime."
    )
    _holds_entries = models.Constraint(
        "CHECK (first_entry <= last_entry AND entries > 0)", "A link holds at least one entry."
    )

    def _get_entries(self):
        """Return the entries of the journal that this link is over."""
        self.ensure_one()
        return self.env["coop.election.journal"].search(
            [
                ("election_id", "=", self.election_id.id),
                ("id", ">=", self.first_entry),
                ("id", "<=", self.last_entry),
            ]
        )
