from odoo import models


class CoopMembership(models.Model):
    """Who is forgotten is named no more by what they signed, and whom they named is not either."""

    _inherit = "coop.membership"

    def _make_nobody(self):
        mine = [("membership_id", "=", self.id)]
        # sudo: part of a removal that has been checked and logged
        signatures = self.env["coop.requisition.signature"].sudo().search(mine)
        noted = signatures.filtered(lambda one: one.noted or one.struck_why)
        proxies = self.env["coop.proxy"].sudo().search([*mine, ("holder_kind", "=", "other")])
        reason = self.env._("The entry of a former member was removed from the register.")
        if noted:
            with self.env["coop.wall.opening"]._open(noted._name, reason):
                noted.noted = False
                noted.filtered("struck_why").struck_why = self.env._("The reason is not kept.")
                noted.flush_recordset()
        if proxies:
            somebody = self.env._("Somebody")
            # a row on the roll may stand for others who named the same person
            rows = proxies.person_id.filtered(lambda row: row.proxy_ids <= proxies)
            with self.env["coop.wall.opening"]._open(proxies._name, reason):
                proxies.holder_name = somebody
                proxies.flush_recordset()
            rows.guest_name = somebody
        return super()._make_nobody()
