from odoo import api, models

READING = ("size", "colours", "spacing", "pictures", "side", "words", "aloud", "speed")


class CoopAccessPack(models.AbstractModel):
    """How a person reads pages, and the round-ups and dates that they get."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_reading(partner),
            self._get_round_ups(partner, company),
            self._get_calendar_links(partner),
        ]

    @api.model
    def _get_reading(self, partner):
        reading = self.env["coop.reading"].search([("partner_id", "=", partner.id)], limit=1)
        labels = reading.fields_get([name for name in READING if name in reading._fields])
        facts = [(label["string"], self._label(reading, name)) for name, label in labels.items()]
        return {
            "title": self.env._("How you read our pages"),
            "why": self.env._("We keep this so that every page looks as you like it."),
            "facts": facts if reading else [],
        }

    @api.model
    def _get_round_ups(self, partner, company):
        rows = self.env["coop.digest.copy"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="day, id"
        )
        round_up, sheet = self.env._("Round-up"), self.env._("Sheet for the fridge")
        return {
            "title": self.env._("Round-ups that we sent you"),
            "why": self.env._("We keep this so that we write to you only when there is news."),
            "heads": [self.env._("Day"), self.env._("What it was")],
            "rows": [[self._day(row.day), sheet if row.is_sheet else round_up] for row in rows],
        }

    @api.model
    def _get_calendar_links(self, partner):
        rows = self.env["coop.calendar.link"].search([("partner_id", "=", partner.id)])
        return {
            "title": self.env._("Your dates in a phone"),
            "why": self.env._("We keep this so that your phone can follow your dates."),
            "heads": [self.env._("Address made on")],
            "rows": [[self._moment(row.made_at)] for row in rows],
        }
