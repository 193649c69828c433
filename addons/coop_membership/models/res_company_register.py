from odoo import fields, models


class ResCompany(models.Model):
    """A co-op that changes its name, number or zone changes what heads its register."""

    _inherit = "res.company"

    coop_register_rows_a_volume = fields.Integer(
        "Entries in a volume of the register",
        default=1000,
        help="A register of more than twice as many is printed in volumes, by a job.",
    )
    coop_register_print_days = fields.Integer(
        "Days to keep files of printed registers",
        default=30,
        help="Then the files are deleted; that they were printed stays on record. 0 keeps them.",
    )

    coop_import_days = fields.Integer(
        "Days to keep the rows of an import",
        default=90,
        help="Then the file and its rows are deleted; the register holds what came of them.",
    )

    _register_rows_positive = models.Constraint(
        "CHECK (coop_register_rows_a_volume > 0)",
        "A volume of the register holds at least one entry.",
    )

    def write(self, vals):
        result = super().write(vals)
        if {"name", "company_registry", "coop_tz"} & vals.keys():
            self._coop_register_head_changed()
        return result

    def _coop_register_head_changed(self):
        heads = self.env["coop.register.head"]
        heads._ensure(self.filtered(heads._as_known))  # no heading before there is a register
