from odoo import fields, models


class CoopMembership(models.Model):
    """What a member's own pages ask of a membership."""

    _inherit = "coop.membership"

    def _register_now(self):
        """What the register says of this member today: {particular: value}."""
        self.ensure_one()
        # sudo: the page is the member's own, whoever operates it
        entries = self.env["coop.register.entry"].sudo()
        today = self.env["coop.clock"].today(self.company_id)
        return entries._values_as_at(self.sudo(), today).get(self.id, {})

    def _may_take_back_leaving(self):
        """Whether the member can still change their mind: they resigned, and the last day has
        not passed."""
        self.ensure_one()
        # sudo: as above
        membership = self.sudo()
        return (
            membership.state == "leaving"
            and membership.current_period_id.ended_why == "resignation"
        )


class CoopMembershipCategory(models.Model):
    _inherit = "coop.membership.category"

    picture = fields.Selection(
        [
            ("person", "A person"),
            ("support", "Support"),
            ("work", "Work"),
            ("community", "Community"),
            ("people", "People"),
            ("heart", "Heart"),
        ],
        required=True,
        default="person",
        help="Stands beside the category where people choose one.",
    )
