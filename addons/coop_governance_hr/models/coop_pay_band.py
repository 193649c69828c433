from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopPayBand(models.Model):
    """A band of pay, up to a wage a month, in which people are counted."""

    _name = "coop.pay.band"
    _description = "Band of pay"
    _inherit = "coop.company.mixin"
    _order = "up_to, id"

    name = fields.Char(required=True, translate=True, help="As people read it: up to £1,900.")
    up_to = fields.Monetary(
        "Up to (a month)",
        required=True,
        aggregator="",
        help="The highest wage of this band. What is more counts in the next one.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")

    _up_to_uniq = models.UniqueIndex("(company_id, up_to)", "There is a band with this end.")
    _up_to_positive = models.Constraint("CHECK (up_to > 0)", "A band ends above nothing.")

    @api.constrains("name")
    def _check_name(self):
        for band in self:
            if not (band.name or "").strip():
                raise UserError(self.env._("Give the band a name."))

    @api.model
    def _get_band_of(self, wage, bands):
        """Return the band of a wage a month: the first that ends at it or above.

        :param float wage: what somebody gets in a month
        :param bands: coop.pay.band, in their order
        :return: a band, or none: above all of them, or no wage is written down
        """
        if not wage:
            return bands.browse()
        return bands.filtered(lambda band: wage <= band.up_to)[:1]
