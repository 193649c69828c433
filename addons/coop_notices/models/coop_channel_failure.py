from odoo import fields, models


class CoopChannelFailure(models.Model):
    """Once an address did not take what was sent to it, or a number was the wrong one."""

    _name = "coop.channel.failure"
    _description = "A way to reach somebody that failed once"
    _order = "at desc, id desc"

    check_id = fields.Many2one(
        "coop.channel.check", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="check_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(related="check_id.partner_id", store=True, index=True)
    at = fields.Datetime("When", required=True, readonly=True)
    source = fields.Selection(
        [
            ("bounce", "E-mail came back"),
            ("refused", "Refused at sending"),
            ("returned", "Letter came back"),
            ("call", "Wrong number"),
        ],
        "What happened",
        required=True,
        readonly=True,
    )
    lasting = fields.Boolean(
        "Will not pass", readonly=True, help="A full mailbox or a busy server passes by itself."
    )
    delivery_id = fields.Many2one(
        "coop.notice.delivery",
        "What was sent",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    status = fields.Char("Code", readonly=True)
    words = fields.Char("What the mail server said", readonly=True)
    message_id = fields.Char(readonly=True, help="Of the e-mail that said so; it counts once.")
    letter_ref = fields.Char(
        "Letter that failed", readonly=True, help="Message id of the letter that failed."
    )
