from odoo import fields, models
from odoo.exceptions import UserError

from .coop_signed import HOWS


class CoopSignature(models.AbstractModel):
    """One member's signature under what members sign together (``coop.signed``).

    Who signed is for the office. A member signs once; a signature that does not count, or that
    the member took back, is struck out with a reason and kept. When enough have signed, or it has
    ended, all of them stand behind the wall.
    """

    _name = "coop.signature"
    _description = "Signature of a member"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "signed_on, id"
    _rec_name = "membership_id"

    _guarded_fields = frozenset(
        {
            "company_id",
            "membership_id",
            "signed_on",
            "how",
            "noted",
            "struck_on",
            "struck_why",
            "closed",
        }
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
    how = fields.Selection(HOWS, required=True)
    noted = fields.Char("As it stood on the paper")
    struck_on = fields.Date("Struck out on")
    struck_why = fields.Char("Struck out because")
    closed = fields.Boolean(help="Nobody signs or strikes out any more.")

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
