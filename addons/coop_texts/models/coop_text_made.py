from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError


class CoopTextVersion(models.Model):
    """How a version was made: a machine's words are a draft until a person answers for them."""

    _inherit = "coop.text.version"

    made_how = fields.Selection(
        [("person", "Written by a person"), ("machine", "Translated by a machine")],
        "How it was made",
        required=True,
        default="person",
        tracking=True,
        help="What a machine translated is a draft. Somebody who speaks the language reads it, "
        "mends it, and approves it by name.",
    )

    def _set_approved(self, user=None):
        """A machine's words are approved by somebody with a name, never by the software."""
        named = user and user.id != SUPERUSER_ID
        machine = self.filtered(lambda version: version.made_how == "machine")
        if machine and not named:
            raise UserError(
                self.env._(
                    "“%(name)s” was translated by a machine, so a person has to approve it.",
                    name=machine[0].display_name,
                )
            )
        return super()._set_approved(user)

    def _set_published(self):
        """The last gate: no way leads a machine's words past the one who answers for them."""
        if any(version._is_unanswered() for version in self):
            raise UserError(
                self.env._("Words that a machine translated and nobody approved are not published.")
            )
        return super()._set_published()

    def _is_unanswered(self):
        self.ensure_one()
        return self.made_how == "machine" and not self.approved_by_id and not self.approved_at

    def _load_delivered(self, data, update):
        """What comes from a machine comes as a draft, whatever the file says."""
        if data["values"].get("made_how") == "machine":
            data = {**data, "values": {**data["values"], "state": "draft"}}
        return super()._load_delivered(data, update)


class CoopText(models.Model):
    """What of a text a machine translated and nobody has approved yet."""

    _inherit = "coop.text"

    has_machine_draft = fields.Boolean(
        "Machine translation waits", compute="_compute_has_machine_draft", store=True
    )

    @api.depends("version_ids.state", "version_ids.made_how")
    def _compute_has_machine_draft(self):
        for text in self:
            text.has_machine_draft = bool(text._get_machine_drafts())

    def _get_machine_drafts(self):
        return self.version_ids.filtered(
            lambda version: (version.state, version.made_how) == ("draft", "machine")
        )

    def _get_publish_problems(self):
        """Say, too, where the only words there are come from a machine."""
        waiting = [
            self.env._(
                "%(variant)s is a machine's translation. Somebody has to read and approve it.",
                variant=version.display_name,
            )
            for version in self._get_machine_drafts()
            if not self._get_newest(version.lang, version.format)[0]
        ]
        return super()._get_publish_problems() + waiting

    def _begin_version(self, lang, format_code):
        """A draft begun from a machine's words is a machine's until somebody says otherwise."""
        newest, draft = self._get_newest(lang, format_code)
        version = super()._begin_version(lang, format_code)
        if not draft and newest.made_how == "machine":
            version.made_how = "machine"
        return version
