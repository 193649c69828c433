{
    "name": "Co-op: base",
    "summary": "The lowest floor: an append-only wall, one clock, clear days, a request guard, languages, sorting of names",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["mail", "contacts", "base_setup"],
    "data": [
        "data/res_lang.xml",
        "security/groups.xml",
        "security/ir.model.access.csv",
        "data/ir_cron.xml",
        "views/bad_request.xml",
        "views/coop_bank_holiday_views.xml",
        "views/coop_wall_opening_views.xml",
        "views/res_config_settings_views.xml",
        "views/menus.xml",
    ],
    "assets": {
        "web.assets_backend": [
            # Debian's package leaves this file out, and its absence breaks the whole bundle.
            # Only the blurred background of video calls is lost.
            ("remove", "mail/static/lib/selfie_segmentation/selfie_segmentation.js"),
        ],
    },
    "pre_init_hook": "pre_init_hook",
    "post_init_hook": "post_init_hook",
    "uninstall_hook": "uninstall_hook",
    "installable": True,
}
