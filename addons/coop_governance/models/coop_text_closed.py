from odoo import api, fields, models

OFFICER = "coop_governance.group_governance_officer"


class CoopText(models.Model):
    """A paper of a closed point is read by those who deal with it and by governance officers,
    whoever else writes texts."""

    _inherit = "coop.text"

    closed_item_ids = fields.Many2many(
        "coop.agenda.item",
        "coop_agenda_item_text_rel",
        "text_id",
        "item_id",
        string="Paper of closed points",
        domain=[("is_closed", "=", True)],
        readonly=True,
        copy=False,
        groups=OFFICER,
    )

    def _kept_closed(self):
        """Return those whose name is kept from the user: papers of closed points."""
        if self.env.user.has_group(OFFICER):
            return self.browse()
        # sudo: only whether it is one
        return self.filtered(lambda text: text.sudo().closed_item_ids)

    @api.depends_context("uid")
    def _compute_display_name(self):
        """Odoo shows whatever a record names by its name, also where the reader may not read it."""
        super()._compute_display_name()
        for text in self._kept_closed():
            text.display_name = self.env._("A closed paper")

    def _read_group_groupby(self, alias, groupby_spec, query):
        # core asks this of every field but those to many
        if groupby_spec == "closed_item_ids":
            self._check_field_access(self._fields[groupby_spec], "read")
        return super()._read_group_groupby(alias, groupby_spec, query)


class CoopTextTask(models.Model):
    _inherit = "coop.text.task"

    @api.depends_context("uid")
    def _compute_display_name(self):
        super()._compute_display_name()
        kept = self.text_id._kept_closed()
        for task in self.filtered(lambda task: task.text_id in kept):
            task.display_name = self.env._("A closed paper")
