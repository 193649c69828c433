from odoo import api, models
from odoo.tools import html2plaintext

# Records of Odoo itself in which a person may stand, and under which field.
ELSEWHERE = (
    ("calendar.event", "partner_ids"),
    ("event.registration", "partner_id"),
    ("account.move", "partner_id"),
    ("sale.order", "partner_id"),
    ("project.task", "partner_id"),
    ("crm.lead", "partner_id"),
)


class CoopAccessPack(models.AbstractModel):
    """What was said to a person, what they were asked, and where else they stand."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_invitations(partner, company),
            self._get_asked_others(partner, company),
            self._get_letters(partner, company),
            self._get_failed(partner, company),
            self._get_calls(partner, company),
            self._get_complaints(partner, company),
            self._get_words_to_read(partner, company),
            self._get_requests(partner, company),
            self._get_elsewhere(partner, company),
        ]

    @api.model
    def _get_invitations(self, partner, company):
        rows = self.env["coop.invitation"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        by_member = self.env._("a member asked")
        by_office = self.env._("the office asked")
        return {
            "title": self.env._("When you were asked to join"),
            "why": self.env._("We keep this so that nobody asks you too often."),
            "heads": [
                self.env._("Asked on"),
                self.env._("Who asked"),
                self.env._("Your answer"),
                self.env._("Answered on"),
            ],
            "rows": [
                [
                    self._day(row.asked_on or row.create_date),
                    by_member if row.inviter_id else by_office,
                    self._label(row, "state"),
                    self._day(row.answered_on),
                ]
                for row in rows
            ],
            "passages": list(self._passages_of(rows, "note")),
        }

    @api.model
    def _get_asked_others(self, partner, company):
        rows = self.env["coop.invitation"].search(
            [("inviter_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("When you asked somebody to join"),
            "why": self.env._("We keep this to say who asks, if you agreed. The name is theirs."),
            "heads": [self.env._("On"), self.env._("We may say your name")],
            "rows": [
                [
                    self._day(row.create_date),
                    self.env._("Yes") if row.inviter_named else self.env._("No"),
                ]
                for row in rows
            ],
        }

    @api.model
    def _get_letters(self, partner, company):
        rows = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)],
            order="told_at, id",
        )
        return {
            "title": self.env._("What we told you"),
            "why": self.env._("We keep this as proof that you were told."),
            "heads": [
                self.env._("Told on"),
                self.env._("How"),
                self.env._("State"),
                self.env._("Words"),
            ],
            "rows": [
                [
                    self._moment(row.told_at),
                    self._label(row, "channel"),
                    self._label(row, "state"),
                    "\n".join(
                        filter(None, [row.subject, html2plaintext(row.body_html or "").strip()])
                    ),
                ]
                for row in rows
            ],
        }

    @api.model
    def _get_failed(self, partner, company):
        rows = self.env["coop.channel.check"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("Addresses that did not work"),
            "why": self.env._("We keep this to find out how to reach you."),
            "heads": [self.env._("Address"), self.env._("Since"), self.env._("State")],
            "rows": [
                [row.address, self._day(row.first_at), self._label(row, "state")] for row in rows
            ],
            "passages": list(self._passages_of(rows, "note")),
        }

    @api.model
    def _get_complaints(self, partner, company):
        rows = self.env["coop.complaint"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)],
            order="received_on, id",
        )
        return {
            "title": self.env._("When you were not happy, or glad"),
            "why": self.env._("We keep this to answer you, and to do better."),
            "heads": [self.env._("Day"), self.env._("State"), self.env._("Answered on")],
            "rows": [
                [self._day(row.received_on), self._label(row, "state"), self._day(row.answered_on)]
                for row in rows
            ],
            "passages": list(self._passages_of(rows, "words", "wanted", "answer")),
        }

    @api.model
    def _get_words_to_read(self, partner, company):
        rows = self.env["coop.moderation.item"].search(
            [("author_id", "=", partner.id), ("company_id", "=", company.id)], order="asked_at, id"
        )
        return {
            "title": self.env._("Words of yours that we read before others saw them"),
            "why": self.env._("We keep this so that nobody reads the same words twice."),
            "heads": [self.env._("Day"), self.env._("State")],
            "rows": [[self._moment(row.asked_at), self._label(row, "state")] for row in rows],
        }

    @api.model
    def _get_calls(self, partner, company):
        rows = self.env["coop.phone.call"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="at, id"
        )
        return {
            "title": self.env._("When we rang each other"),
            "why": self.env._("We keep this for a time, so that nobody has to ask twice."),
            "heads": [
                self.env._("When"),
                self.env._("Who rang"),
                self.env._("About"),
                self.env._("What came of it"),
            ],
            "rows": [
                [
                    self._moment(row.at),
                    self._label(row, "direction"),
                    row.topic_id.name or "",
                    self._label(row, "outcome"),
                ]
                for row in rows
            ],
            "passages": [*self._passages_of(rows, "note"), *self._notes_about(rows)],
        }

    @api.model
    def _get_requests(self, partner, company):
        rows = self.env["coop.access.request"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="asked_on"
        )
        return {
            "title": self.env._("When you asked for what we hold"),
            "why": self.env._("We keep this to show that you were answered in time."),
            "heads": [self.env._("Received"), self.env._("State"), self.env._("Given on")],
            "rows": [
                [self._day(row.asked_on), self._label(row, "state"), self._day(row.given_on)]
                for row in rows
            ],
        }

    @api.model
    def _get_elsewhere(self, partner, company):
        """Records of other parts of Odoo, so that the person can ask for them."""
        rows = []
        for name, field in ELSEWHERE:
            if name not in self.env or field not in self.env[name]._fields:
                continue
            model = self.env[name].with_context(active_test=False)
            domain = [(field, "in", partner.ids)]
            if "company_id" in model._fields:
                domain += [("company_id", "in", [False, company.id])]
            count = model.search_count(domain)
            if count:
                rows.append([self.env["ir.model"]._get(name).name, str(count)])
        return {
            "title": self.env._("Where else you stand"),
            "why": self.env._("These are other parts of our system. Ask us, and we copy them."),
            "heads": [self.env._("What"), self.env._("How many")],
            "rows": rows,
        }
