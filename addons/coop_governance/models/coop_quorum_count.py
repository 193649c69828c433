from odoo import api, fields, models


class CoopQuorumCount(models.Model):
    """Who was there when a point was begun, when somebody came or went, and at each vote.

    Counted from the roll at that moment, and kept as it was then.
    """

    _name = "coop.quorum.count"
    _description = "Quorum at a point"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "taken_at, id"
    _rec_name = "words"

    item_id = fields.Many2one(
        "coop.agenda.item", required=True, index=True, ondelete="restrict", check_company=True
    )
    meeting_id = fields.Many2one(
        related="item_id.meeting_id", store=True, precompute=True, index=True
    )
    line_id = fields.Many2one(
        "coop.meeting.body",
        "Body",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    taken_at = fields.Datetime("At", required=True)
    why = fields.Selection(
        [
            ("begun", "The point was begun"),
            ("presence", "Somebody came or went"),
            ("interest", "Somebody withdrew"),
            ("vote", "A vote was taken"),
        ],
        required=True,
    )
    present = fields.Integer("Here", required=True, aggregator=None)
    needed = fields.Integer(required=True, aggregator=None)
    reached = fields.Boolean("Enough", required=True)
    each = fields.Json("By constituency", help="Id of the constituency: (here, needed).")
    person_keys = fields.Json("Rows of the roll that counted")
    words = fields.Char("In words", required=True)

    @api.model
    def _take(self, item, line, why, moment):
        """Count for a body at a point, and keep it.

        :param str why: a code of ``why``
        :param datetime moment: naive UTC
        """
        counted = line._count_at(moment, item)
        # sudo: counts are written by these acts only
        return self.sudo().create(
            {
                "company_id": item.company_id.id,
                "item_id": item.id,
                "line_id": line.id,
                "taken_at": moment,
                "why": why,
                "present": counted.present,
                "needed": counted.needed,
                "reached": counted.reached,
                "each": {str(key): list(pair) for key, pair in counted.each.items()},
                "person_keys": list(counted.keys),
                "words": line._get_quorum_words(counted),
            }
        )
