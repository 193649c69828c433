from odoo import api, fields, models


class CoopTextVariant(models.Model):
    """How many texts there are in a language and format, and what nobody has read or tested.

    Counted apart, because a translation is not a reading and a draft is not a text.
    """

    _inherit = "coop.text.variant"

    required_count = fields.Integer("Texts that need it", compute="_compute_counts")
    approved_count = fields.Integer("Approved", compute="_compute_counts")
    missing_count = fields.Integer("Missing", compute="_compute_counts")
    stale_count = fields.Integer("Out of date", compute="_compute_counts")
    draft_count = fields.Integer("In draft", compute="_compute_counts")
    read_count = fields.Integer("Read by somebody who speaks it", compute="_compute_counts")
    tested_count = fields.Integer("Tested by people it is for", compute="_compute_counts")

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_counts(self):
        texts = self.env["coop.text"].search([])
        for variant in self:
            needing = [text for text in texts if variant in text.kind_id.required_variant_ids]
            pairs = {text: text._get_newest(variant.lang, variant.format) for text in texts}
            approved = [newest for newest, _draft in pairs.values() if newest]
            variant.required_count = len(needing)
            variant.approved_count = len(approved)
            variant.missing_count = sum(not pairs[text][0] for text in needing)
            variant.stale_count = sum(
                newest.text_id._is_stale_version(newest) for newest in approved
            )
            variant.draft_count = sum(bool(draft) for _newest, draft in pairs.values())
            variant.read_count = sum(bool(newest.read_on) for newest in approved)
            variant.tested_count = sum(bool(newest.tested_on) for newest in approved)

    def action_make_task(self):
        """Open the task of this variant of the text in the context; make one if there is none."""
        self.ensure_one()
        text = self._get_context_text()
        tasks = self.env["coop.text.task"]
        domain = [("text_id", "=", text.id), ("variant_id", "=", self.id)]
        task = tasks.search([*domain, ("state", "in", ("open", "sent", "back"))], limit=1)
        task = task or tasks.create({"text_id": text.id, "variant_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.text.task",
            "res_id": task.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
