from odoo import fields, models


class CoopBoardSkillSaid(models.Model):
    """What somebody on the Board says that they bring. It is between them and the office."""

    _name = "coop.board.skill.said"
    _description = "What somebody on the Board brings"
    _check_company_auto = True
    _order = "term_id, skill_id"
    _rec_name = "skill_id"

    term_id = fields.Many2one(
        "coop.office.term",
        "Who",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
        domain="[('body_id.kind', '=', 'board'), ('is_office', '=', False)]",
    )
    company_id = fields.Many2one(related="term_id.company_id", store=True, index=True)
    skill_id = fields.Many2one(
        "coop.board.skill", required=True, index=True, check_company=True, ondelete="restrict"
    )
    words = fields.Text("In their words")
    said_on = fields.Date(
        "Said on", required=True, default=lambda self: self.env["coop.clock"].today()
    )

    _once = models.UniqueIndex("(term_id, skill_id)", "This person has said so already.")
