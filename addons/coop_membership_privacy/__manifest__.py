{
    "name": "Co-op: privacy lookup",
    "summary": "Odoo's privacy lookup finds what the co-op holds, for whoever may know it",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_membership", "privacy_lookup"],
    "auto_install": True,
    "data": ["security/rules.xml", "views/privacy_lookup_views.xml"],
}
