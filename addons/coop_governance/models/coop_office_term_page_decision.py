from odoo import models


class CoopOfficeTerm(models.Model):
    """“My seat” says which decisions wait for the body: to be concluded on, or to be answered."""

    _inherit = "coop.office.term"

    def _get_page_parts(self):
        parts = super()._get_page_parts()
        if not self.is_office:
            parts += filter(None, [self._get_decisions_part()])
        return parts

    def _get_decisions_part(self):
        body = self.body_id
        if body.kind not in ("council", "board") or self.state != "now":
            return None
        waiting = self.env["coop.decision"]._get_waiting(self.holder_id.partner_id)
        of_body = "board_id" if body.kind == "board" else "council_id"
        rows = [
            row
            for row in waiting
            if row["decision"][of_body] == body and bool(row["requests"]) == (of_body == "board_id")
        ]
        if not rows:
            return None
        return {"priority": 12, "template": "coop_governance.my_seat_decisions", "rows": rows}
