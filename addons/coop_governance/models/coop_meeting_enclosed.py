from markupsafe import Markup

from odoo import models

from .coop_meeting_summary import PICTURE, PLAIN

# pictures
LOCK, PAGE, PENCIL, ENVELOPE = "1F512", "1F4C4", "270F", "2709"
PHONE, SCREEN, TALK = "1F4DE", "1F4BB", "1F4AC"
# ways by which nobody follows a link
WITHOUT_PAGES = ("print", "phone")
LINK = Markup('<a href="{}">{}</a>')


def say(easy, *rows):
    """Return sentences as Markup: one paragraph, in Easy Read each by itself with its picture.

    :param bool easy: whether they are for Easy Read
    :param rows: (code of a picture, sentence)
    """
    if easy:
        return Markup("").join(PICTURE.format(picture, words) for picture, words in rows)
    return PLAIN.format(Markup(" ").join(words for _picture, words in rows))


class CoopMeeting(models.Model):
    """What goes round whole to whoever does not read pages: papers, and the draft of the minutes.

    Of both only what belongs to open points: a letter is seen by who prints it, and by who lives in
    the same house.
    """

    _inherit = "coop.meeting"

    def _goes_whole(self, partner, channel):
        """Return whether somebody gets the papers themselves: by letter, by phone, or by e-mail
        where they have no log-in for the pages."""
        # sudo: only whether there is a log-in
        return channel in WITHOUT_PAGES or not partner.sudo().user_ids

    def _say_where(self, channel, whole, easy):
        """Say where somebody finds what is sent round."""
        self.ensure_one()
        if channel == "phone":
            return say(
                easy,
                (PHONE, self.env._("We can read them to you.")),
                (PAGE, self.env._("Or we send them by post.")),
            )
        if whole:
            return say(easy, (PAGE, self.env._("You find them below.")))
        link = LINK.format(f"{self.get_base_url()}{self._get_sent_path()}", self.name)
        return say(easy, (SCREEN, self.env._("They are on your page: %(link)s.", link=link)))

    def _get_sent_path(self):
        """Return the page with what is sent round: of a meeting of all members their own."""
        if self.is_general:
            return f"/my/minutes/{self.minutes_ids[:1].id}"
        return f"/my/meetings/{self.id}"

    def _say_wrong(self, channel, whole, easy):
        """Say how somebody tells us that the minutes are wrong."""
        ring = (PHONE, self.env._("Or ring us."))
        if channel == "phone":
            return say(easy, (TALK, self.env._("Tell us now.")), ring)
        if channel == "print":
            return say(
                easy,
                (PENCIL, self.env._("Write it on this letter.")),
                (ENVELOPE, self.env._("Then send it back to us.")),
                ring,
            )
        if whole:
            return say(easy, (PENCIL, self.env._("Answer this message.")), ring)
        return say(easy, (SCREEN, self.env._("Write it on that page.")), ring)

    def _coop_notice_values_by_way(self, kind, partner, channel, lang, text_format):
        """The draft minutes. Nobody writes on the page of a meeting of all members."""
        self.ensure_one()
        if kind != "minutes_circulated":
            return {}
        meeting = self.sudo().with_context(lang=lang)  # sudo: as in _get_words
        whole = meeting._goes_whole(partner, channel)
        easy = text_format == "easy_read"
        return {
            "where": meeting._say_where(channel, whole, easy),
            "wrong": meeting._say_wrong(channel, whole or meeting.is_general, easy),
            "minutes": meeting._get_sent_minutes(lang, easy) if whole else "",
        }

    def _get_sent_minutes(self, lang, easy):
        """Return the draft minutes of open points as they go into a letter.

        In Easy Read what was spoken of and decided comes first, each with a picture.
        """
        minutes = self.minutes_ids._get_open_text(lang) or Markup()
        if not easy:
            return minutes
        return Markup("").join(
            (
                self._get_easy_page(lang),
                say(
                    True,
                    (PAGE, self.env._("The whole minutes come now. They are long.")),
                    (PHONE, self.env._("Are they hard to read? Ring us.")),
                    (TALK, self.env._("We read them with you.")),
                ),
                minutes,
            )
        )

    def _get_easy_page(self, lang):
        """Return the summary as it was published, else as it is drafted from what was decided; of a
        meeting of all members as it was published, or none: who came is not on its roll."""
        text = self.summary_text_id
        if text.published_version_ids:
            return text._variant(lang, "easy_read")._render({})
        return Markup() if self.is_general else self._get_summary(lang, easy=True)
