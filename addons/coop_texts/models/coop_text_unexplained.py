from odoo import api, fields, models


class CoopText(models.Model):
    """Hard words in what is to be published: said, and nothing is held up by it."""

    _inherit = "coop.text"

    unexplained_words = fields.Char(
        "Hard words that nothing explains", compute="_compute_unexplained_words"
    )

    @api.depends("version_ids.state", "version_ids.body")
    def _compute_unexplained_words(self):
        for text in self:
            approved = text.version_ids.filtered(lambda version: version.state == "approved")
            text.unexplained_words = ", ".join(approved._get_unexplained())

    def action_publish(self):
        done = super().action_publish()
        words = ", ".join(filter(None, self.mapped("unexplained_words")))
        if not words:
            return done
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "title": self.env._("Published. Some words are hard."),
                "message": self.env._("The glossary does not explain: %(words)s", words=words),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
