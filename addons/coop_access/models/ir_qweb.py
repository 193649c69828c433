from odoo import models
from odoo.http import request

from ..reading import choices
from .ir_http_tablet import VISIT


class IrQweb(models.AbstractModel):
    _inherit = "ir.qweb"

    def _prepare_frontend_environment(self, values):
        """Give every portal page what its frame needs: for whom it is, on whose device, and
        how they read."""
        ir_qweb = super()._prepare_frontend_environment(values)
        whom = getattr(request, "whom", None)
        values.setdefault("whom", whom)
        person = whom.partner if whom else self.env.user.partner_id
        beside = whom.beside if whom else self.env["coop.whom"]._find_beside(person)
        values.setdefault("beside", beside)
        values.setdefault("coop_tablet", self.env["coop.signin.device"]._here())
        values.setdefault("tablet_visit", request.session.get(VISIT, "") if request else "")
        reading, offer = self.env["coop.reading"]._of_request()
        values["reading"] = reading
        values["reading_marks"] = choices.marks(reading)
        values["reading_offer"] = offer
        return ir_qweb
