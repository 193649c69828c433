from odoo import fields, models

from .coop_signature import CoopSignature


class CoopRequisitionSignature(models.Model):
    """One member's signature under a request for a general meeting."""

    _name = "coop.requisition.signature"
    _description = "Signature under a request for a meeting"
    _inherit = "coop.signature"
    _log_access = False

    _guarded_fields = CoopSignature._guarded_fields | {"requisition_id"}

    requisition_id = fields.Many2one(
        "coop.requisition",
        "Request",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )

    _one_each = models.UniqueIndex(
        "(requisition_id, membership_id) WHERE struck_on IS NULL", "This member has signed already."
    )
    _struck_says_why = models.Constraint(
        "CHECK ((struck_on IS NULL) = (struck_why IS NULL))", "Say why the signature is struck out."
    )
