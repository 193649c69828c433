{
    "name": "Co-op: notices",
    "summary": "Tell people: one call, a delivery a person, e-mail and print runs",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_access"],
    "data": [
        "security/groups.xml",
    ],
    "installable": True,
}
