from odoo import api, models
from odoo.fields import Domain

HAND = "/coop_texts/static/pictures/openmoji/1F91D.svg"


class CoopMemberHome(models.AbstractModel):
    """What somebody said that they would do, until it is done."""

    _inherit = "coop.member.home"

    @api.model
    def _get_promises(self, partners):
        """Return what people are to do after meetings and have not done, with all rights."""
        # sudo: whose page it is was settled; only what is theirs is found
        followups = self.env["coop.followup"].sudo()
        return followups.search(
            Domain("owner_id", "in", partners.ids)
            & Domain("state", "=", "todo")
            & Domain("asked_on", "!=", False)
            & Domain(self._get_company_domain())
        )

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        for followup in self._get_promises(partners):
            closed = followup.item_id.is_closed
            thing = {
                "key": f"followup:{followup.id}",
                # what one can do goes out in letters and e-mails, too, where others look on
                "title": self.env._("Something from a closed point") if closed else followup.name,
                "why": self.env._(
                    "You said at a meeting that you do this: %(meeting)s.",
                    meeting=followup.meeting_id.name,
                ),
                "url": f"/my/promises/{followup.id}",
                "icon": HAND,
                "priority": 32,
                "until": followup.due_on,
            }
            # what belongs to a closed point is for the person alone
            if not closed:
                thing["helped"] = "meetings"
            things[followup.owner_id.id].append(thing)
        return things
