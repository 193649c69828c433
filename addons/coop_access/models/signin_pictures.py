from odoo import fields, models
from odoo.exceptions import UserError
from odoo.orm.models import NO_ACCESS

#: what there is to choose from; names of files in static/src/img/secret
PICTURES = (
    "sun",
    "tree",
    "cat",
    "fish",
    "cup",
    "boat",
    "star",
    "flower",
    "apple",
    "ball",
    "bird",
    "moon",
)
#: how many are chosen, in order: 12 x 12 x 12 ways, 10.8 bits. Too few for a secret of its own
#: (see MOST_WRONG_PICTURES), enough after the 128 bits of a letter's picture.
CHOSEN = 3


class CoopSigninAccount(models.Model):
    """A secret for who reads little: three pictures in order, chosen by the person."""

    _inherit = "coop.signin.account"

    pictures_hash = fields.Char(readonly=True, copy=False, groups=NO_ACCESS)
    pictures_on = fields.Date("Pictures chosen on", readonly=True)

    def _picture_words(self):
        """Return [(code, name in the reader's language)] of all pictures."""
        names = {
            "sun": self.env._("Sun"),
            "tree": self.env._("Tree"),
            "cat": self.env._("Cat"),
            "fish": self.env._("Fish"),
            "cup": self.env._("Cup"),
            "boat": self.env._("Boat"),
            "star": self.env._("Star"),
            "flower": self.env._("Flower"),
            "apple": self.env._("Apple"),
            "ball": self.env._("Ball"),
            "bird": self.env._("Bird"),
            "moon": self.env._("Moon"),
        }
        return [(code, names[code]) for code in PICTURES]

    def _choose_pictures(self, chosen):
        """Keep three pictures, in order, as the secret of this log-in.

        :raise UserError: when they are not three, or the same three times
        """
        self.ensure_one()
        if len(chosen) != CHOSEN or not set(chosen) <= set(PICTURES):
            raise UserError(self.env._("Please choose three pictures."))
        if len(set(chosen)) == 1:
            raise UserError(self.env._("Please do not choose the same picture three times."))
        self.write(
            {
                "pictures_hash": self.env.user._crypt_context().hash("-".join(chosen)),
                "pictures_on": self.env["coop.clock"].today(),
            }
        )

    def _are_pictures(self, chosen):
        crypt = self.env.user._crypt_context()
        if not self.pictures_hash:
            crypt.hash("-")
            return False
        return crypt.verify("-".join(chosen)[:100], self.pictures_hash)
