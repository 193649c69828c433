from odoo import api, fields, models
from odoo.exceptions import UserError

ROLES = [
    ("returning_officer", "Returning officer"),
    ("scrutineer", "Scrutineer"),
    ("clerk", "Desk clerk"),
]
GROUPS = {
    "returning_officer": "coop_elections.group_returning_officer",
    "scrutineer": "coop_elections.group_scrutineer",
    "clerk": "coop_elections.group_election_clerk",
}


class CoopElectionRole(models.Model):
    """Who does what in an election: runs it, watches it, helps at the desk.

    Somebody from outside needs no log-in. Whoever has one sees the election for as long as they
    hold the role. Nobody is struck off: who is replaced stays, with the day and the reason.
    """

    _name = "coop.election.role"
    _description = "Role in an election"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id, role_order, date_from, id"

    _guarded_fields = frozenset({"date_to", "ended_why", "replaces_id"})

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="cascade"
    )
    role = fields.Selection(ROLES, required=True)
    role_order = fields.Integer(compute="_compute_role_order", store=True, precompute=True)
    name = fields.Char(required=True, help="As it stands in the notice.")
    user_id = fields.Many2one(
        "res.users",
        "Log-in",
        domain="[('share', '=', False)]",
        ondelete="restrict",
        index="btree_not_null",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="If this person is a member. Who holds a role cannot stand or propose.",
    )
    phone = fields.Char(help="Of the returning officer everybody reads it.")
    email = fields.Char("E-mail", help="Of the returning officer everybody reads it.")
    is_outside = fields.Boolean("From outside", help="Neither works here nor is a member.")
    date_from = fields.Date(
        "Since", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    date_to = fields.Date("Until", readonly=True, copy=False)
    ended_why = fields.Char("Ended because", readonly=True, copy=False)
    replaces_id = fields.Many2one(
        "coop.election.role",
        "In place of",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )

    _one_returning_officer = models.UniqueIndex(
        "(election_id) WHERE role = 'returning_officer' AND date_to IS NULL",
        "An election has one returning officer. Replace the one that it has.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A role cannot end before it begins."
    )
    _ended_says_why = models.Constraint(
        "CHECK ((date_to IS NULL) = (ended_why IS NULL))", "Say why the role ends."
    )
    _outside_is_no_member = models.Constraint(
        "CHECK (is_outside IS NOT TRUE OR membership_id IS NULL)",
        "Somebody from outside is not a member.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Press “Replace”: it is kept who was there before.",
            fields=", ".join(names),
        )

    @api.depends("role")
    def _compute_role_order(self):
        places = {code: place for place, (code, _label) in enumerate(ROLES)}
        for one in self:
            one.role_order = places.get(one.role, 0)

    @api.onchange("user_id")
    def _onchange_user_id(self):
        if self.user_id:
            self.name = self.name or self.user_id.name
            self.email = self.email or self.user_id.email

    @api.model_create_multi
    def create(self, vals_list):
        bare = self._undefaulted(self._guarded_fields)
        roles = super(CoopElectionRole, bare).create(vals_list).with_env(self.env)
        for one in roles:
            one._check_addable()
        roles._check_conflicts()
        for one in roles:
            if one.election_id.state != "draft":
                one._note_named()
        return roles

    def write(self, vals):
        named = {"role", "name", "user_id", "membership_id", "election_id"} & vals.keys()
        if named and any(one.election_id.state != "draft" for one in self):
            raise UserError(
                self.env._("Notice of this election was given. Replace this person instead.")
            )
        result = super().write(vals)
        if named:
            self._check_conflicts()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_noticed(self):
        if any(one.election_id.state != "draft" for one in self):
            raise UserError(
                self.env._("Notice of this election was given. Replace this person instead.")
            )

    def _check_addable(self):
        """After the notice, clerks and scrutineers can be added, and the returning officer
        replaced; nobody is added when it is over."""
        self.ensure_one()
        if self.election_id.is_over:
            raise UserError(self.env._("This election is over."))

    # -- conflicts -------------------------------------------------------------------------------

    def _check_conflicts(self):
        """Refuse whoever has an interest in the result, with the reason."""
        for one in self.filtered(lambda one: not one.date_to):
            problem = one._get_conflict()
            if problem:
                raise UserError(problem)

    def _get_conflict(self):
        """Return why this person cannot hold the role, in words, or nothing."""
        self.ensure_one()
        group = GROUPS[self.role]
        # sudo: which groups somebody is in says whether they can do the work
        if self.user_id and not self.user_id.sudo().has_group(group):
            # sudo: what a group is called is no secret
            return self.env._(
                "%(name)s cannot do this yet: an administrator has to give the log-in the right "
                "“%(group)s”.",
                name=self.name,
                group=self.env.ref(group).sudo().name,
            )
        others = self.election_id.role_ids.filtered(
            lambda other: other != self and not other.date_to and other._is_same_person(self)
        )
        if others:
            return self.env._(
                "%(name)s has another role in this election already. One person holds one role.",
                name=self.name,
            )
        if self._get_person() & self.election_id._get_standing_people():
            return self.env._(
                "%(name)s stands in this election or proposes somebody, and so cannot hold a role "
                "in it.",
                name=self.name,
            )
        return None

    def _get_person(self):
        """Return the contact behind the role, or none for somebody from outside."""
        # sudo: only compared
        one = self.sudo()
        return one.membership_id.partner_id | one.user_id.partner_id

    def _is_same_person(self, other):
        mine, theirs = self._get_person(), other._get_person()
        if mine and theirs:
            return bool(mine & theirs)
        # of somebody without a log-in or a membership there is the name alone
        return self._get_plain_name() == other._get_plain_name()

    def _get_plain_name(self):
        return " ".join((self.name or "").split()).casefold()

    # -- acts ------------------------------------------------------------------------------------

    def _note_named(self):
        self.election_id._note(
            "role_named",
            self.env._("%(name)s is now: %(role)s", name=self.name, role=self._get_role_label()),
        )

    def _get_role_label(self):
        return dict(self._fields["role"]._description_selection(self.env))[self.role]

    def _replace(self, vals, why):
        """Somebody else takes the role; who had it stays on record, with the reason.

        :param dict vals: name, user_id, membership_id, phone, email, is_outside of the new one
        :param str why: the reason
        :return: the new coop.election.role
        """
        self.ensure_one()
        if self.date_to:
            raise UserError(self.env._("This role has ended already."))
        self._end(why)
        # sudo: guarded against typing; _end checked the right
        new = self.sudo().create(
            {
                **vals,
                "company_id": self.company_id.id,
                "election_id": self.election_id.id,
                "role": self.role,
                "date_from": self.env["coop.clock"].today(self.company_id),
                "replaces_id": self.id,
            }
        )
        if self.role == "returning_officer" and self.election_id.state != "draft":
            self.election_id._publish("change", why)
        return new.with_env(self.env)

    def _end(self, why):
        """The role ends today.

        :param str why: the reason
        """
        self.ensure_one()
        self.election_id._check_may_plan()
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: guarded against typing; the right was checked
        self.sudo().write({"date_to": max(today, self.date_from), "ended_why": why})
        # before the next one is entered: an election has one returning officer
        self.flush_recordset()
        self.election_id._note(
            "role_ended",
            self.env._(
                "%(name)s is no longer: %(role)s", name=self.name, role=self._get_role_label()
            ),
            why,
        )

    def action_replace(self):
        """Open the window in which somebody is replaced."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Replace somebody"),
            "res_model": "coop.election.replace",
            "view_mode": "form",
            "target": "new",
            "context": {"default_role_id": self.id},
        }


class CoopElection(models.Model):
    _inherit = "coop.election"

    def _get_standing_people(self):
        """Return the contacts who stand or propose somebody here, so that none of them runs or
        watches it. Whoever takes nominations adds them."""
        return self.env["res.partner"]
