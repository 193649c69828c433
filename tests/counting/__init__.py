"""The count: rules, ties, readers, reports, command. Plain Python, no Odoo and no database."""
