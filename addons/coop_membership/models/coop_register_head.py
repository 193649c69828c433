from odoo import api, fields, models


class CoopRegisterHead(models.Model):
    """What heads the register: the co-op's name, number and zone, as they were.

    A register printed again must bear the name that the co-op had then, and say days as they were
    counted then; so these are kept behind the wall too, a row each time one of them changes.
    """

    _name = "coop.register.head"
    _inherit = "coop.wall"
    _description = "Heading of the register of members"
    _log_access = False
    _order = "recorded_at desc, id desc"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, index=True, ondelete="restrict"
    )
    name = fields.Char(required=True, readonly=True)
    registered_number = fields.Char(readonly=True)
    tz = fields.Char("Time zone", required=True, readonly=True)

    _recorded_idx = models.Index("(company_id, recorded_at)")

    @api.model
    def _ensure(self, companies):
        """Record what heads the register of these co-ops where it has changed."""
        for company in companies:
            head = self._as_known(company)
            vals = self._prepare_head_vals(company)
            if not head or any((head[name] or False) != vals[name] for name in vals):
                # sudo: nobody may write headings by hand; this one follows the company's record.
                self.sudo().create({"company_id": company.id, **vals})

    @api.model
    def _prepare_head_vals(self, company):
        company = company.sudo()  # sudo: name and number of a company are public
        return {
            "name": company.name,
            "registered_number": company.company_registry or False,
            "tz": company.coop_tz,
        }

    @api.model
    def _as_known(self, company, known_at=None):
        """The heading known at an instant (the first one, for an instant before it), or empty."""
        mine = [("company_id", "=", company.id)]
        # sudo: what heads the register is no secret from whoever got as far as printing it.
        head = self.sudo()
        if known_at:
            head = head.search([*mine, ("recorded_at", "<=", known_at)], limit=1)
            return head or head.search(mine, order="recorded_at, id", limit=1)
        return head.search(mine, limit=1)
