from odoo import fields, models
from odoo.exceptions import UserError


class CoopRequisitionSignature(models.Model):
    """One member's signature under a request for a general meeting.

    Who signed is for the office. A member signs once; a signature that does not count, or that
    the member took back, is struck out with a reason and kept. When enough have signed, or the
    request has ended, all of them stand behind the wall.
    """

    _name = "coop.requisition.signature"
    _description = "Signature under a request for a meeting"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "signed_on, id"
    _rec_name = "membership_id"

    _guarded_fields = frozenset(
        {
            "company_id",
            "requisition_id",
            "membership_id",
            "signed_on",
            "how",
            "noted",
            "struck_on",
            "struck_why",
            "closed",
        }
    )

    requisition_id = fields.Many2one(
        "coop.requisition",
        "Request",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    signed_on = fields.Date("Signed on", required=True)
    how = fields.Selection(
        [
            ("portal", "On their own pages"),
            ("helper", "With somebody at their side"),
            ("paper", "On paper"),
            ("phone", "By phone"),
        ],
        required=True,
    )
    noted = fields.Char("As it stood on the paper")
    struck_on = fields.Date("Struck out on")
    struck_why = fields.Char("Struck out because")
    closed = fields.Boolean(help="Nobody signs or strikes out any more.")

    _one_each = models.UniqueIndex(
        "(requisition_id, membership_id) WHERE struck_on IS NULL", "This member has signed already."
    )
    _struck_says_why = models.Constraint(
        "CHECK ((struck_on IS NULL) = (struck_why IS NULL))", "Say why the signature is struck out."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s of a signature cannot be typed over. Strike it out, with the reason.",
            fields=", ".join(names),
        )

    def _strike(self, why):
        """The signature does not count."""
        for signature in self:
            if signature.struck_on:
                continue
            if signature.closed:
                raise UserError(
                    self.env._("It is too late: the signatures of this request stand as they are.")
                )
            # sudo: guarded against typing; the caller asked whose signature it is
            signature.sudo().write(
                {
                    "struck_on": self.env["coop.clock"].today(signature.company_id),
                    "struck_why": why,
                }
            )

    def _close(self):
        # sudo: follows from what happened to the request
        self.sudo().filtered(lambda one: not one.closed).write({"closed": True})
