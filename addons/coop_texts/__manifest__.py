{
    "name": "Co-op: texts",
    "summary": "Texts in versions, formats and languages, with a publish gate",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_base"],
    "data": [
        "security/groups.xml",
    ],
    "installable": True,
}
