from odoo import api, fields, models


class CoopDatedRules(models.AbstractModel):
    """What the rules of a co-op say about something, from a day on.

    On each day the last of them that began is in force. Before a co-op has entered any, the
    defaults of the model hold: a right of members waits for no settings.
    """

    _name = "coop.dated.rules"
    _description = "Rules of a co-op from a day on"
    _inherit = "coop.company.mixin"
    _order = "valid_from desc, id desc"
    _rec_name = "valid_from"

    valid_from = fields.Date(
        "In force from", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    rules_version_id = fields.Many2one(
        "coop.rules.version", "By the rules", check_company=True, ondelete="restrict"
    )

    @api.model
    def _get(self, company, day=None):
        """Return the rules in force on a day (default: today): one record.

        :param company: res.company
        :param date day: the day asked about
        """
        day = day or self.env["coop.clock"].today(company)
        # sudo: what the rules say holds whoever asks
        rules = self.sudo()
        mine = [("company_id", "=", company.id)]
        found = rules.search([*mine, ("valid_from", "<=", day)], limit=1)
        found = found or rules.search(mine, order="valid_from, id", limit=1)
        return found or rules.new({"company_id": company.id})

    @api.model
    def _count_members(self, company, day):
        """Return how many members have a vote on a day: everybody has one."""
        # sudo: how many members there are is no secret among them
        memberships = self.env["coop.membership"].sudo()
        return memberships.search_count(
            [("company_id", "=", company.id), *memberships._get_member_domain(day)]
        )
