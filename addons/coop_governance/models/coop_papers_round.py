from odoo import fields, models


class CoopPapersRound(models.Model):
    """Papers of a meeting that went to those who sit there, on one day: those that were ready.

    Who was told, how, and what was in their letter is on the deliveries of its notice.
    """

    _name = "coop.papers.round"
    _description = "Papers sent round"
    _check_company_auto = True
    _order = "meeting_id, id"
    _rec_name = "meeting_id"

    meeting_id = fields.Many2one(
        "coop.meeting",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="meeting_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    sent_on = fields.Date("Sent round on", required=True, readonly=True)
    text_ids = fields.Many2many(
        "coop.text",
        "coop_papers_round_text_rel",
        "round_id",
        "text_id",
        string="Papers",
        readonly=True,
        check_company=True,
    )

    def action_open_deliveries(self):
        """Open who was told of these papers, and how."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_notice_delivery_action"
        )
        about = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return {**action, "domain": about, "context": {}}
