from odoo import models


class CoopAgendaItem(models.Model):
    """From whom a closed point is kept, besides those who do not deal with it."""

    _inherit = "coop.agenda.item"

    def _kept_from(self, partner):
        """Return the closed points of which somebody reads nothing, since they withdrew.

        :param partner: res.partner of somebody of a body that deals with them
        """
        return self.filtered(
            lambda item: item.is_closed and partner in item._get_withdrawn().holder_id.partner_id
        )

    def _get_screen_name(self):
        """Return what everybody in the room may read: of a closed point the name only while it
        goes on, when those alone are there who deal with it."""
        self.ensure_one()
        if self.is_closed and self.state != "open":
            return self.env._("A closed point")
        return self.name
