from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import easyblocks, plainwords


class CoopTextVersion(models.Model):
    """Easy Read is written as blocks; its body is made from them, so that both say the same."""

    _inherit = "coop.text.version"

    block_ids = fields.One2many("coop.text.block", "version_id", string="Blocks")
    is_blocks = fields.Boolean(compute="_compute_is_blocks", string="Written in blocks")

    @api.depends("format", "block_ids", "body")
    def _compute_is_blocks(self):
        for version in self:
            easy = version.format == "easy_read"
            version.is_blocks = easy and bool(version.block_ids or not version.body)

    @api.model_create_multi
    def create(self, vals_list):
        waiting = self.with_context(coop_blocks_wait=True)
        versions = super(CoopTextVersion, waiting).create(vals_list).with_env(self.env)
        for version in versions.filtered(lambda version: version.format == "easy_read"):
            if version.block_ids:
                version._write_body()
            else:
                version._make_blocks()
        return versions

    def write(self, vals):
        if "block_ids" in vals:
            self._check_blocks_open()
            waiting = self.with_context(coop_blocks_wait=True)
            done = super(CoopTextVersion, waiting).write(vals)
            self._write_body()
            return done
        done = super().write(vals)
        if "body" in vals and not self.env.context.get("coop_body_of_blocks"):
            for version in self.filtered(lambda version: version.format == "easy_read"):
                version._make_blocks()
        return done

    def _check_blocks_open(self):
        """Approved words stay, and so do the pictures beside them."""
        if any(version.state != "draft" for version in self):
            raise UserError(
                self.env._(
                    "This text has been approved, so its blocks stay as they are. Write a new "
                    "version instead."
                )
            )

    def _write_body(self):
        """Write the body of each version from its blocks."""
        if self.env.context.get("coop_blocks_wait"):
            return
        for version in self.with_context(coop_body_of_blocks=True):
            blocks = version.block_ids.sorted(lambda block: (block.sequence, block.id))
            pictures = blocks.picture_id.filtered(lambda picture: picture.style == "photo")
            # beside a symbol the words say it all; what a photo shows is told
            alts = {
                picture.url: picture.with_context(lang=version.lang).name for picture in pictures
            }
            body = easyblocks.to_html(
                [(block.kind, block.picture_id.url or "", block.words) for block in blocks], alts
            )
            if body != version.body:
                version.body = body

    def _make_blocks(self):
        """Make the blocks that stand in the body; where it holds more, it stays as it is."""
        self.ensure_one()
        found = easyblocks.from_html(self.body) or []
        addresses = {address for _kind, address, _words in found if address}
        pictures = self.env["coop.picture"]._by_url(addresses)
        # a picture that is in no bank would be lost
        if addresses - set(pictures) or any(not words for _kind, _address, words in found):
            found = []
        # sudo: the same words in another form, written by whoever wrote the body
        version = self.sudo().with_context(coop_blocks_wait=True)
        if self.state == "draft":
            version.block_ids.unlink()
            version.env["coop.text.block"].create(
                [
                    {
                        "version_id": self.id,
                        "sequence": 10 * number,
                        "kind": kind,
                        "picture_id": pictures[address].id if address else False,
                        "words": words,
                    }
                    for number, (kind, address, words) in enumerate(found, 1)
                ]
            )

    def action_suggest_pictures(self):
        """Give each block without a picture one whose words stand in it; people look at them."""
        self.ensure_one()
        self._check_blocks_open()
        pictures = self.env["coop.picture"].search(
            [("company_id", "in", [self.company_id.id, False])]
        )
        by_word = {}
        # the co-op's own pictures come before those that came with the software
        for picture in pictures.sorted(lambda picture: not picture.company_id):
            for word in (picture.search_words or "").lower().split(","):
                by_word.setdefault(word.strip(), picture)
        for block in self.block_ids.filtered(lambda b: b.kind == "words" and not b.picture_id):
            said = [word.key for word in plainwords.words(block.words) if word.key in by_word]
            # a long word says more than a short one: "house" than "you"
            block.picture_id = by_word[max(said, key=len)] if said else False
