from datetime import timedelta

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

PICTURE = Markup(
    '<p><img src="/coop_texts/static/pictures/openmoji/{}.svg" alt="" width="96"'
    ' height="96"/>{}</p>'
)
PLAIN = Markup("<p>{}</p>")
CALENDAR, PEOPLE, TALK, YES, NO, NEXT = "1F4C5", "1F465", "1F4AC", "1F44D", "1F44E", "1F449"


class CoopMeeting(models.Model):
    """One page of a meeting that everybody can read: drafted from its points and results, mended
    by people, published like any text of the co-op."""

    _inherit = "coop.meeting"

    summary_text_id = fields.Many2one(
        "coop.text", "Easy Read summary", readonly=True, copy=False, ondelete="restrict"
    )
    summary_due = fields.Date("Summary by", compute="_compute_summary_due")

    @api.depends("start", "body_line_ids.body_id.rules_ids.summary_days")
    def _compute_summary_due(self):
        for meeting in self:
            days = [line._get_rules().summary_days for line in meeting.body_line_ids]
            least = min((d for d in days if d), default=0)
            meeting.summary_due = least and meeting._get_day() + timedelta(days=least)

    def action_summary(self):
        """Draft the summary in its languages and formats, or open the one that is there."""
        self.ensure_one()
        self._check_officer()
        if self.state != "held":
            raise UserError(self.env._("The summary is written after the meeting."))
        if not self.summary_text_id:
            # sudo: the text is made by this act; who may mend and publish it is the texts' own
            self.sudo().summary_text_id = self._make_summary()
        return self.summary_text_id.get_formview_action()

    def _make_summary(self):
        # sudo: the act makes the text; who may mend and publish it follows from its own rules
        text = (
            self.env["coop.text"]
            .sudo()
            .create(
                {
                    "name": self.env._("Summary: %s", self.display_name),
                    "key": f"meeting_summary_{self.id}",
                    "kind_id": self.env.ref("coop_governance.kind_summary").id,
                    "company_id": self.company_id.id,
                }
            )
        )
        # one after the other: the others are made from the first, and say so
        for lang in ("en_GB", "cy_GB"):
            for format_code in ("standard", "easy_read"):
                self.env["coop.text.version"].sudo().create(
                    {
                        "text_id": text.id,
                        "lang": lang,
                        "format": format_code,
                        "title": self.with_context(lang=lang).name,
                        "body": self._get_summary(lang, format_code == "easy_read"),
                    }
                )
        return text

    def _get_summary(self, lang, easy):
        """Return the draft of the page as Markup, of open points only.

        :param str lang: code of the language
        :param bool easy: whether each sentence has a picture
        """
        # sudo: an officer asks, and open points alone are in it
        rows = self.sudo().with_context(lang=lang)._get_summary_rows(lang)
        return Markup("").join(
            PICTURE.format(picture, words) if easy else PLAIN.format(words)
            for picture, words in rows
        )

    def _get_summary_rows(self, lang):
        """Return [(code of the picture, sentence)]."""
        names = ", ".join(self.body_line_ids.body_id.mapped("name"))
        came = len(self.person_ids.filtered("came").holder_id)
        rows = [
            (
                CALENDAR,
                self.env._("%(names)s met on %(day)s.", names=names, day=self._get_day_words(lang)),
            ),
            (PEOPLE, self.env._("%s people came.", came)),
        ]
        for item in self.item_ids.filtered(lambda i: i.opened_at and not i.is_closed):
            if item.purpose in ("break", "minutes"):
                continue
            rows.append((TALK, self.env._("We spoke about: %s.", item.name)))
            for resolution in item.resolution_ids.sorted("id"):
                if resolution.state == "carried":
                    rows.append((YES, self.env._("We decided: %s.", resolution.name)))
                elif resolution.state == "lost":
                    rows.append((NO, self.env._("We did not decide: %s.", resolution.name)))
            rows += [(NEXT, self.env._("Next: %s.", f.name)) for f in item.followup_ids]
        return rows
