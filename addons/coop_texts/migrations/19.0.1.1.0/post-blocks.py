"""Easy Read drafts from before there were blocks get them; what is approved stays as it is."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    versions = env["coop.text.version"].search(
        [("format", "=", "easy_read"), ("state", "=", "draft"), ("block_ids", "=", False)]
    )
    for draft in versions:
        draft._make_blocks()
