import base64

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionOpened(models.TransientModel):
    """Opened ballots come back: the files of an opening, and what the second one found."""

    _name = "coop.election.opened"
    _description = "Bring the ballots back"

    election_id = fields.Many2one("coop.election", required=True)
    second = fields.Char(
        "Fingerprint that the second opening found",
        required=True,
        help="The SHA-256 of opening.json, as the second group read it out.",
    )
    file_ids = fields.One2many("coop.election.opened.file", "window_id", string="Files")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Bring the ballots back")

    def action_apply(self):
        self.ensure_one()
        files = {}
        for one in self.file_ids:
            if one.name in files:
                raise UserError(self.env._("The file %(name)s is here twice.", name=one.name))
            files[one.name] = base64.b64decode(one.content or b"")
        self.election_id._bring_back(files, self.second)
        # what was given is kept by the act, and nowhere else
        self.file_ids.unlink()
        return {"type": "ir.actions.act_window_close"}


class CoopElectionOpenedFile(models.TransientModel):
    """A file that an opening made."""

    _name = "coop.election.opened.file"
    _description = "File of an opening"
    _rec_name = "name"

    window_id = fields.Many2one("coop.election.opened", required=True, ondelete="cascade")
    name = fields.Char("File name", required=True)
    content = fields.Binary("File", required=True, attachment=False)
