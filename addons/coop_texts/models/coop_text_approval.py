from odoo import models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import is_html_empty

from .. import placeholders


class CoopTextVersion(models.Model):
    """Approving a version fixes its words; publishing shows it; testing says who read it."""

    _inherit = "coop.text.version"

    def action_approve(self):
        """Approve drafts: the words are fixed, and wait for the text to be published."""
        if not (self.env.su or self.env.user.has_group("coop_texts.group_text_publisher")):
            raise UserError(self.env._("Only a publisher can approve a version."))
        self.check_access("write")
        for version in self.filtered(lambda version: version.state == "draft"):
            version._check_approvable()
            version._set_approved(self.env.user)

    def _check_approvable(self):
        company = self.company_id or self.env.company
        own = self.written_by_id == self.env.user and not self.env.su
        if own and not company.coop_text_own_approval:
            raise UserError(
                self.env._("You wrote this version, so somebody else has to approve it.")
            )
        if is_html_empty(self.body):
            raise UserError(self.env._("There are no words in this version yet."))
        self._check_placeholders()

    def _check_placeholders(self):
        known = self.text_id._get_placeholders()
        for version in self:
            content = f"{version.title} {version.body or ''}"
            wrong = [f"{{{{{name}}}}}" for name in placeholders.find(content) if name not in known]
            wrong += placeholders.malformed(content)
            if wrong:
                raise ValidationError(
                    self.env._(
                        "%(version)s: %(wrong)s cannot be filled in. This text may use: %(known)s.",
                        version=version.display_name,
                        wrong=", ".join(wrong),
                        known=", ".join(f"{{{{{name}}}}}" for name in sorted(known)),
                    )
                )

    def _set_approved(self, user=None):
        """Fix the words. ``user`` is empty for what came with the software: nobody approved it."""
        now = self.env["coop.clock"].now()
        for version in self:
            older = version._get_siblings().filtered(
                lambda other: other.state == "approved" and not other.is_published
            )
            # The state is written here alone, after the checks of action_approve; by hand
            # nobody may write it (see write).
            older.sudo().write({"state": "superseded"})
            version.sudo().write(
                {
                    "state": "approved",
                    "approved_by_id": user.id if user else False,
                    "approved_at": now,
                    "is_own_approval": bool(user) and version.written_by_id == user,
                }
            )
        # The next draft may be begun at once, and the index allows only one.
        self.flush_recordset(["state"])

    def _set_published(self):
        now = self.env["coop.clock"].now()
        for version in self:
            earlier = version._get_siblings().filtered("is_published")
            # As in _set_approved: the only place that writes it, after the publish gate.
            earlier.sudo().write({"is_published": False, "state": "superseded"})
            earlier.flush_recordset()
            version.sudo().write({"is_published": True, "published_at": now})

    def _get_siblings(self):
        """Return the other versions of the same text in the same language and format."""
        return self.text_id.version_ids.filtered(
            lambda other: other.lang == self.lang and other.format == self.format and other != self
        )

    def action_still_right(self):
        """Say that an out-of-date version still says the same as the changed source.

        A new draft with the same words is begun from the new source, for a publisher to approve.
        """
        self.ensure_one()
        return self.text_id._begin_version(self.lang, self.format)._get_action()

    def action_record_test(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who has tested it?"),
            "res_model": "coop.text.test",
            "view_mode": "form",
            "target": "new",
            "context": {"default_version_id": self.id},
        }

    def _record_test(self, who, day, note=None):
        """Record that people with lived experience read this version.

        :param str who: as they wish to be named
        :param date day: when
        :param str note: what they said and what changed
        """
        self.ensure_one()
        self.text_id.check_access("write")
        # A test may be recorded when the words are fixed already, so not through write's rules.
        self.sudo().write({"tested_by": who, "tested_on": day, "tested_note": note})
