"""Fitting an address onto a label. Imports nothing of Odoo."""

from .fitting import fit, wrap

__all__ = ["fit", "wrap"]
