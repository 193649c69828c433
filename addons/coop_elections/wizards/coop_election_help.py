from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionHelp(models.TransientModel):
    """At the desk, by phone, in a house: find the voter, look at the photo, begin.

    Of whoever is found it shows the name and the photo. The number that it keeps is written by
    finding alone.
    """

    _name = "coop.election.help"
    _description = "Help somebody to vote"
    _inherit = "coop.guarded"
    _guarded_fields = frozenset({"found"})

    election = fields.Selection(
        "_get_elections", required=True, default=lambda self: self._get_first()
    )
    words = fields.Char(
        "Who votes",
        help="The elector number or the code in the letter, the number of the membership, or the "
        "whole name.",
    )
    found = fields.Integer(readonly=True)
    person = fields.Char(compute="_compute_person")
    photo = fields.Image(compute="_compute_person")
    channel = fields.Selection(
        [("phone", "By phone"), ("helper", "At their side")], "How", required=True, default="phone"
    )

    @api.model
    def _get_elections(self):
        # sudo: what an election is called is public
        return [(str(one.id), one.name) for one in self.env["coop.election"]._get_to_help().sudo()]

    @api.model
    def _get_first(self):
        return next((number for number, _name in self._get_elections()), False)

    @api.depends("found")
    @api.depends_context("uid")
    def _compute_person(self):
        for window in self:
            # what was found is in the database; what a client says to be found shows nobody
            membership = window._origin._get_found()
            window.person = membership.partner_id.name
            window.photo = membership.partner_id.image_512

    @api.depends("election")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Help somebody to vote")

    def _get_found(self):
        """Return the membership that was found here, with all rights, for its name and photo."""
        # sudo: found by the roll, see coop.election._find_to_help
        memberships = self.env["coop.membership"].sudo()
        # who made it found them, and nobody else reads it (see the record rule)
        if not self or not self.found or self.sudo().create_uid != self.env.user:
            return memberships
        return memberships.browse(self.found).exists()

    def _get_election(self):
        elections = self.env["coop.election"]
        return elections.browse(int(self.election)) if self.election else elections

    def action_find(self):
        """Find the one person for whom the words stand."""
        self.ensure_one()
        self._set_found(0)
        if not self.election:
            raise UserError(self.env._("Nobody votes anywhere now."))
        self._set_found(self._get_election()._find_to_help(self.words).id)
        # it may have been a voting code, which is kept nowhere
        self.words = False
        return self._stay()

    def _set_found(self, number):
        # sudo: guarded against typing
        self.sudo().found = number
        self.invalidate_recordset(["person", "photo"])

    def action_start(self):
        """Open the person's page for voting in a new tab."""
        self.ensure_one()
        membership = self._get_found()
        if not membership:
            raise UserError(self.env._("Find the person first."))
        url = self._get_election()._begin_help(membership, self.channel)
        self._set_found(0)
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def _stay(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Help somebody to vote"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
