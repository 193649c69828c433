from odoo import api, fields, models
from odoo.exceptions import UserError

ACTS = [
    ("leaves", "Leaves the room: does not count and does not vote"),
    ("speaks", "May speak, then does not count and does not vote"),
    ("stays", "Stays and votes"),
]


class CoopItemInterest(models.Model):
    """An interest that somebody declares in a point: what it is, and whether they withdraw."""

    _name = "coop.item.interest"
    _description = "Interest in a point"
    _check_company_auto = True
    _order = "item_id, id"
    _rec_name = "person_id"

    item_id = fields.Many2one(
        "coop.agenda.item", required=True, index=True, ondelete="cascade", check_company=True
    )
    meeting_id = fields.Many2one(related="item_id.meeting_id")
    company_id = fields.Many2one(
        related="item_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    person_id = fields.Many2one(
        "coop.meeting.person",
        "Who",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    what = fields.Text("What it is", required=True, help="In their own words.")
    act = fields.Selection(ACTS, "What they do", required=True)
    stays_why = fields.Char(
        "May stay because", help="The dispensation, or why it is no conflict: who decided it."
    )

    _once = models.UniqueIndex(
        "(item_id, person_id)", "This person has declared an interest in this point already."
    )
    _stays_says_why = models.Constraint(
        "CHECK (act <> 'stays' OR stays_why IS NOT NULL)",
        "Say why somebody with an interest may stay and vote, and who decided it.",
    )

    @api.constrains("item_id", "person_id")
    def _check_same_meeting(self):
        for interest in self:
            if interest.person_id.meeting_id != interest.item_id.meeting_id:
                raise UserError(self.env._("This person is not on the roll of this meeting."))

    @api.model_create_multi
    def create(self, vals_list):
        interests = super().create(vals_list)
        interests._on_changed()
        return interests

    def write(self, vals):
        self._check_not_voted()
        result = super().write(vals)
        self._on_changed()
        return result

    def unlink(self):
        self._check_not_voted()
        items = self.item_id
        result = super().unlink()
        items._count_interest()
        return result

    def _on_changed(self):
        self.item_id._count_interest()

    def _check_not_voted(self):
        """What was declared before a vote stays. More may be declared afterwards, for the next."""
        # sudo: as the wall asks it; an opening that was logged lets a correction through
        if self.env["coop.wall.opening"].sudo()._is_open(self._table):
            return
        # sudo: votes that this user may not read hold as well
        resolutions = self.item_id.sudo().resolution_ids
        if resolutions.filtered(lambda r: r.state in ("carried", "lost")):
            raise UserError(
                self.env._(
                    "A vote was taken on this point, with those who could vote then. That stays."
                )
            )


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    def _count_interest(self):
        """Count anew while the point goes on."""
        going_on = self.filtered(lambda item: item.state == "open")
        going_on._count("interest", self.env["coop.clock"].now().replace(microsecond=0))
