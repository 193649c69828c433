{
    "name": "Co-op: membership and text messages",
    "summary": "Whoever joins can choose to hear by text message",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_membership", "coop_notices_sms"],
    "auto_install": True,
}
