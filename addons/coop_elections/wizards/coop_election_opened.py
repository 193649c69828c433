import io
from contextlib import ExitStack
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..envelope.outcome import NAME

#: what was uploaded, and not brought back, goes after so long
LEFT = timedelta(days=1)


class CoopElectionOpened(models.TransientModel):
    """Opened ballots come back: all files of an opening in one go, and the second's fingerprint."""

    _name = "coop.election.opened"
    _description = "Bring the ballots back"

    election_id = fields.Many2one("coop.election", required=True)
    second = fields.Char(
        "Fingerprint that the second opening found",
        required=True,
        help="The SHA-256 of opening.json, as the second group read it out.",
    )
    file_ids = fields.Many2many(
        "ir.attachment",
        string="Files of the first opening",
        help="All of them, in one go: opening.json, and the JSON file of each contest.",
    )

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Bring the ballots back")

    def action_apply(self):
        """Bring back what is in the files, all of it or nothing; no file stays."""
        self.ensure_one()
        if any(one.res_model != self._name for one in self.file_ids):
            raise UserError(self.env._("Choose the files here, in this window."))
        with ExitStack() as stack:
            files = {}
            for one in self.file_ids:
                if one.name in files:
                    raise UserError(self.env._("The file %(name)s is here twice.", name=one.name))
                files[one.name] = stack.enter_context(_open(one))
            if NAME in files:
                files[NAME] = files[NAME].read()
            self.election_id._bring_back(files, self.second)
        # what was given is kept by the act, and nowhere else
        self.file_ids.unlink()
        return {"type": "ir.actions.act_window_close"}

    @api.autovacuum
    def _gc_files(self):
        """Remove what was uploaded in a window that was closed without bringing anything back."""
        # sudo: whose they are does not matter; they belong to no window any more
        files = self.env["ir.attachment"].sudo()
        before = self.env["coop.clock"].now() - LEFT
        files.search([("res_model", "=", self._name), ("create_date", "<", before)]).unlink()


def _open(attachment):
    """Return what was uploaded, as an open binary file: from the disk, where it lies there."""
    # whoever may not read it is refused here
    attachment.check_access("read")
    if attachment.store_fname:
        return open(attachment._full_path(attachment.store_fname), "rb")
    return io.BytesIO(attachment.raw or b"")
