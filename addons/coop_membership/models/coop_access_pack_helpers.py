from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """Who helped a person, and whom the person helped. Other people are named by what they are."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_helpers(partner, company),
            self._get_done_with_help(partner, company),
        ]

    @api.model
    def _get_helpers(self, partner, company):
        """The names are the person's own words, so they stand here."""
        rows = self.env["coop.helper"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="id"
        )
        return {
            "title": self.env._("Whom you chose to help you"),
            "why": self.env._("We keep this so that only those help whom you want."),
            "heads": [
                self.env._("Name"),
                self.env._("Who they are"),
                self.env._("Helps with"),
                self.env._("From"),
                self.env._("Until"),
            ],
            "rows": [
                [
                    row.name,
                    row.role_id.name,
                    ", ".join(row.kind_ids.mapped("name")),
                    self._day(row.date_from),
                    self._day(row.date_to),
                ]
                for row in rows
            ],
            "passages": list(self._passages_of(rows, "chosen_note")),
        }

    @api.model
    def _get_done_with_help(self, partner, company):
        rows = self.env["coop.help.done"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="done_at, id"
        )
        return {
            "title": self.env._("What you did with help"),
            "why": self.env._("We keep this for a time, so that you can see who helped."),
            "heads": [
                self.env._("When"),
                self.env._("What"),
                self.env._("Who helped"),
                self.env._("How"),
            ],
            "rows": [
                [
                    self._moment(row.done_at),
                    self._label(row, "what"),
                    row.role_id.name or row.name,
                    self._label(row, "how"),
                ]
                for row in rows
            ],
        }
