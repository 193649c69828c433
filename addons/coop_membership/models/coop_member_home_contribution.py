from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """What members can help with, and what came of it."""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        """At most one thing each that somebody near is looking for; none when nobody is."""
        things = super()._get_things(partners)
        # sudo: the page is these people's own, and what the office has looked at is for members
        memberships = self.env["coop.membership"].sudo()
        memberships = memberships.search(
            [
                ("partner_id", "in", partners.ids),
                *self._get_company_domain(),
                *memberships._get_member_domain(),
            ]
        )
        wants = self.env["coop.contribution.want"].sudo()
        by_person = memberships.grouped("partner_id")
        for company, members in memberships.grouped("company_id").items():
            shown = wants.search(wants._get_shown_domain(company))
            for membership in members:
                want = shown.filtered(
                    lambda row, member=membership: (
                        row.membership_id != member
                        and row.area_id in (row.area_id.browse(), member.area_id)
                    )
                )[:1]
                if want:
                    several = len(by_person[membership.partner_id]) > 1
                    thing = self._get_want_thing(want, several)
                    things[membership.partner_id.id].append(thing)
        return things

    @api.model
    def _get_want_thing(self, want, several):
        base = f"/my/membership/of/{want.company_id.coop_slug}" if several else "/my/membership"
        return {
            "key": f"want:{want.id}",
            "title": self.env._("Can you help? %(what)s", what=want.name),
            "why": self.env._("Somebody is looking for this, near you or anywhere."),
            "url": f"{base}/contribute",
            "icon": "hands",
            "priority": 55,
            "until": want.date_to or None,
        }

    @api.model
    def _get_led_to(self, partners, since=None):
        """What members did for others, and was done."""
        rows = super()._get_led_to(partners, since)
        # sudo: as above
        deeds = self.env["coop.contribution.deed"].sudo()
        done = deeds.search(
            [
                ("membership_id.partner_id", "in", partners.ids),
                ("state", "=", "done"),
                *self._get_company_domain(),
                ("date", ">=", since) if since else ("date", "!=", False),
            ]
        )
        for deed in done:
            rows[deed.membership_id.partner_id.id].append(
                {
                    "key": f"deed:{deed.id}",
                    "title": self.env._("You helped: %(what)s", what=deed.name),
                    "text": self.env._("Thank you. It was done."),
                    "day": deed.date,
                    "url": None,
                    "icon": "hands",
                }
            )
        return rows
