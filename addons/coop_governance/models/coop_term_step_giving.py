from datetime import timedelta

from odoo import api, fields, models


class CoopOfficeTerm(models.Model):
    """Whoever takes a seat is asked to do the first steps of the body."""

    _inherit = "coop.office.term"

    step_ids = fields.One2many("coop.term.step", "term_id", string="First steps")
    steps_open = fields.Integer("First steps to do", compute="_compute_steps_open")

    @api.depends("step_ids.state")
    def _compute_steps_open(self):
        counts = dict(
            self.env["coop.term.step"]._read_group(
                [("term_id", "in", self.ids), ("state", "=", "open")], ["term_id"], ["__count"]
            )
        )
        for term in self:
            term.steps_open = counts.get(term, 0)

    def _on_begun(self):
        super()._on_begun()
        for term in self:
            if term.begun_how == "restored":
                term._take_over_steps()
            elif term.begun_how != "before":
                term._give_steps(term.date_from)

    def _take_over_steps(self):
        """What is left to do goes on with a term that goes on."""
        # sudo: guarded against typing; it follows from the act
        steps = self.restores_id.sudo().step_ids
        steps.filtered(lambda row: row.state == "open").write({"term_id": self.id})

    def _give_steps(self, day):
        """Ask the person to do what the body asks, as of a day; what they were asked is left.

        A lesson that they have done already counts, unless it is asked at every term.

        :param date day: on which the steps have to be in use, and from which their time counts
        :return: the new coop.term.step
        """
        self.ensure_one()
        # sudo: it follows from taking the seat, whoever may put somebody there
        term = self.sudo()
        steps = self.env["coop.induction.step"].sudo()._get_for(term, day) - term.step_ids.step_id
        rows = (
            self.env["coop.term.step"]
            .sudo()
            .create(
                [
                    {
                        "term_id": term.id,
                        "step_id": step.id,
                        "company_id": term.company_id.id,
                        "due_on": day + timedelta(days=step.days),
                    }
                    for step in steps
                ]
            )
        )
        for row in rows.filtered(lambda row: row.step_id.lesson_id and not row.step_id.again):
            done = row.step_id.lesson_id._is_done_by(term.holder_id.partner_id, term.company_id)
            if done:
                row._done("lesson", day=done.done_on)
        return rows

    def _is_again(self):
        """Whether the person has sat on the body before, or held this office before."""
        self.ensure_one()
        domain = [
            ("body_id", "=", self.body_id.id),
            ("holder_id", "=", self.holder_id.id),
            ("is_office", "=", self.is_office),
            ("struck_on", "=", False),
            ("date_from", "<", self.date_from),
        ]
        if self.is_office:
            domain.append(("seat_id", "=", self.seat_id.id))
        # sudo: what was, was, whoever asks
        return bool(self.sudo().search_count(domain, limit=1))

    def action_give_steps(self):
        """Ask somebody who sits there already what they were not asked yet."""
        self._check_officer()
        for term in self:
            today = self.env["coop.clock"].today(term.company_id)
            term._give_steps(max(today, term.date_from))
        return True
