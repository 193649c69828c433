from odoo import fields, models

from .coop_election_elector import WHYS


class CoopElectionCorrection(models.Model):
    """One correction of a roll: who was added, struck off or put back, and why. Behind the wall."""

    _name = "coop.election.correction"
    _description = "Correction of a roll"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "elector_id"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    elector_id = fields.Many2one(
        "coop.election.elector", required=True, index=True, check_company=True, ondelete="restrict"
    )
    number = fields.Char(related="elector_id.number")
    member_name = fields.Char(related="elector_id.member_name", string="Name")
    contest_name = fields.Char(related="elector_id.contest_name", string="Votes for")
    kind = fields.Selection(
        [("added", "Added"), ("struck", "Struck off"), ("restored", "Put back")],
        "What was done",
        required=True,
    )
    why = fields.Selection(
        [
            *WHYS,
            ("undone", "The leaving or the death was a mistake"),
            ("missing", "Was left out by mistake"),
        ],
        required=True,
    )
    reason = fields.Text("In words", help="Whoever it is about reads it.")
    objection_id = fields.Many2one(
        "coop.election.objection",
        "Follows from",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
