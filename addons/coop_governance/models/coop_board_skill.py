from odoo import api, fields, models


class CoopBoardSkill(models.Model):
    """Something that the Board should have: a skill, or something that people have lived."""

    _name = "coop.board.skill"
    _description = "What the Board should have"
    _inherit = ["coop.company.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        [("skill", "Skill"), ("lived", "Lived experience")], required=True, default="skill"
    )
    note = fields.Text("In plain words", translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    said_ids = fields.One2many("coop.board.skill.said", "skill_id", string="Who says so")
    held_count = fields.Integer("On the Board now", compute="_compute_held_count")

    _name_uniq = models.UniqueIndex(
        "(company_id, (name->>'en_US')) WHERE active IS TRUE", "This is on the list already."
    )

    @api.depends("said_ids.term_id.date_to", "said_ids.term_id.struck_on")
    def _compute_held_count(self):
        for skill in self:
            today = self.env["coop.clock"].today(skill.company_id)
            skill.held_count = len(
                skill.said_ids.term_id.filtered(lambda term, day=today: term._stands_on(day))
            )

    @api.model
    def _get_missing(self, company):
        """Return what nobody on the present Board has: the totals alone, never who has what."""
        # sudo: what is missing says nothing of anybody who sits there
        skills = self.sudo().search([("company_id", "=", company.id)])
        return skills.filtered(lambda skill: not skill.held_count)
