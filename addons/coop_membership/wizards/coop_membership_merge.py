from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

SIDES = [("stays", "Of the one that stays"), ("goes", "Of the one that goes")]
PARTS = ("name", "address", "email", "phone", "login")


class CoopMembershipMerge(models.TransientModel):
    """Two records are one person: choose, compare, see the register, then merge."""

    _name = "coop.membership.merge"
    _description = "Merge two records of one person"

    step = fields.Selection(
        [("choose", "Choose"), ("compare", "Compare"), ("look", "Look")], default="choose"
    )
    stays_id = fields.Many2one("res.partner", "The record that stays")
    goes_id = fields.Many2one("res.partner", "The record that goes into it")
    likely_ids = fields.Many2many(
        "res.partner", string="Likely the same", compute="_compute_likely_ids"
    )
    facts = fields.Html("Side by side", readonly=True, sanitize_attributes=False)
    number_choice = fields.Boolean(compute="_compute_memberships")
    login_choice = fields.Boolean(compute="_compute_memberships")
    name_from = fields.Selection(
        SIDES, "Name", compute="_compute_sides", store=True, readonly=False
    )
    address_from = fields.Selection(
        SIDES, "Address", compute="_compute_sides", store=True, readonly=False
    )
    email_from = fields.Selection(
        SIDES, "E-mail", compute="_compute_sides", store=True, readonly=False
    )
    phone_from = fields.Selection(
        SIDES, "Phone", compute="_compute_sides", store=True, readonly=False
    )
    login_from = fields.Selection(
        SIDES, "Log-in", compute="_compute_sides", store=True, readonly=False
    )
    number_from = fields.Selection(
        SIDES, "Membership number", compute="_compute_sides", store=True, readonly=False
    )
    reason = fields.Char("How we know that they are one person")
    before = fields.Html("The register says now", readonly=True, sanitize_attributes=False)
    after = fields.Html("The register will say", readonly=True, sanitize_attributes=False)
    looked = fields.Char(readonly=True)

    @api.depends("stays_id")
    def _compute_likely_ids(self):
        for wizard in self:
            wizard.likely_ids = self.env["coop.membership.merging"]._find_likely(wizard.stays_id)

    @api.depends("stays_id", "goes_id")
    def _compute_memberships(self):
        merging = self.env["coop.membership.merging"]
        for wizard in self:
            both = wizard.stays_id, wizard.goes_id
            wizard.number_choice = all(both) and bool(merging._get_pairs(*both))
            wizard.login_choice = all(merging._get_users(one) for one in both)

    @api.depends("stays_id", "goes_id")
    def _compute_sides(self):
        merging = self.env["coop.membership.merging"]
        for wizard in self:
            stays, goes = wizard.stays_id, wizard.goes_id
            wizard.name_from = "stays"
            wizard.login_from = "stays" if merging._get_users(stays) else "goes"
            for name in ("email", "phone"):
                wizard[f"{name}_from"] = "goes" if goes[name] and not stays[name] else "stays"
            home = merging._get_memberships(goes) and not merging._get_memberships(stays)
            empty = goes._coop_address_line() and not stays._coop_address_line() if goes else False
            wizard.address_from = "goes" if home or empty else "stays"
            wizard.number_from = merging._get_older_number(stays, goes)

    @api.model
    def _open(self, partner, other=None):
        """Open the window for one contact, or for two.

        :raise AccessError: if the user may not see them
        """
        people = [*partner.ids, *(other.ids if other else [])]
        self.env["res.partner"].browse(people).check_access("read")
        wizard = self.create({"stays_id": partner.id, "goes_id": other and other.id})
        return wizard.action_compare() if other else wizard._get_action()

    def _get_action(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Merge two records of one person"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_swap(self):
        """Let the other one stay."""
        self.ensure_one()
        self.write({"stays_id": self.goes_id.id, "goes_id": self.stays_id.id})
        return self.action_compare()

    def action_back(self):
        self.ensure_one()
        self.write({"step": "compare" if self.step == "look" else "choose", "looked": False})
        return self._get_action()

    def action_compare(self):
        """Show side by side what the two hold."""
        self.ensure_one()
        self._check_chosen()
        merging = self.env["coop.membership.merging"]
        facts = [merging._merge_facts(one) for one in (self.stays_id, self.goes_id)]
        self.write({"step": "compare", "facts": self._side_by_side(*facts), "looked": False})
        return self._get_action()

    @api.model
    def _side_by_side(self, stays, goes):
        lines = Markup('<tr><th scope="row">%s</th><td>%s</td><td>%s</td></tr>')
        rows = [
            lines % (label, self._text(mine), self._text(other))
            for (label, mine), (_label, other) in zip(stays, goes, strict=True)
            if mine or other
        ]
        head = Markup('<tr><td></td><th scope="col">%s</th><th scope="col">%s</th></tr>') % (
            self.env._("Stays"),
            self.env._("Goes into it"),
        )
        return Markup(
            '<table class="table table-sm"><thead>%s</thead><tbody>%s</tbody></table>'
        ) % (
            head,
            Markup().join(rows),
        )

    @api.model
    def _text(self, text):
        return Markup("<br/>").join(str(text or "").splitlines())

    def _check_chosen(self):
        stays, goes = self.stays_id, self.goes_id
        self.env["coop.membership.merging"]._check_may_merge(stays, goes)

    def _get_choices(self):
        return {
            **{part: self[f"{part}_from"] or "stays" for part in PARTS},
            "keep": self.env["coop.membership.merging"]
            ._get_memberships(self.goes_id if self.number_from == "goes" else self.stays_id)
            .ids,
        }

    def action_look(self):
        """Show the lines of the register before and after."""
        self.ensure_one()
        self._check_chosen()
        if not (self.reason or "").strip():
            raise UserError(self.env._("Say how you know that they are one person."))
        merging = self.env["coop.membership.merging"]
        memberships = merging._get_memberships(self.stays_id | self.goes_id)
        before, after = self.env["coop.register.preview"]._look(
            memberships.sudo(False),
            lambda: merging._merge_in_register(
                self.stays_id, self.goes_id, self._get_choices(), self.reason.strip()
            ),
        )
        self.write(
            {"step": "look", "before": before, "after": after, "looked": self._state_looked_at()}
        )
        return self._get_action()

    def _state_looked_at(self):
        both = self.stays_id | self.goes_id
        memberships = self.env["coop.membership.merging"]._get_memberships(both)
        entered = self.env["coop.register.preview"]._fingerprint(memberships)
        contacts = [(one.id, one.name, one._coop_address_line(), one.email) for one in both]
        return f"{entered} {contacts} {sorted(self._get_choices().items())} {self.reason}"

    def action_merge(self):
        """Do what was shown."""
        self.ensure_one()
        merging = self.env["coop.membership.merging"]
        merging._check_may_merge(self.stays_id, self.goes_id)
        merging._lock_both(self.stays_id, self.goes_id)
        if not self.looked or self.looked != self._state_looked_at():
            raise UserError(
                self.env._(
                    "Look at the register first: nothing has been shown yet, or something has "
                    "changed since."
                )
            )
        stays = self.stays_id
        choices, reason = self._get_choices(), self.reason.strip()
        goes = self.goes_id
        self.goes_id = False
        memberships = merging._merge(stays, goes, choices, reason).sudo(False)
        if len(memberships) == 1:
            return memberships.get_formview_action()
        return stays.get_formview_action()
