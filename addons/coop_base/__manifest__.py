{
    "name": "Co-op: base",
    "summary": "The lowest floor: an append-only wall, one clock, clear days, a request guard, languages, sorting of names",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["mail", "contacts", "base_setup"],
    "data": [
        "security/groups.xml",
        "views/menus.xml",
    ],
    "installable": True,
}
