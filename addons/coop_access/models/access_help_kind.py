from odoo import api, fields, models


class CoopAccessHelpKind(models.Model):
    """Something that helps people to take part: a hearing loop, a lift home, time to answer."""

    _name = "coop.access.help.kind"
    _description = "What helps people"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    help = fields.Char("In other words", translate=True)
    code = fields.Char(required=True)
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    at_meetings = fields.Boolean(
        "Counts for meetings", default=True, help="Whoever prepares a meeting is told how many."
    )
    sequence = fields.Integer(default=50)
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex("(code)", "There is such a kind of help already.")

    @api.model
    def _count_for(self, people):
        """Return ``[(kind, how many of these people it helps)]``, for whoever prepares a meeting.

        It counts and names nobody: who needs what is for the help desk.
        """
        # sudo: only how many leaves this method
        needs = self.env["coop.access.need"].sudo()
        groups = needs._read_group(
            [("partner_id", "in", people.ids), ("help_kind_ids.at_meetings", "=", True)],
            ["help_kind_ids"],
            ["__count"],
        )
        return [
            (kind.with_env(self.env), count) for kind, count in groups if kind and kind.at_meetings
        ]
