from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize

LINES = ("street", "street2", "city", "zip", "country_id")


class CoopChannelAnswer(models.TransientModel):
    """What somebody found out about an address that failed."""

    _name = "coop.channel.answer"
    _description = "What was found out about an address"

    check_id = fields.Many2one("coop.channel.check", required=True, ondelete="cascade")
    channel = fields.Selection(related="check_id.channel")
    address_shown = fields.Text(related="check_id.address_shown")
    missed_count = fields.Integer(related="check_id.missed_count")
    answer = fields.Selection(
        [
            ("new", "The person has a new address or number"),
            ("right", "The address is right: try again"),
            ("print", "From now on by letter"),
            ("phone", "From now on by phone"),
            ("email", "From now on by e-mail"),
        ],
        "What did you find out?",
        required=True,
        default="new",
    )
    email = fields.Char("New e-mail address")
    phone = fields.Char("New phone number")
    street = fields.Char("New address")
    street2 = fields.Char("Second line of the address")
    city = fields.Char()
    zip = fields.Char("Postcode")
    country_id = fields.Many2one("res.country", default=lambda self: self.env.company.country_id)
    note = fields.Text(help="For the office: who said so, for example.")

    def action_apply(self):
        self.ensure_one()
        check = self.check_id._check_may()
        if self.answer == "new":
            check._answer_new(self._get_new(), self.note)
        elif self.answer == "right":
            check._answer_right(self.note)
        elif self.answer == check.channel:
            raise UserError(self.env._("That is the way that failed. Choose another one."))
        else:
            check._answer_channel(self.answer, self.note)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    @api.model
    def _get_lines(self):
        return LINES

    def _get_new(self):
        """What was entered, checked: only what belongs to the channel that failed."""
        if self.channel == "email":
            email = email_normalize((self.email or "").strip())
            if not email:
                raise UserError(
                    self.env._("“%(email)s” is not an e-mail address.", email=self.email or "")
                )
            return {"email": email}
        if self.channel == "phone":
            if sum(character.isdigit() for character in self.phone or "") < 6:
                raise UserError(
                    self.env._("“%(phone)s” is not a phone number.", phone=self.phone or "")
                )
            return {"phone": self.phone.strip()}
        if not (self.street or "").strip() or not ((self.city or self.zip or "").strip()):
            raise UserError(
                self.env._("Enter the new address: at least a street and a town or a postcode.")
            )
        return {
            name: self[name].id if name == "country_id" else (self[name] or "").strip() or False
            for name in self._get_lines()
        }
