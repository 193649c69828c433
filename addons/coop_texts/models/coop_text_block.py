from odoo import api, fields, models


class CoopTextBlock(models.Model):
    """One step of an Easy Read text: a picture, and one or two sentences beside it."""

    _name = "coop.text.block"
    _description = "Block of an Easy Read text"
    _order = "version_id, sequence, id"

    version_id = fields.Many2one("coop.text.version", required=True, ondelete="cascade", index=True)
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [
            ("words", "Picture and words"),
            ("heading", "Heading"),
            ("place", "Filled in for the reader"),
        ],
        required=True,
        default="words",
        help="“Filled in for the reader” is a place for more than a word, a list for example.",
    )
    picture_id = fields.Many2one("coop.picture", ondelete="restrict", index=True)
    picture_url = fields.Char(related="picture_id.url", string="How it looks")
    words = fields.Text(
        required=True,
        help="One or two short sentences. A link is written so: [See your page]({{link}}).",
    )

    @api.model_create_multi
    def create(self, vals_list):
        blocks = super().create(vals_list)
        blocks.version_id._check_blocks_open()
        blocks.version_id._write_body()
        return blocks

    def write(self, vals):
        self.version_id._check_blocks_open()
        done = super().write(vals)
        self.version_id._check_blocks_open()
        self.version_id._write_body()
        return done

    def unlink(self):
        versions = self.version_id
        versions._check_blocks_open()
        done = super().unlink()
        versions.exists()._write_body()
        return done
