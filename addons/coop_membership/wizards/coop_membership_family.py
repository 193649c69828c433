from markupsafe import Markup

from odoo import fields, models
from odoo.exceptions import UserError


class CoopMembershipFamily(models.TransientModel):
    """Kind words to the family of a member who has died, when somebody tells us to whom."""

    _name = "coop.membership.family"
    _description = "Kind words to the family"
    _inherit = "coop.membership.act"

    date = fields.Date(required=False)
    family_id = fields.Many2one(
        "res.partner",
        "Write to",
        domain=[("is_company", "=", False)],
        help="A relative or friend who was close to them. They get kind words in their own "
        "language, by letter or as they asked. Nobody is written to when this is empty.",
    )
    family_words = fields.Text(
        "Your own words", help="Put into the letter as they are, in the language you type."
    )

    def _apply(self):
        if not self.family_id:
            raise UserError(self.env._("Choose to whom we write."))
        self._write_to_family()

    def _write_to_family(self):
        """Tell the family, if the officer named somebody."""
        membership, family = self.membership_id, self.family_id
        if not family:
            return
        if family == membership.sudo().partner_id:  # sudo: only to compare
            raise UserError(self.env._("This is the member. Choose one of the family."))
        # whoever comes into Contacts with a member is hidden like a member
        family._coop_protect_member()
        words = (self.family_words or "").strip()
        # sudo: as in every notice: texts and deliveries belong to the office
        self.env["coop.notice"].sudo()._tell(
            family,
            "condolence",
            membership.sudo(),
            {
                "member": membership.member_name,
                "words": Markup("<p>%s</p>") % words if words else "",
            },
            key=str(family.id),
        )
        membership.message_post(
            body=self.env._("Kind words went to %(name)s of the family.", name=family.name)
        )
