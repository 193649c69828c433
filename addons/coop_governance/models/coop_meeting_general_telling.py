from markupsafe import Markup

from odoo import models
from odoo.tools import format_datetime


class CoopMeeting(models.Model):
    """All members hear of a general meeting: when, where, what is decided, and of proxies."""

    _inherit = "coop.meeting"

    def _get_people(self):
        people = super()._get_people()
        for meeting in self.filtered("is_general"):
            people |= meeting._get_members().partner_id
        return people

    def _get_absent(self):
        """Who was told of the meeting and is no member on its day does not come either."""
        absent = super()._get_absent()
        if not self.is_general:
            return absent
        day = self._get_day()
        gone = self._get_members().filtered(lambda member: not member._period_on(day))
        # sudo: as there
        sitting = self.sudo().person_ids.holder_id.partner_id
        return absent | (gone.partner_id - sitting)

    def _tell_people(self, kind, key=None, urgent=False, people=None):
        general = self.filtered("is_general")
        super(CoopMeeting, self - general)._tell_people(kind, key, urgent, people)
        if kind == "meeting_called":
            kind = "general_meeting_called"
        if kind == "minutes_circulated":
            # where members do not read them, whoever sits there does
            for meeting in general.filtered(lambda one: not one.for_members):
                sitting = meeting.sudo().person_ids.holder_id.partner_id  # sudo: as above
                super(CoopMeeting, meeting)._tell_people(kind, key, urgent, sitting)
            general = general.filtered("for_members")
        super(CoopMeeting, general)._tell_people(kind, key, urgent, people)

    def _coop_notice_values(self, kind, partners):
        """The words are the same for all members: made once for each language."""
        if not self.is_general:
            return super()._coop_notice_values(kind, partners)
        needs = partners._coop_needs()
        langs = {needs[partner.id]["lang"] for partner in partners}
        words = {lang: self._get_general_words(lang) for lang in langs}
        return {partner.id: words[needs[partner.id]["lang"]] for partner in partners}

    def _get_general_words(self, lang):
        # sudo: all members are told of the meeting
        meeting = self.sudo().with_context(lang=lang)
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        return {
            **meeting._get_words(self.env["res.partner"], lang),
            "resolutions": meeting._get_resolution_words(),
            "statement": meeting.requisition_id.statement or "",
            "proxy_until": format_datetime(
                meeting.env,
                meeting.proxy_until,
                tz=zone,
                dt_format="d MMMM y, HH:mm",
                lang_code=lang,
            ),
            "link": f"{meeting.get_base_url()}/my/members-meeting",
        }

    def _get_resolution_words(self):
        """Return the resolutions with their very words, and what special means, as a list."""
        rows = self._get_general_resolutions()
        if not rows:
            return Markup("<p>{}</p>").format(self.env._("Nothing is voted on."))
        points = [
            Markup("<li><strong>{}</strong><br/>{}<br/>{}</li>").format(
                resolution.name, resolution.wording, resolution._say_kind()
            )
            for resolution in rows
        ]
        return Markup("<ol>{}</ol>").format(Markup("").join(points))


class CoopMeetingPerson(models.Model):
    _inherit = "coop.meeting.person"

    def _get_partners(self):
        return super()._get_partners() | self.membership_id.partner_id
