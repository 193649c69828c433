from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionPanelist(models.Model):
    """One of the panel that decides on a question: neither stood, nor ran it, nor watched."""

    _name = "coop.election.panelist"
    _description = "Member of a panel"
    _inherit = "coop.company.mixin"
    _order = "challenge_id, id"

    challenge_id = fields.Many2one(
        "coop.election.challenge",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
    )
    name = fields.Char(required=True, help="Whoever asked reads it.")
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    user_id = fields.Many2one(
        "res.users",
        "Log-in",
        domain="[('share', '=', False)]",
        ondelete="restrict",
        index="btree_not_null",
    )
    is_outside = fields.Boolean("From outside", help="Neither works here nor is a member.")

    @api.model_create_multi
    def create(self, vals_list):
        panel = super().create(vals_list)
        panel._check_free()
        return panel

    def write(self, vals):
        result = super().write(vals)
        self._check_free()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_named(self):
        if any(one.challenge_id.state != "received" for one in self):
            raise UserError(self.env._("The panel is named: it stays."))

    def _check_free(self):
        """Refuse who has an interest in it, in words."""
        for one in self:
            one.challenge_id._check_may_handle()
            if one.challenge_id.state != "received":
                raise UserError(one.env._("The panel is named: it stays."))
            problem = one._get_conflict()
            if problem:
                raise UserError(problem)

    def _get_conflict(self):
        """Return why this person cannot decide on it, or nothing."""
        self.ensure_one()
        # sudo: only compared
        one = self.sudo()
        challenge, election = one.challenge_id, one.challenge_id.election_id
        person = one.membership_id.partner_id | one.user_id.partner_id
        name = " ".join((one.name or "").casefold().split())
        roles = election.role_ids
        ran = person & self.env["res.partner"].union(*(role._get_person() for role in roles))
        if ran or name in {role.name.casefold() for role in roles}:
            return self.env._(
                "%(name)s ran, watched or helped in this election, and so cannot decide on it.",
                name=one.name,
            )
        candidates = election.candidate_ids
        stood = person & (election._get_standing_people() | candidates.membership_id.partner_id)
        if stood or name in {each.ballot_name.casefold() for each in candidates}:
            return self.env._(
                "%(name)s stood in this election or proposed somebody, and so cannot decide on it.",
                name=one.name,
            )
        if person & challenge.membership_id.partner_id:
            return self.env._("Nobody decides on their own question.")
        twice = challenge.panelist_ids - one
        if any(
            person & (other.membership_id.partner_id | other.user_id.partner_id) for other in twice
        ):
            return self.env._("%(name)s is on the panel already.", name=one.name)
        return None
