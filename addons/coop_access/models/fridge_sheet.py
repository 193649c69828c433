from datetime import timedelta

from odoo import api, models
from odoo.exceptions import AccessError

from ..pictures import picture_url

# What fits on one page that is read from a step away.
ROWS = 7
AHEAD = timedelta(days=35)


class FridgeSheet(models.AbstractModel):
    """The next dates of a person on one page, in their language."""

    _name = "report.coop_access.report_fridge_sheet_document"
    _description = "Sheet for the fridge"

    @api.model
    def _get_report_values(self, docids, data=None):
        people = self.env["res.partner"].browse(docids)
        people.check_access("read")
        others = people - self.env.user.partner_id
        if others and not (self.env.su or self.env.user.has_group("coop_access.group_desk")):
            raise AccessError(self.env._("Only people of the help desk print this for somebody."))
        return {
            "docs": people,
            "doc_ids": docids,
            "doc_model": "res.partner",
            "sheets": [self._get_sheet(person) for person in people],
        }

    @api.model
    def _get_sheet(self, person):
        """Return what stands on the sheet of a person: a dict of name, lang, events, more, help."""
        lang = person._coop_need()["lang"]
        company = person.sudo().company_id or self.env.company  # sudo: a co-op's name is no secret
        calendar = self.env["coop.member.calendar"].with_context(lang=lang)
        events = calendar._ahead_of(person, AHEAD, told=True)[person.id]
        return {
            "name": (person.name or "").split(" ")[0],
            "lang": lang,
            "events": [
                {**event, "icon": picture_url(event["icon"])}
                for event in (calendar._show(row, company) for row in events[:ROWS])
            ],
            "more": len(events) > ROWS,
            "help": company.with_context(lang=lang)._coop_help(),
        }
