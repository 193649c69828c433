{
    "name": "Co-op: demonstration of employees",
    "summary": "The staff of the demonstration co-op in Odoo's Employees",
    "version": "19.0.1.0.0",
    "category": "Co-op",
    "author": "Co-op Democracy contributors",
    "license": "AGPL-3",
    "depends": ["coop_demo", "coop_membership_hr"],
    "auto_install": True,
    "data": [],
    "post_init_hook": "post_init_hook",
}
