from odoo import fields, models


class CoopPhoneTopic(models.Model):
    """What a call was about, for the phone log."""

    _name = "coop.phone.topic"
    _description = "What a call is about"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
