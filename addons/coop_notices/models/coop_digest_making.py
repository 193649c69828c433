from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from markupsafe import Markup

from odoo import api, models

from odoo.addons.coop_access.models.member_home import AT_ONCE
from odoo.addons.coop_access.pictures import picture_url
from odoo.addons.coop_texts import easyblocks

# How far ahead a round-up looks, and how much of one thing stands in it.
AHEAD = {"week": timedelta(days=14), "month": timedelta(days=38)}
MOST = 6


@dataclass
class Made:
    """What a round-up has for one person.

    :ivar sections: [(title, [item])]; an item is a dict of key, title, lines (list of str), url
        and icon
    :ivar new: keys of items that this person has not been told of
    """

    sections: list = field(default_factory=list)
    new: set = field(default_factory=set)

    @property
    def keys(self):
        return {item["key"] for _title, items in self.sections for item in items}

    @property
    def is_new(self):
        return bool(self.new)

    @property
    def has_new_dates(self):
        return any(key.startswith("date:") for key in self.new)


class CoopDigest(models.Model):
    """What stands in a round-up, and its words."""

    _inherit = "coop.digest"

    def _make_for(self, partners):
        """Return ``{partner.id: Made}``, each in the person's language."""
        self.ensure_one()
        needs = partners._coop_needs()
        known = self.env["coop.digest.copy"]._get_known(partners, self.company_id, self.day)
        made = {}
        for lang, people in partners.grouped(lambda person: needs[person.id]["lang"]).items():
            digest = self.with_context(lang=lang, coop_round_up_of=self.company_id.id)
            digest = digest.with_company(self.company_id)
            for person_id, sections in digest._get_sections(people, known).items():
                told, _day = known[person_id]
                mine = Made([section for section in sections if section[1]])
                mine.new = mine.keys - told
                made[person_id] = mine
        return made

    def _get_sections(self, partners, known):
        """Return ``{partner.id: [(title, [item])]}`` in the language of the context.

        :param dict known: {partner.id: (keys told of, last day or None)}
        """
        home = self.env["coop.member.home"]
        calendar = self.env["coop.member.calendar"]
        rhythms = partners._coop_digest_rhythms(self.company_id)
        things = home._get_things(partners)
        events = calendar._ahead_of(partners, AHEAD["month"], told=True)
        since = self.day - timedelta(days=31)
        led_to = home._get_led_to(partners, since)
        more = self._get_more_items(partners, since)
        now = self.env["coop.clock"].now()
        sections = {}
        for person in partners:
            key = person.id
            until = now + AHEAD.get(rhythms[key], AHEAD["month"])
            dates = [row for row in events[key] if _moment(row["start"]) <= until]
            sections[key] = [
                (
                    self.env._("What you can do now"),
                    [_thing_item(row) for row in home._in_order(things[key])[:AT_ONCE]],
                ),
                (
                    self.env._("What is on"),
                    [self._get_date_item(row) for row in dates[:MOST]],
                ),
                (
                    self.env._("What your part led to"),
                    [
                        _led_to_item(row)
                        for row in sorted(led_to[key], key=lambda row: row["day"])[-MOST:]
                        if f"led:{row['key']}" not in known[key][0]
                    ],
                ),
                (self.env._("News"), more[key][:MOST]),
            ]
        return sections

    @api.model
    def _get_more_items(self, partners, since):
        """Return other items since a day: ``{partner.id: [item]}``; upper floors add.

        An item is a dict of key, title, lines (list of str), url (of a page, or None), icon.
        """
        return {partner.id: [] for partner in partners}

    def _get_date_item(self, event):
        shown = self.env["coop.member.calendar"]._show(event, self.company_id)
        when = ", ".join(filter(None, (shown["day"], shown["hours"])))
        return {
            "key": f"date:{event['uid']}:{event['start'].isoformat()}",
            "title": event["title"],
            "lines": [line for line in (when, event["place"]) if line],
            "url": event["url"] or "/my/calendar",
            "icon": event["icon"],
        }

    # -- words -------------------------------------------------------------------------------

    def _coop_notice_values(self, kind, partners):
        """Return the placeholders of each person's copy (see ``coop.notice._tell``)."""
        self.ensure_one()
        if kind == "fridge_sheet":
            return {person.id: {"sheet": self._get_sheet_html(person)} for person in partners}
        made, needs = self._make_for(partners), partners._coop_needs()
        return {
            person.id: {
                "items": self._get_items_html(made[person.id], needs[person.id]),
                "change": self._get_change_html(needs[person.id]["lang"]),
            }
            for person in partners
        }

    def _get_address(self, path):
        return self.company_id.get_base_url().rstrip("/") + path

    def _get_items_html(self, made, need):
        """Return the sections as HTML: Easy Read with pictures, else lists."""
        write = self._get_easy_html if need["format"] == "easy_read" else self._get_list_html
        return Markup("\n").join(
            Markup("<h2>%s</h2>\n%s") % (title, write(items)) for title, items in made.sections
        )

    def _get_list_html(self, items):
        rows = [
            Markup("<li><strong>%s</strong>%s</li>")
            % (
                self._get_link(item, item["title"]),
                Markup("").join(Markup("<br/>%s") % line for line in item["lines"]),
            )
            for item in items
        ]
        return Markup("<ul>%s</ul>") % Markup("").join(rows)

    def _get_link(self, item, words):
        if not item["url"]:
            return words
        return Markup('<a href="%s">%s</a>') % (self._get_address(item["url"]), words)

    def _get_easy_html(self, items):
        blocks = [
            (
                "words",
                picture_url(item["icon"]),
                "\n".join([item["title"].replace("[", "(").replace("]", ")"), *item["lines"]]),
            )
            for item in items
        ]
        return easyblocks.to_html(blocks)

    def _get_change_html(self, lang):
        words = self.with_context(lang=lang).env._("How often do you want this?")
        return Markup('<a href="%s">%s</a>') % (self._get_address("/my/digest"), words)

    def _get_sheet_html(self, person):
        report = self.env["report.coop_access.report_fridge_sheet_document"]
        sheet = report._get_sheet(person)
        return Markup('<div class="fridge">%s</div>') % self.env["ir.qweb"].with_context(
            lang=sheet["lang"]
        )._render("coop_access.fridge_sheet", {"sheet": sheet})


def _moment(start):
    return start if isinstance(start, datetime) else datetime.combine(start, time.min)


def _thing_item(thing):
    return {
        "key": f"thing:{thing['key']}",
        "title": thing["title"],
        "lines": [thing["why"]],
        "url": thing["url"],
        "icon": thing["icon"],
    }


def _led_to_item(row):
    return {
        "key": f"led:{row['key']}",
        "title": row["title"],
        "lines": [line for line in (row["text"] or "").split("\n") if line.strip()],
        "url": row["url"],
        "icon": row["icon"],
    }
