from odoo import models
from odoo.exceptions import UserError


class CoopText(models.Model):
    """Publishing a text: all its variants at the same time, and what holds it back."""

    _inherit = "coop.text"

    def _get_publish_problems(self):
        """Return sentences, one for each required variant that is missing or out of date."""
        required = self.kind_id.required_variant_ids
        missing = [
            self.env._("%(variant)s is missing.", variant=variant.display_name)
            for variant in self._get_missing()
        ]
        stale = [
            self.env._(
                "%(variant)s is out of date: the text it was made from has changed.",
                variant=variant.display_name,
            )
            for variant in self._get_stale() & required
        ]
        return missing + stale

    def action_publish(self):
        """Publish the newest approved version of every variant, all at the same time.

        :raise UserError: naming each required variant that is missing or out of date
        """
        for text in self:
            problems = text._get_publish_problems()
            if problems:
                raise UserError(
                    self.env._(
                        "“%(name)s” cannot be published yet.\n%(problems)s\nWrite and approve "
                        "what is missing, or choose “Publish anyway” and give a reason.",
                        name=text.name,
                        problems="\n".join(problems),
                    )
                )
            text._publish()

    def action_publish_anyway(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Publish anyway"),
            "res_model": "coop.text.publish",
            "view_mode": "form",
            "target": "new",
            "context": {"default_text_id": self.id},
        }

    def _publish_anyway(self, reason):
        """Publish in spite of the gate, and keep who decided so, when and why."""
        self.ensure_one()
        problems = "\n".join(self._get_publish_problems())
        self._publish()
        # Only this method makes overrides; _publish has checked that the user is a publisher.
        self.env["coop.text.override"].sudo().create(
            {
                "text_id": self.id,
                "reason": reason,
                "problems": problems,
                "decided_by_id": self.env.uid,
                "decided_by": self.env.user.name,
                "decided_at": self.env["coop.clock"].now(),
            }
        )
        self.message_post(
            body=self.env._(
                "Published although something was missing. Reason: %(reason)s", reason=reason
            )
        )

    def _publish(self):
        self.ensure_one()
        if not (self.env.su or self.env.user.has_group("coop_texts.group_text_publisher")):
            raise UserError(self.env._("Only a publisher can publish a text."))
        self.check_access("write")
        versions = self.version_ids.filtered(
            lambda version: version.state == "approved" and not version.is_published
        )
        if not versions:
            raise UserError(self.env._("There is nothing new to publish. Approve a version first."))
        versions._set_published()
        self.message_post(
            body=self.env._(
                "Published: %(versions)s",
                versions=", ".join(versions.mapped("display_name")),
            )
        )
