from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopRegisterCorrect(models.TransientModel):
    """Put a wrong entry of the register right: strike it out, and say what is so instead.

    Only for what was *entered* wrongly. A new address or name is a change, and made on the contact;
    a leaving is undone on the membership, because its period goes with it. Nothing is done before
    the line of the register was seen as it will print.
    """

    _name = "coop.register.correct"
    _description = "Put an entry of the register right"

    entry_id = fields.Many2one("coop.register.entry", required=True)
    struck_out = fields.Boolean(related="entry_id.struck_out")
    act = fields.Selection(
        [
            ("correct", "Say what is so instead"),
            ("strike", "Strike it out"),
            ("restore", "Let it stand again"),
        ],
        "What to do",
        required=True,
        compute="_compute_said",
        store=True,
        readonly=False,
        precompute=True,
    )
    value = fields.Char(
        "What is so", compute="_compute_said", store=True, readonly=False, precompute=True
    )
    effective_from = fields.Date(
        "From", compute="_compute_said", store=True, readonly=False, precompute=True
    )
    reason = fields.Char("Why", required=True)
    asked_by = fields.Selection(
        [
            ("member", "The member"),
            ("office", "The office found it"),
            ("other", "Somebody else"),
        ],
        "Who asked",
        required=True,
        default="office",
    )
    asked_name = fields.Char("Who they are", help="For example: her sister, by phone.")
    before = fields.Html("The register says now", readonly=True, sanitize_attributes=False)
    after = fields.Html("The register will say", readonly=True, sanitize_attributes=False)
    looked = fields.Char(readonly=True)

    @api.depends("entry_id")
    def _compute_said(self):
        for wizard in self:
            wizard.act = "restore" if wizard.entry_id.struck_out else "correct"
            wizard.value = wizard.entry_id.value
            wizard.effective_from = wizard.entry_id.effective_from

    def action_look(self):
        """Show the member's line as it is printed now, and as it would be."""
        self.ensure_one()
        self._check()
        preview = self.env["coop.register.preview"]
        membership = self.entry_id.membership_id
        before, after = preview._look(membership, self._put_right)
        self.write({"before": before, "after": after, "looked": self._state_looked_at()})
        return self._get_action()

    def action_back(self):
        """Say it otherwise."""
        self.ensure_one()
        self.looked = False
        return self._get_action()

    def action_put_right(self):
        """Do what was shown."""
        self.ensure_one()
        self._check()
        self.entry_id.membership_id._lock()
        if self.looked != self._state_looked_at():
            raise UserError(
                self.env._(
                    "Look at the line first: nothing has been shown yet, or something has changed "
                    "since."
                )
            )
        self._put_right()
        return {"type": "ir.actions.act_window_close"}

    def _get_action(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Put an entry right"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _state_looked_at(self):
        """What was said and what the register was: it is done only if both are as shown."""
        said = [self.act, self.value, str(self.effective_from), self._prepare_reason()]
        preview = self.env["coop.register.preview"]
        return f"{preview._fingerprint(self.entry_id.membership_id)} {said}"

    def _prepare_reason(self):
        """The reason as the entry keeps it, with who asked."""
        labels = dict(self._fields["asked_by"]._description_selection(self.env))
        who = labels[self.asked_by]
        if (self.asked_name or "").strip():
            who = f"{who}, {self.asked_name.strip()}"
        return self.env._(
            "%(reason)s (asked by: %(who)s)", reason=(self.reason or "").strip(), who=who
        )

    def _check(self):
        entry = self.entry_id
        entry.check_access("read")
        entry.membership_id._check_officer()
        if not (self.reason or "").strip():
            raise UserError(self.env._("Say why the entry is struck out."))
        if entry.particular == "status" or entry.voids_id:
            raise UserError(self.env._("Undo a leaving, or a return, on the membership itself."))
        if entry.struck_out and self.act != "restore":
            raise UserError(
                self.env._("This entry is struck out already: it can only be let stand again.")
            )
        if self.act == "restore" and not entry.struck_out:
            raise UserError(
                self.env._("This entry stands. Only one that is struck out can stand again.")
            )

    def _put_right(self):
        entry, reason = self.entry_id, self._prepare_reason()
        if self.act == "correct":
            entry._correct(self.value, self.effective_from, reason)
        elif self.act == "restore":
            entry._void_chain()[-1]._void(reason)
        else:
            entry._void(reason)
        if entry.particular not in self._standing(entry):
            raise UserError(
                self.env._(
                    "Without this entry the register would say nothing here. Say what is so "
                    "instead."
                )
            )

    def _standing(self, entry):
        # sudo: only to see whether anything is left
        membership = entry.sudo().membership_id
        values = self.env["coop.register.entry"]._values_as_at(
            membership, fields.Date.to_date("9999-12-31")
        )
        return values.get(membership.id, {})
