{
    "name": "Co-op: access",
    "summary": "The portal kit: forms, kept drafts, for whom, reading comfort",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_texts", "portal", "calendar"],
    "data": [
        "security/groups.xml",
        "views/print_templates.xml",
        "views/ir_actions_report_views.xml",
    ],
    "assets": {
        "web.assets_backend": ["coop_access/static/src/js/report_engine.js"],
    },
    "installable": True,
}
