"""Sealed ballots: package, scripts and opening kit. No Odoo and no database."""
