from odoo import api, fields, models


class CoopLate(models.AbstractModel):
    """What has a day by which somebody acts, and is late after it.

    A model of this kind names in ``_late_fields`` what that depends on, and returns in
    ``_get_late_domain`` what is late today.
    """

    _name = "coop.late"
    _description = "What is late after its day"

    _late_fields = ()

    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    @api.model
    def _get_late_domain(self):
        """Return the domain of what is late today."""
        raise NotImplementedError

    @api.depends(lambda self: self._late_fields)
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for record in self:
            record.is_late = record in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented
