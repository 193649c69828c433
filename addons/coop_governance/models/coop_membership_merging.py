from odoo import api, models


class CoopMembershipMerging(models.AbstractModel):
    """Who sat somewhere as either of two contacts sat there as one person."""

    _inherit = "coop.membership.merging"

    @api.model
    def _merge_refusals(self, stays, goes):
        refusals = super()._merge_refusals(stays, goes)
        return [*refusals, *self.env["coop.office.holder"]._refuse_two_seats(stays | goes)]

    @api.model
    def _merge_move(self, stays, goes):
        with goes.env["coop.office.holder"]._merging(stays, goes):
            super()._merge_move(stays, goes)
