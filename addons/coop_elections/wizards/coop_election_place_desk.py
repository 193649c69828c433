from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_access import codes


class CoopElectionPlaceDesk(models.TransientModel):
    """At a polling place: find who has come, look at the photo, give a paper or the tablet."""

    _name = "coop.election.place.desk"
    _description = "At the polling place"

    place_id = fields.Many2one("coop.election.place", required=True)
    words = fields.Char(
        "Who has come", help="The elector number in the letter, or part of the name."
    )
    elector_id = fields.Many2one("coop.election.elector", readonly=True)
    person = fields.Char(compute="_compute_person")
    photo = fields.Image(compute="_compute_person")
    votes_for = fields.Char("Votes for", compute="_compute_person")
    has_voted = fields.Boolean("Has voted already", compute="_compute_person")
    said = fields.Text("What happened", readonly=True)

    @api.depends("place_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("At the polling place")

    @api.depends("elector_id")
    def _compute_person(self):
        for window in self:
            rows = window._get_rows()
            member = rows.membership_id
            window.person = rows[:1].member_name
            window.photo = member.partner_id.image_512
            window.votes_for = ", ".join(rows.mapped("contest_name"))
            window.has_voted = rows._has_voted()

    def _get_rows(self):
        """Return the rows of the roll of the person who was found."""
        self.ensure_one()
        election = self.place_id.election_id
        # sudo: the desk is checked before anything of it is shown
        electors = self.env["coop.election.elector"].sudo()
        elector = self.elector_id.sudo()
        if not elector or elector.election_id != election:
            return electors
        election._check_desk()
        rows = electors._get_mine(elector.election_id, elector.membership_id)
        return rows.filtered(lambda one: one.state == "on")

    def action_find(self):
        """Find who has come; there may be several of a name, so the number is better."""
        self.ensure_one()
        found = self.place_id.election_id._find_at_desk(self.words)
        if len(found) != 1:
            names = ", ".join(f"{one.number} {one.member_name}" for one in found)
            self.write({"elector_id": False, "said": False})
            if not found:
                raise UserError(self.env._("Nobody of this name or number is on the roll."))
            raise UserError(
                self.env._("There are several. Type the number: %(names)s.", names=names)
            )
        self.write({"elector_id": found.id, "said": False})
        return self._stay()

    def action_box(self):
        """The person was given a paper and has put it into the box."""
        self.ensure_one()
        rows = self._get_rows()
        self._check_found(rows)
        rows.with_env(self.env)._put_in_box(self.place_id)
        self.write(
            {
                "said": self.env._("Marked: %(name)s has voted.", name=rows[:1].member_name),
                "elector_id": False,
                "words": False,
            }
        )
        return self._stay()

    def action_tablet(self):
        """Give a code that begins the person's turn on the tablet."""
        self.ensure_one()
        rows = self._get_rows()
        self._check_found(rows)
        code = self.env["coop.election.turn"]._begin(self.place_id, rows)
        self.write(
            {
                "said": self.env._(
                    "On the tablet, at %(address)s, type: %(code)s. It works once, for fifteen "
                    "minutes.",
                    address=self.place_id.election_id.get_base_url() + "/vote",
                    code=codes.show(code),
                ),
                "elector_id": False,
                "words": False,
            }
        )
        return self._stay()

    def action_help(self):
        """Open the person's page for voting, for who sits at their side."""
        self.ensure_one()
        rows = self._get_rows()
        self._check_found(rows)
        url = self.place_id.election_id._begin_help(rows.membership_id[:1], "helper")
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def _check_found(self, rows):
        if not rows:
            raise UserError(self.env._("Find who has come first."))

    def _stay(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.place_id.name,
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
