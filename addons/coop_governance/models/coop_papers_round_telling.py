from markupsafe import Markup

from odoo import models

from .coop_meeting_enclosed import LOCK, PAGE, PHONE, TALK, say

EYES = "1F440"
POINT = Markup("<h2>{}</h2>")
TITLE = Markup("<h3>{}</h3>")
IN_LANGUAGE = Markup('<div lang="{}">{}</div>')
LIST = Markup("<ul>{}</ul>")
LINE = Markup("<li>{}</li>")


class CoopPapersRound(models.Model):
    """Papers in each person's language and format: in the letter, or on the page to which an
    e-mail leads. Those of closed points are on the page alone."""

    _inherit = "coop.papers.round"

    def _tell_people(self):
        """Tell those who sit there of these papers, each once, also who is new on the roll."""
        for papers in self:
            self.env["coop.notice"]._tell(
                papers._get_people(), "meeting_papers", papers, key="papers"
            )

    def _get_people(self):
        """Return the contacts of those on the roll who read at least one of these papers."""
        people = self.meeting_id._get_seated()
        return people.filtered(lambda partner: self._get_points(partner))

    def _get_points(self, partner):
        """Return [(point of the agenda, its papers of these)] as somebody may read them."""
        self.ensure_one()
        # sudo: who is on the roll reads the papers of the points with which they deal
        papers = self.sudo()
        bodies = papers.meeting_id._get_bodies_of(partner)
        items = papers.meeting_id.item_ids.filtered(
            lambda item: not item.is_closed or item.body_ids & bodies
        )
        items -= items._kept_from(partner)
        # who comes later on the roll gets a paper in its last words alone
        current = papers.text_ids - papers._get_later().text_ids
        points = [(item, item.paper_ids & current) for item in items]
        return [(item, texts) for item, texts in points if texts]

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        needs = partners._coop_needs()
        return {
            partner.id: self.meeting_id._get_words(partner, needs[partner.id]["lang"])
            for partner in partners
        }

    def _coop_notice_values_by_way(self, kind, partner, channel, lang, text_format):
        self.ensure_one()
        papers = self.sudo().with_context(lang=lang)  # sudo: as in _get_points
        easy = text_format == "easy_read"
        whole = papers.meeting_id._goes_whole(partner, channel)
        show = papers._show_whole if whole else papers._show_names
        return {
            "where": papers.meeting_id._say_where(channel, whole, easy),
            "papers": show(papers._get_points(partner), lang, text_format),
        }

    def _show_names(self, points, lang, text_format):
        """Return the points and the names of their papers, for an e-mail that leads to them."""
        rows = []
        for item, texts in points:
            if item.is_closed:
                rows.append(item._get_line_words())
                continue
            names = [
                self._say_closed()
                if text.closed_item_ids
                else self._say_title(text, text._variant(lang, text_format))
                for text in texts
            ]
            rows.append(f"{item.name}: {', '.join(names)}")
        return LIST.format(Markup("").join(LINE.format(row) for row in rows))

    def _show_whole(self, points, lang, text_format):
        """Return the papers themselves, point by point; of closed ones that there are some."""
        easy = text_format == "easy_read"
        parts = []
        for item, texts in points:
            if item.is_closed:
                parts.append(say(easy, (LOCK, item._get_line_words())))
                continue
            parts.append(POINT.format(f"{item.number}. {item.name}"))
            for text in texts:
                if text.closed_item_ids:
                    ring = (PHONE, self.env._("Or ring us."))
                    parts.append(say(easy, (LOCK, self._say_closed()), ring))
                else:
                    parts.append(self._show_one(text, lang, text_format))
        return Markup("").join(parts)

    def _say_title(self, text, version):
        title = version._render_title({})
        if self._was_sent_before(text):
            return self.env._("%(paper)s (changed)", paper=title)
        return title

    def _show_one(self, text, lang, text_format):
        """Return a paper as it suits the reader best, with a word where it is not as they asked."""
        version = text._variant(lang, text_format)
        parts = [TITLE.format(version._render_title({}))]
        if self._was_sent_before(text):
            easy = text_format == "easy_read"
            changed = (PAGE, self.env._("This paper has changed since we sent it."))
            parts.append(say(easy, changed, (EYES, self.env._("Please read this one."))))
        if version.is_fallback:
            parts.append(
                say(
                    text_format == "easy_read",
                    (TALK, self.env._("We have this paper only like this.")),
                    (PHONE, self.env._("Ring us. We read it with you.")),
                )
            )
        parts.append(IN_LANGUAGE.format(version.lang.replace("_", "-"), version._render({})))
        return Markup("").join(parts)

    def _say_closed(self):
        return self.env._("A closed paper. You read it on your page.")
