from odoo import fields, models


class CoopAccessNeed(models.Model):
    """How a person wants to be reached, and what helps them.

    Special-category data: the help desk and the person see it, nobody else.
    """

    _name = "coop.access.need"
    _description = "How we reach a person"
    _rec_name = "partner_id"
    _order = "reviewed_on, id"

    partner_id = fields.Many2one("res.partner", "Person", required=True, ondelete="cascade")
    language = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Cymraeg (Welsh)")], required=True, default="en_GB"
    )
    format = fields.Selection(
        [
            ("standard", "Standard"),
            ("easy_read", "Easy Read: short words with pictures"),
            ("large_print", "Large print"),
        ],
        required=True,
        default="standard",
    )
    channel = fields.Selection(
        [("email", "E-mail"), ("print", "Letter"), ("phone", "Phone call")],
        required=True,
        default="email",
    )
    what_helps = fields.Text(help="In the person's own words: what helps, what does not.")
    reviewed_on = fields.Date(help="When the person last looked at this and said it was right.")

    # An index, not a constraint: merging contacts deletes rows under a constraint silently.
    _partner_uniq = models.UniqueIndex(
        "(partner_id)", "This person's needs are written down already. Change those instead."
    )
