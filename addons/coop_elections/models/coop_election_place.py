from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .coop_election_envelope import PAPER


class CoopElectionPlace(models.Model):
    """Where people vote in person for some hours: at a forum, in a house. It has a ballot box.

    Who puts a paper into the box is marked on the roll; the paper bears no name and no number. When
    the box is opened, as many papers have to be in it as were put in, or it is explained.
    """

    _name = "coop.election.place"
    _description = "Polling place"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id, opens_at, id"

    _guarded_fields = frozenset({"counted_on"})

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    name = fields.Char(required=True, translate=True, help="For example: the forum in Bangor.")
    where = fields.Char("Address", translate=True)
    opens_at = fields.Datetime("Opens", required=True)
    closes_at = fields.Datetime("Closes", required=True)
    box_count = fields.Integer("Papers put in", compute="_compute_box_count")
    papers_found = fields.Integer(
        "Papers found", help="How many were in the box when it was opened.", aggregator=None
    )
    explained = fields.Text("Why they differ")
    counted_on = fields.Date("Box opened on", readonly=True, copy=False)

    _hours_in_order = models.Constraint(
        "CHECK (opens_at < closes_at)", "A polling place closes after it opens."
    )
    _found_possible = models.Constraint(
        "CHECK (papers_found >= 0)", "There cannot be fewer papers than none."
    )

    def _compute_box_count(self):
        # sudo: how many there are, and not whose
        envelopes = self.env["coop.election.envelope"].sudo()
        groups = envelopes._read_group(
            [("place_id", "in", self.ids), ("channel", "=", "box")], ["place_id"], ["__count"]
        )
        counts = {place.id: count for place, count in groups}
        for place in self:
            place.box_count = counts.get(place._origin.id, 0)

    def write(self, vals):
        if any(place.counted_on for place in self):
            raise UserError(self.env._("The box of this place was opened and counted: it stays."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if any(place.box_count or place.counted_on for place in self):
            raise UserError(self.env._("People have voted at this place, so it is kept."))

    def action_counted(self):
        """The box was opened, and its papers were counted before witnesses."""
        for place in self:
            election = place.election_id
            election._check_may_run()
            if election.state != "closed":
                raise UserError(self.env._("A box is opened after the end of the voting."))
            differs = place.papers_found != place.box_count
            if differs and not (place.explained or "").strip():
                raise UserError(
                    self.env._(
                        "%(name)s: %(put)s papers were put in, %(found)s were found. Write down "
                        "why they differ.",
                        name=place.name,
                        put=place.box_count,
                        found=place.papers_found,
                    )
                )
            # sudo: guarded against typing; the right was checked
            place.sudo().counted_on = self.env["coop.clock"].today(place.company_id)
            election._note(
                "box",
                self.env._(
                    "%(name)s: %(put)s papers put in, %(found)s found",
                    name=place.name,
                    put=place.box_count,
                    found=place.papers_found,
                ),
                place.explained if differs else None,
            )
        return True

    def action_desk(self):
        """Open the window at which people vote."""
        self.ensure_one()
        self.election_id._check_desk()
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "coop.election.place.desk",
            "view_mode": "form",
            "target": "new",
            "context": {"default_place_id": self.id},
        }

    def _check_open(self):
        """Refuse, in words, outside its hours."""
        self.ensure_one()
        now = self.env["coop.clock"].now()
        if not self.opens_at <= now < self.closes_at:
            raise UserError(self.env._("This polling place is not open now."))


class CoopElectionEnvelope(models.Model):
    _inherit = "coop.election.envelope"

    place_id = fields.Many2one(
        "coop.election.place",
        "Polling place",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )


class CoopElectionElector(models.Model):
    """Somebody votes at a polling place: a paper into the box, or on the tablet."""

    _inherit = "coop.election.elector"

    def _put_in_box(self, place):
        """Mark that somebody was given papers and put them into the box.

        :param place: coop.election.place
        :raise UserError: when it is not open, or a vote has come already
        """
        place.election_id._check_desk()
        place._check_open()
        electors = self.sudo()  # sudo: the desk was checked
        envelopes = electors.env["coop.election.envelope"]
        envelopes._lock_shared(place.election_id)
        self.env.flush_all()
        for elector in electors:
            done = (
                elector.state == "on"
                and elector.election_id == place.election_id
                and elector._is_poll_open()
                and elector._put_one_in(place)
            )
            if not done:
                raise UserError(
                    self.env._(
                        "Do not give a paper. %(name)s has voted already, or has no vote here now.",
                        name=elector.member_name,
                    )
                )

    def _put_one_in(self, place):
        envelopes = self.env["coop.election.envelope"]
        self.env.cr.execute(
            SQL(
                INTO_BOX,
                elector=self.id,
                place=place.id,
                moment=envelopes._sql_moment(),
                paper=list(PAPER),
                wins=self.contest_id.duplicates == "paper",
            )
        )
        done = self.env.cr.fetchone()
        envelopes.invalidate_model(flush=False)
        return bool(done)


class CoopElection(models.Model):
    _inherit = "coop.election"

    place_ids = fields.One2many("coop.election.place", "election_id", string="Polling places")

    def _get_cut_blocks(self):
        blocks = super()._get_cut_blocks()
        # sudo: whether boxes were counted
        waiting = self.sudo().place_ids.filtered(lambda one: not one.counted_on)
        return [
            *blocks,
            *(
                self.env._("Open the box and count its papers: %(name)s.", name=place.name)
                for place in waiting
                if place.box_count
            ),
        ]

    def action_view_places(self):
        action = self._open_list("coop_elections.coop_election_place_action")
        return {**action, "context": {"default_election_id": self.id}}


INTO_BOX = """
    INSERT INTO coop_election_envelope AS envelope (company_id, election_id, contest_id, elector_id,
           channel, place_id, cast_at, revision, told, is_cut)
    SELECT elector.company_id, elector.election_id, elector.contest_id, elector.id,
           'box', %(place)s, %(moment)s, 1, FALSE, FALSE
      FROM coop_election_elector elector
     WHERE elector.id = %(elector)s
        ON CONFLICT (elector_id) DO UPDATE
       SET channel = 'box', place_id = EXCLUDED.place_id, cast_at = EXCLUDED.cast_at,
           revision = envelope.revision + 1, helped_by = NULL, told = FALSE,
           number = NULL, sealed = NULL, fingerprint = NULL
     WHERE %(wins)s AND envelope.channel <> ALL (%(paper)s) AND NOT envelope.is_cut
 RETURNING id
"""
