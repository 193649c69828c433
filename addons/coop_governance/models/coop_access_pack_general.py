from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """Requests for a general meeting that somebody began or signed."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_requisitions(partner, company),
            self._get_proxies(partner, company),
            self._get_answers(partner, company),
        ]

    @api.model
    def _get_requisitions(self, partner, company):
        return {
            "title": self.env._("Meetings that you asked for"),
            "why": self.env._("The Board has to call a meeting when enough members sign for it."),
            **self._get_signed(partner, company, "coop.requisition"),
        }

    @api.model
    def _get_signed(self, partner, company, model):
        """Return what somebody began and signed of a model made of ``coop.signed``."""
        mine = [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        field = self.env[model]._fields["signature_ids"]
        begun = self.env[model].search(mine)
        signed = self.env[field.comodel_name].search(mine)
        return {
            "facts": [],
            "heads": [
                self.env._("What it is about"),
                self.env._("Signed on"),
                self.env._("How you signed"),
                self.env._("Struck out because"),
            ],
            "rows": [
                [
                    signature[field.inverse_name].name,
                    self._day(signature.signed_on),
                    self._label(signature, "how"),
                    signature.struck_why or "",
                ]
                for signature in signed
            ],
            "passages": list(self._passages_of(begun, "wording", "statement", "state_why")),
        }

    @api.model
    def _get_proxies(self, partner, company):
        given = self.env["coop.proxy"].search(
            [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("Who votes for you at a meeting"),
            "why": self.env._("Members have the right to name somebody who votes for them."),
            "facts": [],
            "heads": [
                self.env._("Meeting"),
                self.env._("Who"),
                self.env._("How they vote"),
                self.env._("Why it ended"),
            ],
            "rows": [
                [
                    proxy.meeting_id.display_name,
                    # who else is a member is theirs to say
                    self.env._("Another member") if proxy.holder_membership_id else proxy.holder,
                    ", ".join(self._label(one, "direction") for one in proxy.direction_ids),
                    self._label(proxy, "ended_why") if proxy.ended_why else "",
                ]
                for proxy in given
            ],
        }

    @api.model
    def _get_answers(self, partner, company):
        rows = self.env["coop.meeting.person"].search(
            [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("Meetings of all members"),
            "why": self.env._("We keep who comes, who came, and what they need."),
            "facts": [],
            "heads": [self.env._("Meeting"), self.env._("Your answer"), self.env._("Came")],
            "rows": [
                [
                    row.meeting_id.display_name,
                    self._label(row, "answer"),
                    self.env._("Yes") if row.came else "",
                ]
                for row in rows
            ],
            "passages": list(self._passages_of(rows, "answer_note")),
        }
