from odoo import fields, models


class CoopTextVersion(models.Model):
    """That somebody who speaks the language has read it: more than that it was translated."""

    _inherit = "coop.text.version"

    read_by = fields.Char(
        "Read by",
        readonly=True,
        copy=False,
        groups="coop_texts.group_text_editor",
        help="Somebody who speaks the language, named as they wish to be named.",
    )
    read_on = fields.Date("Read on", readonly=True, copy=False)
    read_note = fields.Text(
        "What they changed", readonly=True, copy=False, groups="coop_texts.group_text_editor"
    )

    def _record_reading(self, who, day, note=None):
        """Record that somebody who speaks the language has read this version.

        :param str who: as they wish to be named
        :param date day: when
        :param str note: what they changed
        """
        self.ensure_one()
        self.text_id.check_access("write")
        # As for tests: it may be recorded when the words are fixed already.
        self.sudo().write({"read_by": who, "read_on": day, "read_note": note})

    def action_record_reading(self):
        action = self.action_record_test()
        action["name"] = self.env._("Who has read it?")
        action["context"] = {**action["context"], "default_what": "reading"}
        return action

    def _set_approved(self, user=None):
        """A task is done when what it asked for is approved."""
        super()._set_approved(user)
        # sudo: the task follows its version, whoever approves
        tasks = self.env["coop.text.task"].sudo()
        tasks.search([("version_id", "in", self.ids), ("state", "=", "back")])._set_state("done")
