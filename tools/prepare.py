"""What is done inside a template database, so that a copy of it needs nothing else."""


def template(env):
    """Keep attachments in the database and make the bundles of scripts and styles ready."""
    env["ir.config_parameter"].set_param("ir_attachment.location", "db")
    env["ir.attachment"].force_storage()
    env["ir.qweb"]._pregenerate_assets_bundles()
    # A template is copied: no scheduled job may be half way, no session may be known.
    env["ir.cron"].search([]).lastcall = False
