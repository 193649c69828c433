from odoo import fields, models

PARTS = [
    ("department", "By department"),
    ("place", "By place of work"),
    ("kind", "By kind of contract"),
    ("pay", "By band of pay"),
]


class CoopStaffFigures(models.Model):
    """How many people work here, and in which bands of pay, as HR releases it.

    Only HR sees these before. What would tell of fewer than five people is left out, and so is
    what that would follow from; on release the numbers that are left out are forgotten.
    """

    _name = "coop.staff.figures"
    _description = "Figures about staff"
    _inherit = "coop.released.figures"
    _log_access = False

    line_ids = fields.One2many("coop.staff.figures.line", "release_id", "Numbers")
    supersedes_id = fields.Many2one(
        "coop.staff.figures",
        "Instead of",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('closed', '=', True), ('id', '!=', id)]",
    )
    superseded_by_ids = fields.One2many("coop.staff.figures", "supersedes_id", "Followed by")
    superseded_by_id = fields.Many2one(
        "coop.staff.figures",
        "Newer ones",
        compute="_compute_superseded",
        compute_sudo=True,
    )
    version_ids = fields.One2many(
        "coop.decision.version",
        "staff_figures_id",
        "Shown with",
        readonly=True,
        groups="coop_governance.group_governance_officer",
    )
