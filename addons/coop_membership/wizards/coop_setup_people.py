from odoo import fields, models


class CoopSetupPeople(models.TransientModel):
    """The first members: from the register that there is, or one by one."""

    _name = "coop.setup.people"
    _description = "The first members"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, default=lambda self: self.env.company
    )

    def _action(self, name):
        return self.env["ir.actions.act_window"]._for_xml_id(f"coop_membership.{name}")

    def action_import(self):
        """Bring in the register that there is, from a spreadsheet."""
        return {**self._action("coop_import_action"), "target": "current"}

    def action_desk(self):
        """Type an application on one page, as from paper."""
        return {"type": "ir.actions.act_url", "url": "/coop/desk/join", "target": "self"}

    def action_paper(self):
        """Print the form for somebody who writes it by hand."""
        return {"type": "ir.actions.act_url", "url": "/coop/desk/join/paper", "target": "new"}
