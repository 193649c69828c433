from odoo import api, fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


class CoopConcernWords(models.Model):
    """Words of a concern as they were said: who said them, to whom, of whom, of when and where.

    They can be added to, and never changed. People are names here, as said: a contact would tell
    whoever merges or deletes it that there is a concern.
    """

    _name = "coop.concern.words"
    _description = "Words of a concern"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at, id"
    _rec_name = None

    _wall_message = _lt(
        "The words of a concern are kept as they were said. Add further words to say more."
    )

    concern_id = fields.Many2one(
        "coop.concern", required=True, readonly=True, ondelete="restrict", index=True
    )
    words = fields.Text("Words as said", required=True, readonly=True)
    said_by = fields.Char("Who said it", readonly=True, help="Empty: they did not say who.")
    contact = fields.Char("How to reach them", readonly=True)
    said_to = fields.Char("To whom", readonly=True)
    about = fields.Char("About whom", readonly=True)
    happened = fields.Char("When it happened", readonly=True)
    place = fields.Char("Where it happened", readonly=True)
    typed_by = fields.Char("Who typed it for them", readonly=True)

    @api.depends("concern_id")
    def _compute_display_name(self):
        self.mapped("concern_id")  # whoever may not see it does not learn that it is there
        for words in self:
            words.display_name = self.env._("Words of a concern")

    @api.model
    def _text_names(self):
        """Return the names of the fields in which somebody may be named."""
        return ("words", "about", "said_by", "said_to")
