from odoo import api, models


class CoopNotice(models.Model):
    _inherit = "coop.notice"

    @api.model
    def _stop_for(self, partners, reason):
        """Whoever is not written to any more has no address to check either."""
        stopped = super()._stop_for(partners, reason)
        # sudo: as with deliveries, whoever records it need not be one who sends notices
        checks = self.env["coop.channel.check"].sudo()
        checks.search([("partner_id", "in", partners.ids), ("state", "!=", "done")])._close(
            "gone_away" if reason == "gone_away" else "stopped"
        )
        return stopped


class ResPartner(models.Model):
    """A changed address needs no check any more, whoever changed it and where."""

    _inherit = "res.partner"

    def write(self, vals):
        result = super().write(vals)
        if self._coop_channel_fields() & vals.keys():
            self.env["coop.channel.check"]._close_changed(self)
        return result

    @api.model
    def _coop_channel_fields(self):
        return {"email", "phone", "street", "street2", "city", "zip", "country_id"}
