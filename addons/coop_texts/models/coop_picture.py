import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools.mimetypes import guess_mimetype

SHOWN_TYPES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
LONGEST_SIDE = 512


class CoopPicture(models.Model):
    """A picture for Easy Read and for choices: the co-op's own, or one that came with the software.

    It keeps whose it is, under which licence it may be used and, where people are shown, how they
    agreed. A picture that is archived, or whose consent has run out, is shown nowhere any more,
    not even in texts that are published.
    """

    _name = "coop.picture"
    _description = "Picture"
    _inherit = "mail.thread"
    _order = "name, id"
    _rec_names_search = ["name", "search_words"]

    name = fields.Char(
        "What it shows", required=True, translate=True, help="Read out where the words do not say."
    )
    style = fields.Selection(
        [("symbol", "Symbol"), ("drawing", "Drawing"), ("photo", "Photo")],
        required=True,
        default="photo",
    )
    search_words = fields.Char(
        "Also found by", help="Words with commas between them, in English and Welsh."
    )
    image = fields.Image(
        "Picture", max_width=LONGEST_SIDE, max_height=LONGEST_SIDE, help="PNG, JPEG, GIF or WebP."
    )
    path = fields.Char(readonly=True, help="The file of a picture that came with the software.")
    url = fields.Char("Address", compute="_compute_url")
    licence = fields.Char(
        required=True, default="Our own", help="Under which terms it may be used."
    )
    source = fields.Char(help="Who made it, and where it is from.")
    shows_people = fields.Boolean("People can be recognised")
    consent_note = fields.Text(
        "How they agreed",
        groups="coop_texts.group_text_editor",
        help="Who said yes, when, to what, and where that is kept.",
    )
    consent_until = fields.Date(
        "Agreed until",
        groups="coop_texts.group_text_editor",
        help="From the day after, the picture is shown nowhere.",
    )
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        index=True,
        string="Co-op",
        help="Empty: the picture came with the software and serves every co-op.",
    )
    active = fields.Boolean(default=True, tracking=True)
    block_count = fields.Integer(compute="_compute_block_count", string="Used in")

    _file_of_software = models.Constraint(
        "CHECK ((path IS NULL) = (company_id IS NOT NULL))",
        "Only pictures that came with the software are files of it.",
    )

    @api.depends("path", "image")
    def _compute_url(self):
        checksums = self._get_checksums()
        for picture in self:
            checksum = checksums.get(picture.id)
            picture.url = picture.path or (
                f"/coop/picture/{picture.id}/{checksum}" if checksum else False
            )

    def _get_checksums(self):
        """Return ``{id: first signs of the file's checksum}``: an address cannot be guessed."""
        # sudo: read from the file's own record, which belongs to the picture
        files = self.env["ir.attachment"].sudo()
        domain = [("res_model", "=", self._name), ("res_field", "=", "image")]
        found = files.search_fetch([*domain, ("res_id", "in", self.ids)], ["res_id", "checksum"])
        return {file.res_id: (file.checksum or "")[:16] for file in found}

    def _compute_block_count(self):
        counts = dict(
            self.env["coop.text.block"]._read_group(
                [("picture_id", "in", self.ids)], ["picture_id"], ["__count"]
            )
        )
        for picture in self:
            picture.block_count = counts.get(picture, 0)

    @api.constrains("image", "path")
    def _check_image(self):
        for picture in self.filtered(lambda picture: not picture.path):
            raw = picture.with_context(bin_size=False)._get_raw()
            if not raw:
                raise ValidationError(self.env._("Choose a file for the picture."))
            if guess_mimetype(raw) not in SHOWN_TYPES:
                raise ValidationError(
                    self.env._("Please use a picture in the form of PNG, JPEG, GIF or WebP.")
                )

    @api.constrains("shows_people", "consent_note")
    def _check_consent(self):
        # sudo: whoever changes the picture, the note has to be there
        for picture in self.sudo():
            if picture.shows_people and not (picture.consent_note or "").strip():
                raise ValidationError(
                    self.env._("Write down how the people in the picture agreed, and when.")
                )

    def write(self, vals):
        if "image" in vals and any(picture._is_fixed() for picture in self):
            raise UserError(
                self.env._(
                    "This picture stands in approved texts, so it stays as it is. Add the other "
                    "one as a new picture."
                )
            )
        return super().write(vals)

    def _is_fixed(self):
        return bool(
            self.env["coop.text.block"].search_count(
                [("picture_id", "=", self.id), ("version_id.state", "!=", "draft")], limit=1
            )
        )

    def _get_raw(self):
        """Return the bytes of the co-op's own picture."""
        self.ensure_one()
        # sudo: as in _get_checksums
        file = self.env["ir.attachment"].sudo()
        domain = [("res_model", "=", self._name), ("res_field", "=", "image")]
        return file.search([*domain, ("res_id", "=", self.id)], limit=1).raw or b""

    def _is_shown(self):
        """Return whether it may be shown today."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        return self.active and not (self.consent_until and self.consent_until < today)

    @api.model
    def _get_file(self, picture_id, key):
        """Return the bytes of a picture that may be shown, for anybody who has its address.

        :param str key: the end of its address
        :return: bytes, or None
        """
        # sudo: pictures stand in texts for visitors, members and in e-mails; who has the address
        # was shown such a text
        picture = self.sudo().with_context(active_test=False).browse(picture_id).exists()
        if not picture or picture.path or picture._get_checksums().get(picture.id) != key:
            return None
        return picture._get_raw() if picture._is_shown() else None

    @api.model
    def _by_url(self, urls):
        """Return ``{address: picture}`` for the addresses that stand in a text."""
        own = {
            int(match[1]): url
            for url in urls
            if (match := re.fullmatch(r"/coop/picture/(\d{1,9})/\w+", url or ""))
        }
        domain = Domain("path", "in", list(urls)) | Domain("id", "in", list(own))
        found = self.with_context(active_test=False).search(domain)
        return {picture.url: picture for picture in found if picture.url in urls}

    def action_open_blocks(self):
        self.ensure_one()
        domain = [("block_ids.picture_id", "=", self.id)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Texts with this picture"),
            "res_model": "coop.text.version",
            "view_mode": "list,form",
            "domain": domain,
        }
