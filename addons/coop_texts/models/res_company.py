from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_text_own_approval = fields.Boolean(
        "People may approve their own texts",
        default=True,
        help="Small co-ops often have one person who writes and publishes. It is recorded either "
        "way who wrote a version and who approved it.",
    )
    coop_text_sentence_words = fields.Integer(
        "Words in a sentence",
        default=15,
        required=True,
        help="Easy Read: a longer sentence is pointed out.",
    )
    coop_text_words = fields.Integer(
        "Words in a text", default=1000, required=True, help="Easy Read: more is pointed out."
    )
    coop_text_pages = fields.Integer(
        "Pages in print", default=20, required=True, help="Easy Read: more is pointed out."
    )
