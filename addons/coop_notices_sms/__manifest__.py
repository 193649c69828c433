{
    "name": "Co-op: text messages",
    "summary": "Tell people by text message, with words that any screen may show",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_notices", "sms"],
    "auto_install": True,
    "data": [
        "data/coop_notice_kinds.xml",
        "views/coop_notice_delivery_views.xml",
        "views/coop_notice_kind_views.xml",
        "views/sms_composer_views.xml",
    ],
}
