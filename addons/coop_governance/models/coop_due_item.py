from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopDueItem(models.Model):
    """What is due in one year, by a rule: its day, who sees to it, and that it was done.

    Its day comes from the rule until another is agreed. What was done stays as it was.
    """

    _name = "coop.due.item"
    _description = "Due this year"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "due_on, id"
    _rec_names_search = ["rule_id.name"]

    _guarded_fields = frozenset(
        {
            "rule_id",
            "year",
            "rule_day",
            "planned_on",
            "company_id",
            "done_on",
            "done_by",
            "evidence",
        }
    )

    # employees who see to one thing read it, but not the rules
    rule_id = fields.Many2one(
        "coop.due.rule",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        groups="coop_membership.group_membership_officer",
    )
    name = fields.Char("What", related="rule_id.name")
    about = fields.Text("What it is", related="rule_id.about")
    when = fields.Char("When by the rule", related="rule_id.when")
    source = fields.Selection(related="rule_id.source")
    source_ref = fields.Char(related="rule_id.source_ref")
    body_name = fields.Char("Body", related="rule_id.body_id.name")
    year = fields.Integer(required=True, readonly=True, index=True, aggregator=None)
    rule_day = fields.Date("Day by the rule", required=True, readonly=True)
    planned_on = fields.Date(
        "Planned on", readonly=True, copy=False, help="When it got the day that it has."
    )
    agreed_on = fields.Date(
        "Agreed for",
        tracking=True,
        help="The day that was chosen, such as that of a meeting. What is counted from it moves.",
    )
    due_on = fields.Date("Due", compute="_compute_due_on", store=True, precompute=True, index=True)
    start_on = fields.Date(
        "Begin by", compute="_compute_start_on", store=True, help="The day less the time it needs."
    )
    user_id = fields.Many2one(
        "res.users",
        "Responsible",
        domain="[('share', '=', False)]",
        ondelete="set null",
        tracking=True,
        index="btree_not_null",
    )
    done_on = fields.Date("Done on", readonly=True, copy=False)
    done_by = fields.Char("Written down by", readonly=True, copy=False)
    evidence = fields.Text("What shows it", readonly=True, copy=False)
    state = fields.Selection(
        [("late", "Late"), ("soon", "Due soon"), ("coming", "To come"), ("done", "Done")],
        compute="_compute_state",
        search="_search_state",
    )

    _once_a_year = models.UniqueIndex(
        "(rule_id, year)", "This year has been planned in the meantime. Look at it again."
    )
    _done_says_what = models.Constraint(
        "CHECK ((done_on IS NULL) = (evidence IS NULL))", "Say what shows that it was done."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Plan the year again, or press “It is done”.",
            fields=", ".join(names),
        )

    @api.depends("name", "year")
    def _compute_display_name(self):
        for item in self:
            item.display_name = f"{item.name or ''} {item.year or ''}".strip()

    @api.depends("rule_day", "agreed_on")
    def _compute_due_on(self):
        for item in self:
            item.due_on = item.agreed_on or item.rule_day

    @api.depends("due_on", "rule_id.lead_days")
    def _compute_start_on(self):
        for item in self:
            lead = item.rule_id.lead_days
            item.start_on = item.due_on and item.due_on - timedelta(days=lead)

    @api.depends("due_on", "start_on", "done_on")
    def _compute_state(self):
        for item in self:
            today = self.env["coop.clock"].today(item.company_id)
            if item.done_on:
                item.state = "done"
            elif item.due_on and item.due_on < today:
                item.state = "late"
            elif item.start_on and item.start_on <= today:
                item.state = "soon"
            else:
                item.state = "coming"

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        undone = Domain("done_on", "=", False)
        domains = {
            "done": ~undone,
            "late": undone & Domain("due_on", "<", today),
            "soon": undone & Domain("due_on", ">=", today) & Domain("start_on", "<=", today),
            "coming": undone & Domain("start_on", ">", today),
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    def write(self, vals):
        if "agreed_on" in vals and any(item.done_on for item in self):
            raise UserError(
                self.env._("This was done, and stays as it was. Its day cannot be moved any more.")
            )
        result = super().write(vals)
        if "agreed_on" in vals:
            for item in self:
                # sudo: guarded against typing; it follows from the day that was agreed
                item.sudo().planned_on = self.env["coop.clock"].today(item.company_id)
            for company, year in {(item.company_id, item.year) for item in self}:
                self._plan(company, year)
        elif "user_id" in vals:
            self._follow_activities()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_done(self):
        if any(item.done_on for item in self):
            raise UserError(self.env._("What was done is kept."))

    # -- acts --------------------------------------------------------------------------------

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))

    def _done(self, day, evidence):
        """Write down that it was done.

        :param date day: when; not in the future
        :param str evidence: what shows it, such as a number of confirmation
        :raise UserError: from who neither is responsible for it nor a governance officer
        """
        self.ensure_one()
        if self.user_id != self.env.user:
            self._check_officer()
        evidence = (evidence or "").strip()
        if not evidence:
            raise UserError(self.env._("Say what shows that it was done."))
        if self.done_on:
            raise UserError(self.env._("This has been written down as done already."))
        if day > self.env["coop.clock"].today(self.company_id):
            raise UserError(self.env._("What lies ahead has not been done yet."))
        # sudo: guarded against typing; whose act it is was asked above
        item = self.sudo()
        item.write({"done_on": day, "done_by": self.env.user.name, "evidence": evidence})
        item._follow_activities()

    def action_done(self):
        """Open the window in which somebody says that it was done."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("It is done"),
            "res_model": "coop.due.done",
            "view_mode": "form",
            "target": "new",
            "context": {"default_item_id": self.id},
        }

    def action_undone(self):
        """It was not done after all: a mistake is taken back, and noted."""
        self.check_access("write")
        for item in self.filtered("done_on"):
            item._check_officer()
            body = self.env._(
                "Taken back: done on %(day)s, “%(evidence)s”.",
                day=fields.Date.to_string(item.done_on),
                evidence=item.evidence,
            )
            item.message_post(body=body)
            # sudo: guarded against typing; the right was asked above
            item.sudo().write({"done_on": False, "done_by": False, "evidence": False})
            item.sudo()._follow_activities()
        return True
