from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CoopRepresentative(models.Model):
    """Who acts for a member that is an organisation, and who votes for it; from when until when.

    Two offices, often one person: the representative is who the co-op writes to and who may ask
    for something in the organisation's name; the named voter is the one natural person whose
    choice is the organisation's vote. Nothing here is written over: who follows closes the row.
    """

    _name = "coop.representative"
    _description = "Representative of an organisation"
    _inherit = "coop.guarded"
    _check_company_auto = True
    _order = "membership_id, role, date_from desc, id desc"
    _rec_name = "person_name"

    _guarded_fields = frozenset({"membership_id", "role", "partner_id", "date_from", "date_to"})

    membership_id = fields.Many2one(
        "coop.membership",
        "Organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="membership_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    role = fields.Selection(
        [("representative", "Acts for it"), ("voter", "Votes for it")],
        required=True,
        default="representative",
    )
    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, index=True, ondelete="restrict"
    )
    person_name = fields.Char("Name", compute="_compute_person_name", compute_sudo=True)
    capacity = fields.Char("As", help="What the person is in the organisation, such as Secretary.")
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Last day", help="Empty while it goes on.")
    appointed_how = fields.Char(
        "How appointed", help="For example: resolution of its committee of 3 May."
    )
    letter_ids = fields.Many2many(
        "ir.attachment",
        "coop_representative_letter_rel",
        string="Letter kept",
        groups="coop_membership.group_membership_officer",
    )
    is_gone = fields.Boolean(
        "Cannot act any more",
        compute="_compute_is_gone",
        compute_sudo=True,
        help="The person has died, or the contact is archived.",
    )
    also_votes = fields.Char(
        "Votes also", compute="_compute_also_votes", compute_sudo=True, help="Other votes today."
    )

    _one_at_a_time = models.Constraint(
        "EXCLUDE USING gist (int4range(membership_id, membership_id, '[]') WITH &&,"
        " int4range(CASE role WHEN 'voter' THEN 1 ELSE 0 END,"
        " CASE role WHEN 'voter' THEN 1 ELSE 0 END, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&)",
        "On each day one person acts for an organisation, and one person votes for it.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "Nobody can stop acting for an organisation before they begin.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Record who follows with “New representative or "
            "voter”: that closes the earlier row and keeps it.",
            fields=", ".join(names),
        )

    @api.depends("partner_id.name")
    def _compute_person_name(self):
        for row in self:
            row.person_name = row.partner_id.name

    @api.depends("partner_id.active", "partner_id.coop_membership_ids.died_on")
    def _compute_is_gone(self):
        stopped = self.partner_id._coop_stopped_reasons()
        for row in self:
            row.is_gone = stopped.get(row.partner_id.id) in ("archived", "deceased")

    @api.depends("partner_id", "role", "date_from", "date_to")
    def _compute_also_votes(self):
        for row in self:
            row.also_votes = ", ".join(row._other_votes()) if row.role == "voter" else False

    def _other_votes(self):
        """Return what else this person votes for today: other organisations, and themselves."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: who votes for whom is what the office has to see; names of members only
        others = self.sudo().search(
            [
                ("partner_id", "=", self.partner_id.id),
                ("company_id", "=", self.company_id.id),
                ("role", "=", "voter"),
                ("membership_id", "!=", self.membership_id.id),
                *self._holds_domain(today),
            ]
        )
        words = others.membership_id.filtered(lambda m: m.state != "former").mapped("member_name")
        own = self.sudo().partner_id.coop_membership_ids.filtered(
            lambda m: m.company_id == self.company_id and m.state != "former"
        )
        if own:
            words.append(self.env._("as a member themselves"))
        return words

    @api.model
    def _holds_domain(self, day):
        return [
            ("date_from", "<=", day),
            "|",
            ("date_to", "=", False),
            ("date_to", ">=", day),
        ]

    @api.constrains("partner_id", "membership_id", "role")
    def _check_person(self):
        for row in self.sudo():  # sudo: what is true of the contact, whoever may read it
            if not row.membership_id.partner_id.is_company:
                raise ValidationError(
                    self.env._(
                        "%(member)s is a person, and acts and votes for themselves.",
                        member=row.membership_id.display_name,
                    )
                )
            if row.partner_id.is_company:
                raise ValidationError(
                    self.env._(
                        "Only a person can act or vote for an organisation, not %(name)s.",
                        name=row.partner_id.name,
                    )
                )
            row._check_votes()

    def _check_votes(self):
        """Where the rules give nobody a second vote, a member cannot be a named voter."""
        if self.role != "voter":
            return
        # sudo: the rules are for everybody
        rules = self.env["coop.rules.version"].sudo()._current(self.company_id, self.date_from)
        if rules.voter_votes_once and self._other_votes():
            raise ValidationError(
                self.env._(
                    "The rules give nobody more than one vote, and %(name)s votes already: "
                    "%(votes)s. The organisation has to name somebody else.",
                    name=self.person_name,
                    votes=", ".join(self._other_votes()),
                )
            )

    @api.model
    def _appoint(self, membership, role, partner, day, **more):
        """Let ``partner`` act or vote for an organisation from ``day`` on.

        Who did so until then did so until the day before. Naming the same person again keeps
        their row.

        :param membership: coop.membership of an organisation
        :param role: "representative" or "voter"
        :param more: capacity, appointed_how, letter_ids
        :return: coop.representative
        """
        # sudo: the caller checked the right; rows are written by this act alone
        rows = self.sudo()
        membership._lock()
        known = rows.search([("membership_id", "=", membership.id), ("role", "=", role)])
        current = known.filtered(lambda r: not r.date_to or r.date_to >= day)
        # sudo: as above
        same = current.filtered(lambda r: r.partner_id == partner.sudo() and not r.date_to)
        if same and same.date_from <= day:
            same.write({name: value for name, value in more.items() if value})
            return same
        if any(row.date_from >= day for row in current):
            raise UserError(
                self.env._(
                    "Somebody else was named from %(day)s on. Choose a later day.",
                    day=max(current.mapped("date_from")),
                )
            )
        current.write({"date_to": day - timedelta(days=1)})
        current.flush_recordset()
        row = rows.create(
            {
                "membership_id": membership.id,
                "role": role,
                "partner_id": partner.id,
                "date_from": day,
                **more,
            }
        )
        # sudo: as for members: were only people supported hidden, being hidden would say it
        partner.sudo()._coop_protect_member()
        row._tell_person()
        return row

    def action_end(self):
        """The person does not act for the organisation any more; nobody follows yet."""
        self.env["coop.membership"].browse()._check_officer()
        for row in self:
            row.check_access("write")
            today = self.env["coop.clock"].today(row.company_id)
            if row.date_to:
                raise UserError(self.env._("This has an end already."))
            # sudo: the right was checked; the dates are written by acts alone
            row.sudo().date_to = max(today, row.date_from)
        return True

    def _tell_person(self):
        """Tell the person for whom they act or vote now, in their own format."""
        self.ensure_one()
        # sudo: texts and deliveries belong to the office
        self.env["coop.notice"].sudo()._tell(
            self.sudo().partner_id, f"named_{self.role}", self.sudo(), key=str(self.id)
        )

    def _coop_notice_values(self, kind, partners):
        # sudo: what the person is told of their own office
        row = self.sudo()
        return {
            partner.id: {
                "organisation": row.membership_id.member_name,
                "number": row.membership_id.number,
                "day": row.date_from,
            }
            for partner in partners
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        if not self.env.su:
            raise UserError(
                self.env._("Who acted or voted for an organisation is kept. Enter who follows.")
            )
