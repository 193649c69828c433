from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopFollowup(models.Model):
    """What somebody is to do after a meeting. It is over only when it is done *and* those who
    asked for it were told."""

    _name = "coop.followup"
    _description = "What follows from a meeting"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "due_on, id"

    _guarded_fields = frozenset({"done_on", "told_on", "dropped_on"})

    name = fields.Char("What", required=True)
    meeting_id = fields.Many2one(
        "coop.meeting", required=True, index=True, ondelete="restrict", check_company=True
    )
    item_id = fields.Many2one(
        "coop.agenda.item", "Point", ondelete="restrict", index="btree_not_null", check_company=True
    )
    resolution_id = fields.Many2one(
        "coop.resolution", ondelete="restrict", index="btree_not_null", check_company=True
    )
    owner_id = fields.Many2one(
        "res.partner",
        "Who does it",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    due_on = fields.Date("Done by", required=True, tracking=True)
    tell_whom = fields.Char("Whom to tell", help="Who asked for it, and waits to hear.")
    done_note = fields.Char("What was done", tracking=True)
    done_on = fields.Date("Done on", readonly=True, copy=False, tracking=True)
    told_note = fields.Char("Who was told, and how", tracking=True)
    told_on = fields.Date("Told on", readonly=True, copy=False, tracking=True)
    dropped_on = fields.Date("Given up on", readonly=True, copy=False)
    dropped_why = fields.Char("Given up because", tracking=True)
    state = fields.Selection(
        [
            ("todo", "To do"),
            ("to_tell", "Done, to be told"),
            ("over", "Done and told"),
            ("dropped", "Given up"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    _told_when_done = models.Constraint(
        "CHECK (told_on IS NULL OR done_on IS NOT NULL OR dropped_on IS NOT NULL)",
        "People are told after it is done.",
    )
    _dropped_says_why = models.Constraint(
        "CHECK (dropped_on IS NULL OR dropped_why IS NOT NULL)", "Say why it is given up."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use the buttons: first it is done, then those who "
            "asked for it are told.",
            fields=", ".join(names),
        )

    @api.depends("done_on", "told_on", "dropped_on")
    def _compute_state(self):
        for followup in self:
            if followup.told_on:
                followup.state = "dropped" if followup.dropped_on else "over"
            elif followup.done_on or followup.dropped_on:
                followup.state = "to_tell"
            else:
                followup.state = "todo"

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        return Domain("state", "in", ("todo", "to_tell")) & Domain("due_on", "<", today)

    @api.depends("due_on", "state")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for followup in self:
            followup.is_late = followup in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise UserError(
            self.env._(
                "What was agreed is kept. If it is not done after all, give it up and say why."
            )
        )

    def action_done(self):
        """It is done. It is not over before somebody was told."""
        self.check_access("write")
        for followup in self:
            if followup.state != "todo":
                raise UserError(self.env._("This is done already."))
            if not followup.done_note:
                raise UserError(self.env._("Write down what was done."))
        return self._stamp("done_on")

    def action_told(self):
        """Those who asked for it know what came of it: now it is over."""
        self.check_access("write")
        for followup in self:
            if followup.state == "todo":
                raise UserError(
                    self.env._("It is not done yet. First it is done, then people are told.")
                )
            if not followup.told_note:
                raise UserError(self.env._("Write down who was told, and how."))
        return self._stamp("told_on")

    def action_drop(self):
        """It is not done after all. Those who asked for it are told that, too."""
        self.check_access("write")
        for followup in self:
            if followup.state != "todo":
                raise UserError(self.env._("This is done already."))
            if not followup.dropped_why:
                raise UserError(self.env._("Say why it is given up."))
        return self._stamp("dropped_on")

    def _stamp(self, field):
        for followup in self:
            # sudo: guarded against typing; the right was checked
            followup.sudo()[field] = self.env["coop.clock"].today(followup.company_id)
        return True
