from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import hmac

from odoo.addons.coop_access import codes

SCOPE = "coop.election.turn"
#: signs of a code that is typed on the tablet, and how long it waits for that
LENGTH = 6
WAITS = timedelta(minutes=15)


class CoopElectionTurn(models.Model):
    """Somebody's turn on the tablet of a polling place, begun by a short code from the desk.

    Only an HMAC of the code is kept. It opens the booth once, and not for long. What is voted there
    is sealed as anywhere.
    """

    _name = "coop.election.turn"
    _description = "Turn on the tablet"
    _inherit = "coop.company.mixin"
    _log_access = False
    _rec_name = "place_id"
    _order = "id desc"

    place_id = fields.Many2one(
        "coop.election.place", required=True, readonly=True, index=True, ondelete="restrict"
    )
    membership_id = fields.Many2one(
        "coop.membership", "Member", required=True, readonly=True, ondelete="restrict"
    )
    digest = fields.Char(required=True, readonly=True, groups=fields.NO_ACCESS)
    made_at = fields.Datetime("Began", required=True, readonly=True)
    used_at = fields.Datetime("Used on", readonly=True)

    _digest_uniq = models.UniqueIndex("(digest)", "Two codes are the same. Try again.")

    @api.model
    def _digest(self, code):
        # sudo: the secret of the database is nobody's to read
        return hmac(self.env(su=True), SCOPE, codes.clean(code))

    @api.model
    def _begin(self, place, electors):
        """Begin somebody's turn; return the code that is typed on the tablet.

        :param place: coop.election.place
        :param electors: rows of the roll of one person in the election of the place
        """
        place.election_id._check_desk()
        place._check_open()
        code = codes.make(LENGTH)
        # sudo: turns are written by the desk's act alone, which was checked
        self.sudo().create(
            {
                "company_id": place.company_id.id,
                "place_id": place.id,
                "membership_id": electors.membership_id.id,
                "digest": self._digest(code),
                "made_at": self.env["coop.clock"].now().replace(microsecond=0),
            }
        )
        return code

    @api.model
    def _take(self, typed):
        """Return the turn that a code begins, used from now on, or none."""
        if len(codes.clean(typed or "")) != LENGTH:
            return self.browse()
        now = self.env["coop.clock"].now().replace(microsecond=0)
        # sudo: nobody is signed in; the code says whose turn it is
        turn = self.sudo().search(
            [
                ("digest", "=", self._digest(typed)),
                ("used_at", "=", False),
                ("made_at", ">", now - WAITS),
            ],
            limit=1,
        )
        if turn:
            turn.used_at = now
        return turn

    def _get_electors(self):
        """Return the rows of the roll by which this person votes, on the roll now."""
        turn = self.sudo()  # sudo: as in _take
        electors = self.env["coop.election.elector"]
        mine = electors._get_mine(turn.place_id.election_id, turn.membership_id)
        return mine.filtered(lambda one: one.state == "on")
