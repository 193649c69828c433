from markupsafe import Markup

from odoo import models
from odoo.tools import SQL

from odoo.addons.coop_access import codes

from .coop_election_code import BOOTH, LENGTH

KIND = "election_letter"
#: where nobody votes online a code opens nothing, and the letter has none
KIND_PLAIN = "election_letter_plain"
#: what stands in the record of what was told, where the letter had the secret
CODE_KEPT = codes.show("•" * LENGTH)
CARD_KEPT = "[•••]"


class CoopElection(models.Model):
    """What stands in a letter with a voting code, and its record without the code."""

    _inherit = "coop.election"

    def _get_letter_kind(self):
        """Return the code of the kind of notice that letters of this election are."""
        self.ensure_one()
        return KIND if self.by_portal else KIND_PLAIN

    def _get_letter_numbers(self, memberships):
        """Return {id of the membership: (elector number, ids of the contests)}."""
        # sudo: each reads their own; whoever prints was checked
        electors = self.env["coop.election.elector"].sudo()
        electors = electors.search(
            [
                ("election_id", "=", self.id),
                ("membership_id", "in", memberships.ids),
                ("state", "=", "on"),
            ],
            order="contest_id, id",
        )
        return {
            membership.id: (rows[:1].number, rows.contest_id.ids)
            for membership, rows in electors.grouped("membership_id").items()
        }

    def _make_letters(self, memberships, typed):
        """Tell these members by letters, and make those letters here: with their codes, where
        members vote online.

        :param dict typed: id of the membership -> its code
        :return: (content, "pdf" or "html")
        """
        self.ensure_one()
        notices = self.env["coop.notice"].with_company(self.company_id)
        kind = self._get_letter_kind()
        notice = notices._tell(memberships.partner_id, kind, self, channel="print")
        # sudo: who prints these letters need not see what else people were told
        letters = notice.sudo().delivery_ids.filtered(lambda letter: letter.state == "waiting")
        letters._set_printed_here()
        of_person = {member.partner_id.id: typed[member.id] for member in memberships}
        secrets = {}
        if kind == KIND:
            secrets = {letter.id: of_person[letter.partner_id.id] for letter in letters}
        letters = letters.sorted(lambda one: (one.partner_id.coop_sort_key or "", one.id))
        reports = letters.env["ir.actions.report"].with_context(coop_election_codes=secrets)
        return reports._coop_render("coop_notices.report_delivery", letters.ids)

    def _coop_notice_values(self, kind, partners):
        if kind not in (KIND, KIND_PLAIN):
            return super()._coop_notice_values(kind, partners)
        # sudo: each is told of their own entry
        memberships = self.env["coop.membership"].sudo()
        memberships = memberships.search(
            [("partner_id", "in", partners.ids), ("company_id", "=", self.company_id.id)]
        )
        numbers = self._get_letter_numbers(memberships)
        needs = partners._coop_needs()
        words = {
            lang: self._get_letter_words(lang)
            for lang in {needs[partner.id]["lang"] for partner in partners}
        }
        values = {}
        for membership in memberships.filtered(lambda one: one.id in numbers):
            number, contests = numbers[membership.id]
            person = membership.partner_id
            lang = needs[person.id]["lang"]
            election = self.sudo().with_context(lang=lang)
            mine = election.contest_ids.filtered(lambda one, mine=contests: one.id in mine)
            values[person.id] = {
                **words[lang],
                "number": number,
                "votes_for": "; ".join(contest._get_label() for contest in mine),
            }
        return values

    def _get_letter_words(self, lang):
        """Return what is the same in the letters of all who read a language."""
        if not self.by_portal:
            return self._get_words(lang)
        return {
            **self._get_words(lang),
            "code": Markup("<strong>%s</strong>") % CODE_KEPT,
            "card": Markup("<p>%s</p>") % CARD_KEPT,
            "address": self.get_base_url().partition("://")[2] + BOOTH,
        }

    def _begin_letter_notice(self):
        """Return a notice to which letters that are printed outside are added as proof."""
        self.ensure_one()
        # sudo: as everything that people are told (see coop.notice)
        model = self.env["coop.notice"].sudo().with_company(self.company_id)
        kind = model.env["coop.notice.kind"]._get(self._get_letter_kind())
        text = kind.text_id._for_company(self.company_id)
        return model.create(
            {
                "kind_id": kind.id,
                "company_id": self.company_id.id,
                "res_model": self._name,
                "res_id": self.id,
                "channel": "print",
                "told_at": self.env["coop.clock"].now(),
                "told_by_id": self.env.uid,
                "values": {},
                "version_ids": text.published_version_ids.ids,
            }
        )


class CoopNotice(models.Model):
    _inherit = "coop.notice"

    def _note_printed_outside(self, rows):
        """Keep as proof that letters were made by a printer outside: to whom, where and when.

        :param rows: dicts of partner, need and address
        """
        self.ensure_one()
        people = self.env["res.partner"].union(*(row["partner"] for row in rows))
        self._add_people(people, None)
        self.env.cr.execute(
            SQL(
                """
                UPDATE coop_notice_delivery AS delivery
                   SET state = 'printed', channel = 'print', sent_at = %(now)s,
                       lang = made.lang, format = made.format, address = made.address,
                       asked_lang = made.lang, asked_format = made.format
                  FROM unnest(%(people)s::int[], %(langs)s::varchar[], %(formats)s::varchar[],
                              %(addresses)s::text[]) AS made (person, lang, format, address)
                 WHERE delivery.notice_id = %(notice)s AND delivery.partner_id = made.person
                """,
                now=self.env["coop.clock"].now(),
                notice=self.id,
                people=[row["partner"].id for row in rows],
                langs=[row["need"]["lang"] for row in rows],
                formats=[row["need"]["format"] for row in rows],
                addresses=[row["address"] for row in rows],
            )
        )
        self.env["coop.notice.delivery"].invalidate_model(flush=False)


class CoopNoticeDelivery(models.Model):
    """A letter with a voting code has it on paper alone."""

    _inherit = "coop.notice.delivery"

    def _get_words(self):
        words = super()._get_words()
        code = self.env.context.get("coop_election_codes", {}).get(self.id)
        if not code:
            return words
        address = self.env["coop.election.code"]._get_address(code, self.lang)
        card = self.env["coop.signin.code"]._draw(address)
        return words.replace(CODE_KEPT, codes.show(code)).replace(CARD_KEPT, card)
