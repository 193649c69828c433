from odoo import api, models
from odoo.exceptions import UserError

# What may be deleted from here: nothing rests on it.
MAY_GO = ("coop.access.need", "coop.form.draft")


class PrivacyLookupWizardLine(models.TransientModel):
    """A record found; deleted and archived with the rights of the database, but not ours."""

    _inherit = "privacy.lookup.wizard.line"

    def _coop_may_see(self):
        """Whether this user may read the record; Odoo's own records stay as Odoo has them."""
        self.ensure_one()
        if not (self.res_model or "").startswith("coop."):
            return self.res_model != "res.partner" or self._coop_has_access()
        return self._coop_has_access()

    def _coop_has_access(self):
        if not self.res_model or self.res_model not in self.env:
            return True
        # names are computed with the rights of the system: what the user may see is asked of them
        record = self.env[self.res_model].with_user(self.env.uid)
        record = record.with_context(active_test=False).browse(self.res_id)
        return bool(record._filtered_access("read"))

    @api.depends("res_model", "res_id")
    def _compute_res_name(self):
        """A name is shown of what may be seen, also when somebody types in a number."""
        seen = self.filtered(lambda line: line._coop_may_see())
        (self - seen).res_name = False
        super(PrivacyLookupWizardLine, seen)._compute_res_name()

    def _coop_check_not_kept(self):
        """Refuse, in words, to touch what the register and its acts rest on."""
        for line in self:
            if not line._coop_may_see():
                raise UserError(self.env._("This record is not there, or not for you."))
            if (line.res_model or "").startswith("coop.") and line.res_model not in MAY_GO:
                raise UserError(
                    self.env._(
                        "%(kind)s: the co-op keeps this, and it cannot be archived or deleted "
                        "from here. Membership ends on the membership; what may go after its "
                        "years goes under Register / Former members.",
                        kind=line.res_model_id.name,
                    )
                )
            if line.res_model == "res.partner":
                self.env["res.partner"].browse(line.res_id)._coop_check_nothing_kept()

    @api.onchange("is_active")
    def _onchange_is_active(self):
        self._coop_check_not_kept()
        return super()._onchange_is_active()

    def write(self, vals):
        if "is_active" in vals:
            changed = self.filtered(lambda line: line.is_active != bool(vals["is_active"]))
            changed._coop_check_not_kept()
        return super().write(vals)

    def action_unlink(self):
        self._coop_check_not_kept()
        return super().action_unlink()
