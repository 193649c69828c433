from odoo import models
from odoo.http import request


class IrQweb(models.AbstractModel):
    _inherit = "ir.qweb"

    def _prepare_frontend_environment(self, values):
        """Give every portal page what its frame needs: for whom it is."""
        ir_qweb = super()._prepare_frontend_environment(values)
        whom = getattr(request, "whom", None)
        values.setdefault("whom", whom)
        person = whom.partner if whom else self.env.user.partner_id
        beside = whom.beside if whom else self.env["coop.whom"]._find_beside(person)
        values.setdefault("beside", beside)
        return ir_qweb
