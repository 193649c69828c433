from odoo import api, fields, models
from odoo.exceptions import UserError

from .released_triggers import install


class CoopReleasedLine(models.AbstractModel):
    """A number of figures that are released: it is closed with them, and none is added later.

    A model of this kind has ``release_id``, the figures it belongs to.
    """

    _name = "coop.released.line"
    _description = "Number in figures that are released"
    _inherit = ["coop.wall", "coop.guarded"]
    _log_access = False
    _wall_closes_by = "closed"

    _guarded_fields = frozenset({"closed"})

    closed = fields.Boolean("Released", readonly=True, copy=False, index=True)

    def init(self):
        super().init()
        if not self._abstract:
            release = self.env[self._fields["release_id"].comodel_name]
            install(self.env.cr, self._table, release._table, "release_id")

    @api.model_create_multi
    def create(self, vals_list):
        self._check_not_released({vals.get("release_id") for vals in vals_list})
        return super().create(vals_list)

    def write(self, vals):
        """Nor is a number moved into figures that are released."""
        if "release_id" in vals:
            self._check_not_released({vals["release_id"]})
        return super().write(vals)

    @api.model
    def _check_not_released(self, numbers):
        # sudo: whether they are released is asked, nothing is shown
        releases = self.env[self._fields["release_id"].comodel_name].sudo()
        named = releases.browse(numbers - {None, False})
        if any(release.closed for release in named.exists()):
            raise UserError(self.env._(self._wall_message))

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_released_line_kept":
            return self.env._(self._wall_message)
        return super()._sql_error_to_message(exc)
