from copy import deepcopy

from odoo import api, models


class SameDefaults:
    """The defaults of contacts that are made in one go, by the names of the values given.

    An object, because a context that comes by RPC can only hold plain values.
    """

    def __init__(self):
        self.missing = {}


class ResPartner(models.Model):
    """Contacts by the thousand: looking up a hundred defaults for each is a quarter of the time."""

    _inherit = "res.partner"

    @api.model
    def _add_missing_default_values(self, values):
        same = self.env.context.get("coop_same_defaults")
        if not isinstance(same, SameDefaults):
            return super()._add_missing_default_values(values)
        names = frozenset(values)
        if names not in same.missing:
            complete = super()._add_missing_default_values(values)
            same.missing[names] = {n: v for n, v in complete.items() if n not in names}
        missing = {
            name: deepcopy(value) if isinstance(value, (list, dict)) else value
            for name, value in same.missing[names].items()
        }
        return {**missing, **values}
