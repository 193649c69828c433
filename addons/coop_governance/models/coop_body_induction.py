from odoo import fields, models


class CoopBody(models.Model):
    """What those who are new on a body do first."""

    _inherit = "coop.body"

    induction_ids = fields.One2many("coop.induction.step", "body_id", string="First steps")

    def action_add_usual_steps(self):
        """Copy the usual first steps that the body does not have yet."""
        self.check_access("write")
        for body in self:
            body._add_usual_steps()
        return True

    def _add_usual_steps(self):
        self.ensure_one()
        usual = self.env["coop.induction.usual"].search([("body_kind", "in", [self.kind, False])])
        known = set(self.induction_ids.mapped(self._get_mark))
        for row in usual.filtered(lambda row: self._get_mark(row) not in known):
            step = self.env["coop.induction.step"].create(
                {
                    "body_id": self.id,
                    "kind": row.kind,
                    "lesson_id": row.lesson_id.id,
                    "reads": row.reads,
                    "days": row.days,
                    "sequence": row.sequence,
                    "again": row.again,
                    "name": row.name,
                    "explanation": row.explanation,
                }
            )
            for lang, _name in self.env["res.lang"].get_installed():
                words = row.with_context(lang=lang)
                step.with_context(lang=lang).write(
                    {"name": words.name, "explanation": words.explanation}
                )

    def _get_mark(self, step):
        """Return by what a step is known again, whatever it is called by now."""
        name = step.with_context(lang="en_GB").name
        return (step.kind, step.lesson_id.key or step.reads or name)
