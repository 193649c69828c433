"""What is done inside a template database, so that a copy of it needs nothing else."""


def template(env):
    """Keep attachments in the database and make the bundles of scripts and styles ready."""
    env["ir.config_parameter"].set_param("ir_attachment.location", "db")
    env["ir.attachment"].force_storage()
    scripts, styles = env["ir.qweb"]._get_bundles_to_pregenarate()
    for bundle in sorted(filter(_is_shown, scripts)):
        env["ir.qweb"]._get_asset_bundle(bundle, css=False, js=True).js()
    for bundle in sorted(filter(_is_shown, styles)):
        env["ir.qweb"]._get_asset_bundle(bundle, css=True, js=False).css()


def _is_shown(bundle):
    """Leave out the bundles of Odoo's own tests of scripts, which are half of the work."""
    return "test" not in bundle
