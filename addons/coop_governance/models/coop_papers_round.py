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

    version_ids = fields.Many2many(
        "coop.text.version",
        "coop_papers_round_version_rel",
        "round_id",
        "version_id",
        string="As they were",
        readonly=True,
        help="The words that could be read when these papers went out.",
    )

    def _get_later(self):
        """Return the rounds of the same meeting that followed this one."""
        self.ensure_one()
        # sudo: what went out is the office's to read, and who is told of it gets its words
        return self.meeting_id.sudo().round_ids.filtered(lambda one: one.id > self.id)

    def _was_sent_before(self, text):
        """Return whether a paper went out earlier for this meeting, in other words."""
        self.ensure_one()
        # sudo: as in _get_later
        rounds = self.meeting_id.sudo().round_ids
        return text in rounds.filtered(lambda one: one.id < self.id).text_ids

    def action_open_deliveries(self):
        """Open who was told of these papers, and how."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_notice_delivery_action"
        )
        about = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return {**action, "domain": about, "context": {}}
