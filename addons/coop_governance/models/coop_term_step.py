from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopTermStep(models.Model):
    """One thing that somebody new on a seat is asked to do, by a day: the person's own list.

    It is done when they say so, alone or with help, when the office writes it down, or by itself
    when the lesson is done. It never takes a right from anybody.
    """

    _name = "coop.term.step"
    _description = "First step of somebody on a seat"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "term_id, sequence, due_on, id"
    _rec_names_search = ["step_id.name", "holder_id.name"]

    _guarded_fields = frozenset(
        {"term_id", "step_id", "company_id", "state", "done_on", "done_how", "done_by"}
    )

    term_id = fields.Many2one(
        "coop.office.term",
        "Term of office",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    step_id = fields.Many2one(
        "coop.induction.step",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    name = fields.Char(related="step_id.name", string="What to do")
    kind = fields.Selection(related="step_id.kind")
    holder_id = fields.Many2one(related="term_id.holder_id", store=True, index=True, string="Who")
    body_id = fields.Many2one(related="term_id.body_id", store=True, index=True)
    sequence = fields.Integer(related="step_id.sequence", store=True)
    due_on = fields.Date("To do by", required=True, index=True)
    state = fields.Selection(
        [("open", "To do"), ("done", "Done"), ("dropped", "Not needed")],
        required=True,
        default="open",
        readonly=True,
        index=True,
    )
    done_on = fields.Date("Done on", readonly=True)
    done_how = fields.Selection(
        [
            ("self", "On their own page"),
            ("helper", "With a helper, on their page"),
            ("phone", "By phone"),
            ("paper", "From paper"),
            ("office", "Written down by the office"),
            ("lesson", "By doing the lesson"),
        ],
        "How we know",
        readonly=True,
    )
    done_by = fields.Char("Written down by", readonly=True)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    _term_step_uniq = models.UniqueIndex(
        "(term_id, step_id)", "This person was asked to do this already."
    )
    _done_has_day = models.Constraint(
        "CHECK ((state = 'done') = (done_on IS NOT NULL))", "What is done has a day."
    )

    @api.depends("step_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for row in self:
            # sudo: what a step is called is no secret to whoever reads the row
            row.display_name = row.sudo().step_id.name or ""

    @api.depends("state", "due_on")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for row in self:
            row.is_late = row in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    @api.model
    def _get_late_domain(self):
        """What was to be done by now, of people who sit there today."""
        today = self.env["coop.clock"].today()
        sitting = self.env["coop.office.term"]._get_standing_domain(today)
        return (
            Domain("state", "=", "open")
            & Domain("due_on", "<", today)
            & Domain("term_id", "any", sitting)
        )

    def _get_text(self):
        """Return the coop.text that there is to read, or none."""
        self.ensure_one()
        return self.step_id._get_text(self.term_id)

    # -- acts --------------------------------------------------------------------------------

    def _done(self, how, by=False, day=None):
        """Note what is done. Pressed twice, it is done once.

        :param str how: a code of ``done_how``
        :param str by: name of who wrote it down for the person
        :param date day: today by default
        """
        for row in self.filtered(lambda row: row.state == "open"):
            today = self.env["coop.clock"].today(row.company_id)
            # sudo: guarded against typing; the caller settled whose step it is
            row.sudo().write(
                {"state": "done", "done_on": day or today, "done_how": how, "done_by": by}
            )

    def _reopen(self):
        """It was not done after all, or is needed after all."""
        # sudo: as in _done
        self.sudo().write({"state": "open", "done_on": False, "done_how": False, "done_by": False})

    @api.model
    def _note_lessons(self, rows):
        """Close the steps of people who have done the lesson that a step is.

        :param rows: coop.lesson.done
        """
        for row in rows:
            steps = self.search(
                [
                    ("state", "=", "open"),
                    ("company_id", "=", row.company_id.id),
                    ("holder_id.partner_id", "=", row.partner_id.id),
                    ("step_id.lesson_id.key", "=", row.lesson_id.key),
                ]
            )
            steps._done("lesson", day=row.done_on)

    def action_done(self):
        """The office writes down that it is done."""
        self.check_access("write")
        self._done("office", self.env.user.name)
        return True

    def action_drop(self):
        """This person does not need to do it."""
        self.check_access("write")
        # sudo: guarded against typing; the right was checked
        self.filtered(lambda row: row.state == "open").sudo().write({"state": "dropped"})
        return True

    def action_reopen(self):
        self.check_access("write")
        self._reopen()
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("It is kept who was asked to do what. Choose “Not needed”."))
