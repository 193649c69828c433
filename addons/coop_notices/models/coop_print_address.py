from odoo import api, models

ADDRESS = frozenset({"name", "street", "street2", "city", "zip", "country_id", "state_id"})


class CoopNoticeDelivery(models.Model):
    """The address on a letter: as it is when the letters are gathered, until they are posted."""

    _inherit = "coop.notice.delivery"

    def _set_address(self):
        """Write on these letters where they go, as it is now."""
        for letter in self:
            partner = letter.partner_id
            lines = [partner.name, *partner._coop_address_lines(letter.company_id)]
            letter.address = "\n".join(lines)

    def _set_printed_here(self):
        """A letter that is printed, and handed over or posted, by who makes it at the desk."""
        self._set_address()
        self.write(
            {
                "channel": "print",
                "state": "printed",
                "sent_at": self.env["coop.clock"].now(),
                "failure_reason": False,
            }
        )

    @api.model
    def _readdress(self, partners):
        """Somebody moved: letters that are gathered and not posted yet go to the new address."""
        # sudo: whoever changes an address need not be able to read what is written to it
        self.sudo().search(
            [
                ("partner_id", "in", partners.ids),
                ("state", "=", "waiting"),
                ("print_run_id", "!=", False),
            ]
        )._set_address()


class ResPartner(models.Model):
    _inherit = "res.partner"

    def write(self, vals):
        result = super().write(vals)
        if ADDRESS & vals.keys():
            self.env["coop.notice.delivery"]._readdress(self)
        return result
