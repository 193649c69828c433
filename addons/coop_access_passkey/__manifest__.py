{
    "name": "Co-op: passkeys",
    "summary": "Members add a passkey without a password, and sign in by it",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_access", "auth_passkey"],
    "auto_install": True,
    "data": ["views/passkey_templates.xml"],
    "assets": {
        "web.assets_frontend": ["coop_access_passkey/static/src/interactions/*.js"],
    },
}
