{
    "name": "Co-op: demonstration",
    "summary": "A bilingual co-op of real size, built through the workflow",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": [
        "coop_concerns",
        "coop_elections",
        "coop_governance",
        "coop_learning",
        "coop_membership",
        "coop_notices_sms",
    ],
    "data": [],
    "post_init_hook": "post_init_hook",
    "installable": True,
}
