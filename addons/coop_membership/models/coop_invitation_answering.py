from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

ANSWERS = ("yes", "not_now", "no")


class CoopInvitation(models.Model):
    """What somebody who was asked says: yes, not now, or no."""

    _inherit = "coop.invitation"

    def _answer(self, answer, how, until=None):
        """Write down what the person answered; a later answer takes the place of an earlier.

        :param answer: "yes", "not_now" or "no"
        :param how: an ``answered_how``
        :param until: with "not_now", the day from which one may ask again
        """
        self.ensure_one()
        if answer not in ANSWERS:
            raise UserError(self.env._("Choose one of the answers."))
        today = self.env["coop.clock"].today(self.company_id)
        if answer == "not_now" and not (until and until > today):
            raise UserError(self.env._("Choose a day that lies ahead: until then nobody asks."))
        # sudo: whoever has the mailed secret answers for themselves, without an account
        invitation = self.sudo()
        invitation.write(
            {
                "state": answer,
                "asked_on": invitation.asked_on or today,
                "answered_on": today,
                "answered_how": how,
                "not_now_until": until if answer == "not_now" else False,
                "held_reason": False,
            }
        )
        if answer != "yes":
            invitation._stop_letter()

    def action_answer(self):
        """Open the window in which an answer from paper or phone is written down."""
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "coop_membership.coop_invitation_answer_action"
            ),
            "context": {"default_invitation_id": self.id},
        }

    @api.model
    def _note_joined(self, membership):
        """Write on the invitations of a new member that they have joined."""
        partner = membership.partner_id
        who = Domain("partner_id", "=", partner.id)
        if partner.email_normalized:
            who |= Domain("partner_id", "=", False) & Domain(
                "email_normalized", "=", partner.email_normalized
            )
        # sudo: whoever admits need not be allowed to read every invitation
        open_ones = Domain("membership_id", "=", False) & Domain("state", "!=", "held")
        self.sudo().search(
            Domain("company_id", "=", membership.company_id.id) & who & open_ones
        ).write({"membership_id": membership.id})


class CoopMembershipApplication(models.Model):
    _inherit = "coop.membership.application"

    def _on_accepted(self, membership):
        super()._on_accepted(membership)
        self.env["coop.invitation"]._note_joined(membership)
