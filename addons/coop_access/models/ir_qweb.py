from odoo import models
from odoo.http import request


class IrQweb(models.AbstractModel):
    _inherit = "ir.qweb"

    def _prepare_frontend_environment(self, values):
        """Give every portal page what its frame needs: for whom it is."""
        ir_qweb = super()._prepare_frontend_environment(values)
        values.setdefault("whom", getattr(request, "whom", None))
        return ir_qweb
