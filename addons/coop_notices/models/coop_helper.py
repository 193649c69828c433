"""Both are told when help begins and when it ends; who is asked is told by what is theirs."""

from odoo import models

#: what happened -> kind of notice
KINDS = {"asked": "helper_asked", "begun": "helper_begun", "ended": "helper_ended"}


class CoopHelper(models.Model):
    _inherit = "coop.helper"

    def _tell_people(self, event):
        super()._tell_people(event)
        helper = self.sudo()  # sudo: who is told is fixed by what happened
        people = helper.helper_partner_id
        if event != "asked":
            people |= helper.partner_id
        # a text that is not published must not keep anybody from ending help
        if people and self.env["coop.notice.kind"]._is_tellable(KINDS[event]):
            self.env["coop.notice"]._tell(people, KINDS[event], helper)

    def _coop_notice_values(self, kind, partners):
        """Return who helps whom with what, in the language of each."""
        if kind not in KINDS.values():
            return {}
        values = {}
        for partner in partners:
            reader = self.with_context(lang=partner._coop_need()["lang"])
            values[partner.id] = {
                "person": reader.partner_id.name,
                "helper": reader.name,
                "kinds": ", ".join(reader.kind_ids.mapped("name")),
                "until": reader.date_to or "",
            }
        return values
