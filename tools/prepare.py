"""What is done inside a template database, so that a copy of it needs nothing else."""

PAGES = (
    "web.assets_web",
    "web.assets_web_print",
    "web.assets_frontend",
    "web.assets_frontend_lazy",
    "web.assets_frontend_minimal",
)


def files(env):
    """Keep attachments in the database: what lies beside it would not come with a copy."""
    env["ir.config_parameter"].set_param("ir_attachment.location", "db")
    env["ir.attachment"].force_storage()


def template(env):
    """The same, and make the bundles of scripts and styles ready."""
    files(env)
    _bundles(env, _is_shown)


def pages(env):
    """The same with the bundles of the back office and the frontend alone."""
    files(env)
    _bundles(env, PAGES.__contains__)


def _bundles(env, wanted):
    scripts, styles = env["ir.qweb"]._get_bundles_to_pregenarate()
    for bundle in sorted(filter(wanted, scripts)):
        env["ir.qweb"]._get_asset_bundle(bundle, css=False, js=True).js()
    for bundle in sorted(filter(wanted, styles)):
        made = env["ir.qweb"]._get_asset_bundle(bundle, css=True, js=False)
        made.css()
        if made.css_errors:
            # Odoo shows such pages without our styles and goes on
            raise SystemExit(f"{bundle}: " + made.css_errors[0].splitlines()[0])


def _is_shown(bundle):
    """Leave out the bundles of Odoo's own tests of scripts, which are half of the work."""
    return "test" not in bundle
