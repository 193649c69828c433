import re

from odoo import api, models
from odoo.tools import format_date, format_datetime, html2plaintext


class CoopAccessPack(models.AbstractModel):
    """Everything that is held about a person, as one document in plain words.

    Each addon says what it holds by extending ``_coop_access_pack``. Other people are named by
    what they are (the membership office, a member who asked) and not by who they are.
    """

    _name = "coop.access.pack"
    _description = "What is held about a person"

    @api.model
    def _coop_access_pack(self, partner, company):
        """Return what is held as a list of sections. Upper floors extend this.

        Called with the rights of the system and in the language of the person. A section is a
        dict: ``title``; ``why`` it is kept, a sentence; and of these what there is: ``facts``
        [(label, value)], ``heads`` and ``rows`` of a table, ``passages`` [(ref, where, text)]:
        words that people wrote, which are read by somebody before they are given. ``ref`` is
        unique and stays the same.

        :param partner: res.partner, one
        :param company: res.company, the co-op that is asked
        """
        return []

    @api.model
    def _get_left_out(self):
        """Return what is not in the copy and why, as sentences. Upper floors add theirs."""
        return [
            self.env._(
                "Names of people who decided, wrote or helped: we say what they are, because "
                "the names are theirs."
            ),
            self.env._("What you told us about other people, and what they told us about you."),
            self.env._(
                "Your password and the codes with which you sign in: nobody can read them, we "
                "neither."
            ),
            self.env._(
                "What your employer keeps about your work, if you work here: please ask Human "
                "Resources for that."
            ),
        ]

    @api.model
    def _get_read_elsewhere(self):
        """Return the models that name a person and are not searched for the copy: why, by name.

        Said to whoever carries the code on: a model that names people is in the copy or here.
        Upper floors add theirs.
        """
        return {
            "coop.channel.failure": "part of the check of an address",
            "coop.import.line": "a file brought in; what came of it is in the copy",
            "coop.letter.recipient": "who was chosen for a letter; the letter is in the copy",
            "coop.membership.area": "read through the membership",
            "coop.membership.period": "read through the membership",
            "coop.membership.correction": "read through the membership",
            "coop.rules.acceptance": "read through the membership",
            "coop.signin.reset": "a hash of a link; the message with the link is in the copy",
            "coop.representative.change": "what an organisation asked; its outcome is in the copy",
        }

    @api.model
    def _for(self, request):
        """This model with the rights of the system, in the language of the person."""
        # sudo: all that is held is collected, whatever the user may open; the caller has checked
        # that this user may make the copy
        return self.sudo().with_context(lang=request.lang).with_company(request.company_id)

    @api.model
    def _get_sections(self, request):
        pack = self._for(request)
        partner = request.with_env(pack.env).partner_id
        found = pack._coop_access_pack(partner, request.with_env(pack.env).company_id)
        return [section for section in found if self._holds_something(section)]

    @api.model
    def _holds_something(self, section):
        facts = [value for _label, value in section.get("facts", ()) if value]
        return bool(facts or section.get("rows") or section.get("passages"))

    @api.model
    def _get_passages(self, request):
        """Return (ref, where, text) of all that was written in free words."""
        pack = self._for(request)
        others = pack._get_others(request.with_env(pack.env).partner_id)
        return [
            (ref, where, pack._redact(text, others))
            for section in self._get_sections(request)
            for ref, where, text in section.get("passages", ())
            if (text or "").strip()
        ]

    @api.model
    def _get_others(self, partner):
        """Names of people at work, who appear in notes by what they are."""
        users = self.env["res.users"].with_context(active_test=False)
        internal = users.search([("share", "=", False), ("partner_id", "!=", partner.id)])
        names = {name.strip() for name in internal.mapped("name") if len(name or "") > 3}
        return sorted(names - {partner.name}, key=len, reverse=True)

    @api.model
    def _redact(self, text, others):
        if others:
            names = "|".join(re.escape(name) for name in others)
            text = re.sub(rf"\b(?:{names})\b", self.env._("[somebody of the office]"), text)
        return text

    @api.model
    def _html(self, request):
        """The whole document, as one page of HTML in bytes."""
        pack = self._for(request)
        sections = self._get_sections(request)
        given = {
            passage.ref: passage.with_context(lang=request.lang)._get_given()
            for passage in request.passage_ids
            if passage.decision
        }
        for section in sections:
            section["given"] = [
                (where, given[ref])
                for ref, where, _text in section.get("passages", ())
                if ref in given
            ]
        html = pack.env["ir.qweb"]._render(
            "coop_membership.access_pack",
            {
                "doc": request.with_env(pack.env),
                "lang": request.lang,
                "title": pack.env._("What we hold about you"),
                "page_style": self._get_style(request),
                "sections": sections,
                "left_out": pack._get_left_out(),
                "opening": pack.env._(
                    "You asked %(company)s what it holds about you. We received that on "
                    "%(asked)s. Here is everything, as it was on %(made)s.",
                    company=request.company_id.name,
                    asked=pack._day(request.asked_on),
                    made=pack._day(self.env["coop.clock"].today(request.company_id)),
                ),
            },
        )
        return b"<!DOCTYPE html>\n" + str(html).strip().encode()

    @api.model
    def _get_style(self, request):
        style = (
            "table { border-collapse: collapse; width: 100%; margin: 0 0 1em; }"
            " th, td { text-align: left; vertical-align: top; padding: .2em .6em .2em 0;"
            " border-bottom: 1px solid #767676; overflow-wrap: anywhere; }"
            " dt { font-weight: bold; } dd { margin: 0 0 .4em; white-space: pre-line; }"
            " blockquote { margin: 0 0 1em; white-space: pre-line; }"
        )
        if request.format == "large_print":
            # 18 points and more, and tables that do not squeeze their words
            return style + " html { font-size: 20pt; } table { font-size: 18pt; }"
        return style + " html { font-size: 12pt; } table { font-size: 11pt; }"

    # Words for what stands in records

    @api.model
    def _day(self, day):
        return format_date(self.env, day, date_format="d MMMM y") if day else ""

    @api.model
    def _moment(self, moment):
        return format_datetime(self.env, moment, dt_format="d MMMM y, HH:mm") if moment else ""

    @api.model
    def _label(self, record, name):
        """What a selection says, in words."""
        return dict(record._fields[name]._description_selection(self.env)).get(record[name], "")

    @api.model
    def _passages_of(self, records, *names):
        """Passages of text fields of these records."""
        for record in records:
            for name in names:
                label = record._fields[name].get_description(self.env)["string"]
                where = f"{record._description}: {label}"
                yield f"{record._name},{record.id},{name}", where, record[name] or ""

    @api.model
    def _notes_about(self, records):
        """What colleagues noted in the chatter of these records."""
        for record in records:
            for message in record.message_ids.sorted("id"):
                text = html2plaintext(message.body or "").strip()
                where = self.env._("Noted on %(day)s by the office", day=self._moment(message.date))
                yield f"mail.message,{message.id}", where, text
