import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.image import image_data_uri, image_process

#: what there is to choose from who wants no photo; files in static/src/img/face. None of them
#: is among the pictures of a secret, so that nobody shows theirs.
SYMBOLS = (
    "leaf",
    "mountain",
    "rainbow",
    "butterfly",
    "dog",
    "train",
    "guitar",
    "football",
    "cake",
)
NAME_LENGTH = 30
SIDE = 256
#: a photo larger than this is none of a phone
MOST_BYTES = 20 * 1024 * 1024


class CoopPlaceResident(models.Model):
    """How somebody is shown on the shared tablet of the place where they live.

    They choose it and agree to it for this place alone: it belongs to their stay there, and ends
    with it.
    """

    _name = "coop.place.resident"
    _inherit = ["coop.place.resident", "coop.guarded"]
    _guarded_fields = frozenset(
        {
            "face_symbol",
            "face_photo",
            "face_name",
            "face_agreed_on",
            "face_agreed_how",
            "face_agreed_by",
        }
    )

    face_symbol = fields.Selection(
        "_face_symbols", "Symbol on the tablet", readonly=True, copy=False
    )
    face_photo = fields.Image("Photo on the tablet", readonly=True, copy=False)
    face_name = fields.Char("Name on the tablet", readonly=True, copy=False)
    face_agreed_on = fields.Date(
        "Agreed to be shown on", readonly=True, copy=False, help="Empty: is not shown."
    )
    face_agreed_how = fields.Selection(
        [
            ("self", "By themselves"),
            ("helper", "With somebody at their side"),
            ("paper", "On paper"),
            ("phone", "By phone"),
        ],
        "How they agreed",
        readonly=True,
        copy=False,
    )
    face_agreed_by = fields.Char(
        "Written down by", readonly=True, copy=False, help="They themselves, or who acted for them."
    )

    @api.model
    def _face_symbols(self):
        """Return [(code, name in the reader's language)] of the symbols."""
        names = {
            "leaf": self.env._("Leaf"),
            "mountain": self.env._("Mountain"),
            "rainbow": self.env._("Rainbow"),
            "butterfly": self.env._("Butterfly"),
            "dog": self.env._("Dog"),
            "train": self.env._("Train"),
            "guitar": self.env._("Guitar"),
            "football": self.env._("Football"),
            "cake": self.env._("Cake"),
        }
        return [(code, names[code]) for code in SYMBOLS]

    @api.model
    def _with_tablet(self, partner):
        """Return where this person lives or goes today, of places that have a shared tablet."""
        return self.search(
            [
                *self._get_today_domain(),
                ("partner_id", "=", partner.id),
                ("place_id.device_ids", "any", [("ended_on", "=", False)]),
            ],
            order="place_id, date_from desc, id desc",
        )

    def _face_picture(self):
        """Return the picture to show: the data of a photo, or the address of a symbol."""
        self.ensure_one()
        if self.face_photo:
            return image_data_uri(self.face_photo)
        if self.face_symbol:
            return f"/coop_membership/static/src/img/face/{self.face_symbol}.svg"
        return ""

    def _face_first_name(self):
        self.ensure_one()
        return (self.partner_id.name or "").split(" ")[0][:NAME_LENGTH]

    def _choose_symbol(self, symbol):
        """Take one of the symbols. It is shown only after a yes to how it looks."""
        self.ensure_one()
        if symbol not in SYMBOLS:
            raise UserError(self.env._("Please choose one of the pictures."))
        self.write({"face_symbol": symbol, "face_photo": False, "face_agreed_on": False})

    def _choose_photo(self, content):
        """Take a photo, made small and without what a camera writes into it.

        :param bytes content: the file that was sent
        :raise UserError: when it is no picture
        """
        self.ensure_one()
        sorry = self.env._("We cannot read this file. Please choose a photo.")
        if not content or len(content) > MOST_BYTES:
            raise UserError(sorry)
        try:
            small = image_process(
                content,
                size=(SIDE, SIDE),
                verify_resolution=True,
                crop="center",
                output_format="JPEG",
                quality=85,
            )
        except (UserError, ValueError, OSError, binascii.Error) as error:
            raise UserError(sorry) from error
        if not small or not small.startswith(b"\xff\xd8"):
            # what has no pixels, such as a drawing with scripts in it, comes back as it was
            raise UserError(sorry)
        self.write(
            {
                "face_photo": base64.b64encode(small),
                "face_symbol": False,
                "face_agreed_on": False,
            }
        )

    def _agree_to_face(self, name, how, by):
        """Write down that the person wants to be shown so; who lives there sees it at once.

        :param str name: what they want to be called on the tablet
        :param str how: "self", "helper", "paper" or "phone"
        :param str by: name of who wrote it down
        """
        self.ensure_one()
        name = " ".join(name.split())
        if not self._face_picture():
            raise UserError(self.env._("Please choose a picture first."))
        if not name or len(name) > NAME_LENGTH:
            raise UserError(
                self.env._("Please write a name of at most %(most)s letters.", most=NAME_LENGTH)
            )
        self.write(
            {
                "face_name": name,
                "face_agreed_on": self.env["coop.clock"].today(self.company_id),
                "face_agreed_how": how,
                "face_agreed_by": by,
            }
        )

    def action_hide_face(self):
        """Take the person off the tablet, with all that they had chosen for it."""
        self.check_access("write")
        # sudo: the right was checked; only acts write these fields
        self.sudo().write(dict.fromkeys(self._guarded_fields, False))

    @api.autovacuum
    def _gc_faces(self):
        """A picture goes when its person has gone."""
        today = self.env["coop.clock"].today()
        chosen = Domain("face_symbol", "!=", False) | Domain("face_photo", "!=", False)
        self.search(Domain("date_to", "<", today) & chosen, limit=1000).action_hide_face()
