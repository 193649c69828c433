from odoo import models


class CoopOfficeTerm(models.Model):
    """On the page “My seat”: what the Council starts, for those who sit there or on the Board."""

    _inherit = "coop.office.term"

    def _get_page_parts(self):
        today = self.env["coop.clock"].today(self.company_id)
        parts = super()._get_page_parts()
        kind = self.body_id.kind
        if self.is_office or kind not in ("council", "board") or not self._stands_on(today):
            return parts
        part = {
            "priority": 60,
            "template": "coop_governance.my_seat_council",
            "is_council": kind == "council",
        }
        return [*parts, part]
