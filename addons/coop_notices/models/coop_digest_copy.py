from datetime import timedelta

from odoo import api, fields, models

# What somebody was told of is new again after so long.
KEPT = timedelta(days=400)


class CoopDigestCopy(models.Model):
    """What one person's copy of a round-up told of, so that the next one knows what is new.

    Only names of items; the words are in the delivery.
    """

    _name = "coop.digest.copy"
    _description = "Copy of a round-up"
    _log_access = False

    digest_id = fields.Many2one(
        "coop.digest", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="digest_id.company_id", store=True, precompute=True)
    day = fields.Date(related="digest_id.day", store=True, precompute=True)
    partner_id = fields.Many2one(
        "res.partner", required=True, readonly=True, ondelete="cascade", index=True
    )
    is_sheet = fields.Boolean("Sheet for the fridge", readonly=True)
    keys = fields.Json(readonly=True)

    @api.model
    def _get_known(self, partners, company, before):
        """Return what these people were told of: ``{partner.id: (set of keys, last day)}``.

        :param date before: copies of this day and later do not count
        """
        known = {partner.id: (set(), None) for partner in partners}
        copies = self.search(
            [
                ("partner_id", "in", partners.ids),
                ("company_id", "=", company.id),
                ("is_sheet", "=", False),
                ("day", "<", before),
                ("day", ">=", before - KEPT),
            ],
            order="day",
        )
        for copy in copies:
            keys, _day = known[copy.partner_id.id]
            known[copy.partner_id.id] = (keys | set(copy.keys or ()), copy.day)
        return known

    @api.autovacuum
    def _gc_copies(self):
        today = self.env["coop.clock"].today()
        self.search([("day", "<", today - KEPT)], limit=10000).unlink()
