import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_base.names import slug

from .. import sharing


class CoopSharingGive(models.TransientModel):
    """Save the rule book and templates of a co-op in a file for others. It holds no people."""

    _name = "coop.sharing.give"
    _description = "Share with other co-ops"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, default=lambda self: self.env.company
    )
    drafts = fields.Boolean("Also what is not published yet")
    licence = fields.Text(
        "On what terms",
        required=True,
        default=lambda self: self.env._(
            "Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0). You may "
            "use, change and pass on what is in this file, also to earn money. Say where it comes "
            "from and what you changed, and pass it on under the same terms. The whole licence: "
            "https://creativecommons.org/licenses/by-sa/4.0/"
        ),
        help="Stands in the file. Choose terms that your co-op has agreed to.",
    )
    line_ids = fields.One2many(
        "coop.sharing.give.line",
        "give_id",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )
    file = fields.Binary(readonly=True, attachment=False)
    file_name = fields.Char(readonly=True)

    @api.model
    def default_get(self, fields):
        self.env["coop.sharing"]._check_may(self.env.company)
        return super().default_get(fields)

    @api.depends("drafts", "company_id")
    def _compute_line_ids(self):
        for give in self:
            lines = [fields.Command.clear()]
            for item in self.env["coop.sharing"]._get_items(give.company_id, give.drafts):
                shared = self.env[item.kind]
                vals = {
                    "kind": item.kind,
                    "key": item.key,
                    "label": shared._shared_label(),
                    "name": shared._shared_title(item.key, item.values, give.company_id),
                }
                lines.append(fields.Command.create(vals))
            give.line_ids = lines

    def action_make(self):
        """Make the file of what is ticked."""
        self.ensure_one()
        company = self.company_id
        self.env["coop.sharing"]._check_may(company)
        wanted = {(line.kind, line.key) for line in self.line_ids if line.take}
        items = [
            item
            for item in self.env["coop.sharing"]._get_items(company, self.drafts)
            if (item.kind, item.key) in wanted
        ]
        if not items:
            raise UserError(self.env._("Tick what the file is to hold."))
        day = self.env["coop.clock"].today(company)
        content = sharing.dump(company.name, day, self.licence.strip(), items)
        self.file = base64.b64encode(content)
        self.file_name = f"{slug(company.name) or 'co-op'}-{day.isoformat()}.json"
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Share with other co-ops"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }


class CoopSharingGiveLine(models.TransientModel):
    """Something that can be in the file."""

    _name = "coop.sharing.give.line"
    _description = "Something to share"

    give_id = fields.Many2one("coop.sharing.give", required=True, ondelete="cascade")
    take = fields.Boolean("Share it", default=True)
    # filled in by the window before it is saved, so they are sent with the ticks; they only
    # choose among what the co-op has
    kind = fields.Char("Kind of record")
    key = fields.Char()
    label = fields.Char("Kind")
    name = fields.Char()
