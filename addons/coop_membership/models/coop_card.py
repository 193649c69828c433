import base64
import io

from PIL import Image, ImageOps

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

# A photo on a card is 22 mm wide: so many pixels are more than a printer shows.
PIXELS = 600
# What a phone makes has some 12 to 50 million; more is no photo, or an attack.
MOST_PIXELS = 60_000_000
LANGUAGES = ("cy_GB", "en_GB")


class CoopMembership(models.Model):
    """The membership card: who one is, the number, and whom to ring. Nothing else of anybody."""

    _inherit = "coop.membership"

    card_name = fields.Char(
        "Name on the card", size=60, help="How the member likes to be called. Empty: the name."
    )
    card_photo = fields.Image(
        "Photo on the card",
        max_width=PIXELS,
        max_height=PIXELS,
        groups="coop_membership.group_membership_officer",
    )
    card_photo_agreed_on = fields.Date(
        "Agreed to the photo on",
        groups="coop_membership.group_membership_officer",
        help="The day on which the member said that this photo may be on their card. It is used "
        "for nothing else.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._clean_card_vals(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._clean_card_vals(vals))

    @api.model
    def _clean_card_vals(self, vals):
        """A photo comes without what cameras write into it; without consent there is none."""
        if vals.get("card_photo"):
            vals = {**vals, "card_photo": self._clean_photo(vals["card_photo"])}
        if "card_photo_agreed_on" in vals and not vals["card_photo_agreed_on"]:
            vals = {**vals, "card_photo": False}
        if "card_photo" in vals and not vals["card_photo"]:
            vals = {**vals, "card_photo_agreed_on": False}
        return vals

    @api.constrains("card_photo", "card_photo_agreed_on")
    def _check_card_photo(self):
        for membership in self.sudo():  # sudo: whether there is one, not what it shows
            if membership.card_photo and not membership.card_photo_agreed_on:
                raise ValidationError(
                    self.env._(
                        "Enter the day on which the member agreed to have this photo on the card."
                    )
                )

    @api.model
    def _clean_photo(self, content):
        """Return a photo drawn anew: upright, small, without place, time or anything hidden.

        :param content: base64 of a picture
        :raise ValidationError: if it is none
        """
        try:
            with Image.open(io.BytesIO(base64.b64decode(content))) as photo:
                if photo.format not in ("JPEG", "PNG", "WEBP"):
                    raise ValueError(photo.format)
                if photo.width * photo.height > MOST_PIXELS:
                    raise ValueError("too large")
                upright = ImageOps.exif_transpose(photo).convert("RGB")
                upright.thumbnail((PIXELS, PIXELS))
                clean = Image.new("RGB", upright.size)
                clean.paste(upright)
                output = io.BytesIO()
                clean.save(output, "JPEG", quality=85)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise ValidationError(
                self.env._("This is not a photo that we can read. Please choose a JPEG or PNG.")
            ) from error
        return base64.b64encode(output.getvalue())

    def _check_card(self):
        """Whoever is no member today has no card."""
        gone = self.filtered(lambda membership: membership.state not in ("member", "leaving"))
        if gone:
            raise UserError(
                self.env._(
                    "No card for who is not a member: %(numbers)s.",
                    numbers=", ".join(gone.mapped("number")),
                )
            )

    def _card(self):
        """Return what stands on the card; the words in both languages, Welsh beside English."""
        self.ensure_one()
        # sudo: the card is made by the office or by the member; it holds nothing else
        membership = self.sudo()
        company = membership.company_id
        return {
            "coop": company.name,
            "logo": self._card_picture(company.logo if not company.uses_default_logo else None),
            "name": (membership.card_name or "").strip() or membership.member_name,
            "number": membership.number,
            "phone": company._coop_help()["phone"] or "",
            "photo": self._card_picture(membership.card_photo),
            "address": self._card_address(company),
            "code": self._card_code(company),
            "words": [self.with_context(lang=lang)._card_words(lang) for lang in LANGUAGES],
        }

    def _card_words(self, lang):
        return {
            "lang": lang.replace("_", "-"),
            "member": self.env._("Member"),
            "number": self.env._("Number"),
            "help": self.env._("Help"),
        }

    def _card_picture(self, content):
        """Return a picture as an address that a file can hold in itself."""
        return f"data:image;base64,{content.decode()}" if content else ""

    def _card_address(self, company):
        """Return where one signs in: the only thing that the code on the card opens."""
        return f"{company.get_base_url().rstrip('/')}/my"

    def _card_code(self, company):
        # sudo: drawing a code needs no right, and visitors have none on reports
        reports = self.env["ir.actions.report"].sudo()
        code = reports.barcode(
            "QR", self._card_address(company), width=200, height=200, barBorder=0
        )
        return f"data:image/png;base64,{base64.b64encode(code).decode()}"
