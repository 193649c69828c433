from odoo import models


class CoopMeeting(models.Model):
    """Who votes for a member does so at the meeting that goes on, too: nobody gives it again."""

    _inherit = "coop.meeting"

    def action_adjourn(self):
        # sudo: proxies go along, whoever adjourns; the right is asked by super
        standing = self.sudo().proxy_ids._standing()
        action = super().action_adjourn()
        standing._go_along(self.sudo().browse(action["res_id"]))
        return action

    def _call(self, consent_count=0, consent_note=None):
        result = super()._call(consent_count, consent_note)
        # sudo: those whose proxies came along hear when it is now
        self.sudo().proxy_ids._going_on()._tell_given()
        return result


class CoopProxy(models.Model):
    _inherit = "coop.proxy"

    def _go_along(self, meeting):
        """Make the same proxies for the meeting that goes on with what was left.

        What the members said holds for the resolutions that went along. They can take it back or
        name somebody else, as at any meeting, and who comes votes in person.

        :param meeting: coop.meeting, still being prepared
        """
        for proxy in self:
            again = self.create(
                {
                    "company_id": proxy.company_id.id,
                    "meeting_id": meeting.id,
                    "body_kind": proxy.body_kind,
                    "membership_id": proxy.membership_id.id,
                    "holder_kind": proxy.holder_kind,
                    "holder_membership_id": proxy.holder_membership_id.id,
                    "holder_name": proxy.holder_name,
                    "given_at": proxy.given_at,
                    "how": proxy.how,
                }
            )
            self.env["coop.proxy.direction"].sudo().create(  # sudo: as the proxies themselves
                [
                    {
                        "proxy_id": again.id,
                        "resolution_id": said.resolution_id.id,
                        "direction": said.direction,
                    }
                    for said in proxy.direction_ids
                    if said.resolution_id.meeting_id == meeting
                ]
            )
