from odoo import models
from odoo.tools import format_date


class CoopRequisition(models.Model):
    """People hear that a request is shown, or not; that enough have signed, and what follows."""

    _inherit = "coop.requisition"

    def _tell_reached(self):
        """Those who signed, and those who sit on the Board, which has to call the meeting."""
        for requisition in self:
            partners = requisition._get_signers()
            notices = self.env["coop.notice"]
            kind = "requisition_reached"
            notices._tell(partners, kind, requisition, key=kind)
            today = self.env["coop.clock"].today(requisition.company_id)
            boards = self.env["coop.body"].search(
                [("company_id", "=", requisition.company_id.id), ("kind", "=", "board")]
            )
            sitting = self.env["coop.office.term"].search(
                [
                    ("body_id", "in", boards.ids),
                    *self.env["coop.office.term"]._get_standing_domain(today),
                ]
            )
            kind = "requisition_to_call"
            notices._tell(sitting.holder_id.partner_id, kind, requisition, key=kind)

    def _get_words(self, lang):
        # sudo: who is told of it may read what it is about
        requisition = self.sudo()

        def day(date):
            return format_date(self.env, date, lang_code=lang, date_format="d MMMM yyyy")

        return {
            "about": requisition.name,
            "why": requisition.state_why or "",
            "signed": requisition.signed_count,
            "needed": requisition.needed_count,
            "call_by": day(requisition.call_by) if requisition.call_by else "",
            "hold_by": day(requisition.hold_by) if requisition.hold_by else "",
            "link": f"{requisition.get_base_url()}/my/members-meeting/request/{requisition.id}",
        }
