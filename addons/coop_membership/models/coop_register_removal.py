from odoo import fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


class CoopRegisterRemoval(models.Model):
    """The log of what was removed about former members: how much, by which rule, by whom.

    It names nobody, because to remember whom one forgot is not to forget. The wall's own log
    says the same from the other side.
    """

    _name = "coop.register.removal"
    _inherit = "coop.wall"
    _description = "Removal of former members' records"
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "reason"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, index=True, ondelete="restrict"
    )
    what = fields.Selection(
        lambda self: [
            ("entry", self.env._("Entries in the register")),
            *self.env["coop.retention.period"]._fields["kind"]._description_selection(self.env),
        ],
        required=True,
        readonly=True,
    )
    people = fields.Integer("Former members", required=True, readonly=True)
    records = fields.Integer(required=True, readonly=True)
    ended_until = fields.Date(
        "Ceased by", required=True, readonly=True, help="The latest of their last days."
    )
    reason = fields.Text(required=True, readonly=True)

    _wall_message = _lt("What was removed, and why, stays on record.")
