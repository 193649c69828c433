{
    "name": "Co-op: membership",
    "summary": "Applications, memberships and a bitemporal register of members",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_notices"],
    "data": [
        "security/groups.xml",
        "security/ir.model.access.csv",
        "security/rules.xml",
    ],
    "installable": True,
}
