from odoo import models


class MailActivity(models.Model):
    """The step of a plan that invites: once it is done, the co-op writes."""

    _inherit = "mail.activity"

    def _action_done(self, feedback=False, attachment_ids=None):
        step = self.env.ref("coop_membership_hr.activity_type_invite", raise_if_not_found=False)
        invited = self.filtered(
            lambda a: step and a.activity_type_id == step and a.res_model == "hr.employee"
        ).mapped("res_id")
        result = super()._action_done(feedback=feedback, attachment_ids=attachment_ids)
        self.env["hr.employee"].browse(invited)._coop_invite()
        return result
