from odoo import fields, models


class CoopLabelPrint(models.TransientModel):
    """Labels of one house or team together, for whoever takes them there by hand."""

    _inherit = "coop.label.print"

    by_place = fields.Boolean(
        "Houses and teams together",
        groups="coop_membership.group_support_status",
        help="For a bag a house. Only for those who may know who is supported.",
    )

    def _get_order(self, person, lines):
        order = super()._get_order(person, lines)
        # sudo: without the right the box cannot have been ticked
        if not self.sudo().by_place:
            return order
        places = person._coop_places().filtered(lambda row: row.company_id == self.company_id)
        names = sorted(places.mapped("name"))
        return (not names, names, order)
