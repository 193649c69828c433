from odoo import models


class CoopNoticeDelivery(models.Model):
    """Words that depend on the way by which they go: an e-mail leads to a page, a letter has in it
    what is there."""

    _inherit = "coop.notice.delivery"

    def _get_values_by_way(self, channel, lang, text_format):
        """Return ``{placeholder: value}`` for one way; {} where the way makes no difference.

        What the notice is about has them if it has a method ``_coop_notice_values_by_way(kind,
        partner, channel, lang, text_format)``.

        :param str channel: by which the person is told
        :param str lang: code of the language asked for
        :param str text_format: "standard" or "easy_read"
        """
        self.ensure_one()
        if self.res_model not in self.env:
            return {}
        record = self.env[self.res_model].browse(self.res_id)
        if not hasattr(record, "_coop_notice_values_by_way"):
            return {}
        return record._coop_notice_values_by_way(
            self.kind_id.code, self.partner_id, channel, lang, text_format
        )

    def _send_by(self, channel):
        """Another way has words of its own: what an e-mail led to goes along with the letter."""
        self.ensure_one()
        version = self.version_id
        values = version and self._get_values_by_way(
            channel,
            self.asked_lang or version.lang,
            "easy_read" if self.asked_format == "easy_read" else "standard",
        )
        if values:
            own = self.notice_id._get_values_by_person(self.partner_id)[self.partner_id.id]
            self.body_html = version._render({**own, **values})
        return super()._send_by(channel)
