from odoo import api, fields, models


class CoopEmploymentMove(models.TransientModel):
    """Many leavers said yes to another category, or are asked: each for itself, with a result."""

    _name = "coop.employment.move"
    _description = "Leavers of a service"

    what = fields.Selection(
        [
            ("offer", "Ask them whether to stay members"),
            ("move", "They said yes: change their category"),
        ],
        required=True,
        default="offer",
    )
    line_ids = fields.One2many("coop.employment.move.line", "wizard_id", string="Members")
    done = fields.Boolean()

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if "line_ids" in fields_list:
            employments = self.env["coop.employment"].browse(self.env.context.get("active_ids"))
            values["line_ids"] = [
                fields.Command.create({"membership_id": membership.id})
                for membership in employments.membership_id
            ]
        return values

    def action_apply(self):
        self.ensure_one()
        for line in self.line_ids.filtered(lambda line: line.result != "done"):
            line._attempt(lambda membership=line.membership_id: self._one(membership))
        self.done = True
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership_hr.coop_employment_move_action"
        )
        return {**action, "res_id": self.id}

    def _one(self, membership):
        """Ask or move one member; return a sentence."""
        offered = membership.offer_after_work
        if self.what == "offer":
            membership.action_offer_after_work()
            return self.env._("Asked: %(category)s", category=offered)
        membership.action_move_after_work()
        return self.env._("Moved to: %(category)s", category=offered)


class CoopEmploymentMoveLine(models.TransientModel):
    """One leaver of many, and what became of it."""

    _name = "coop.employment.move.line"
    _inherit = "coop.row.mixin"
    _description = "One leaver"

    wizard_id = fields.Many2one("coop.employment.move", required=True, ondelete="cascade")
    membership_id = fields.Many2one("coop.membership", required=True, ondelete="cascade")
