from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

#: what only an act of `helper_acts` sets
_BY_ACT = {"ended_at", "ended_by", "end_note", "promise_on", "promise_how", "promise_version_id"}


class CoopHelper(models.Model):
    """Somebody whom a person asked to help: who, with what, from when until when.

    It is the person's own choice, however they said it. Once made it is not changed: it ends, and
    the person may make another.
    """

    _name = "coop.helper"
    _description = "Helper"
    _inherit = "coop.company.mixin"
    _order = "id desc"

    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, index=True, ondelete="cascade"
    )
    name = fields.Char("Helper", required=True)
    helper_partner_id = fields.Many2one(
        "res.partner",
        "Contact of the helper",
        index="btree_not_null",
        ondelete="set null",
        groups="coop_access.group_desk",
        help="Whoever signs in as this contact can help from their own pages. Empty: somebody "
        "without a log-in, who helps at the person's side.",
    )
    role_id = fields.Many2one("coop.helper.role", "Who they are", required=True)
    phone = fields.Char()
    email = fields.Char("E-mail")
    kind_ids = fields.Many2many("coop.helper.kind", string="Helps with")
    one_off = fields.Boolean("Only this time", readonly=True)
    date_from = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    date_to = fields.Date("Until", help="The last day. Without one nobody can act for the person.")
    chosen_on = fields.Date(
        "Chosen on",
        readonly=True,
        required=True,
        default=lambda self: self.env["coop.clock"].today(),
    )
    chosen_how = fields.Selection(
        [
            ("portal", "On their own page"),
            ("side", "To us, in person"),
            ("paper", "On paper"),
            ("phone", "On the phone"),
        ],
        "How the person said it",
        required=True,
    )
    chosen_note = fields.Text(
        "What they said or did",
        groups="coop_access.group_desk",
        help="For example: she pointed at his photo and said “Dewi”.",
    )
    chosen_by = fields.Char(
        "Written down by", readonly=True, groups="coop_access.group_desk", copy=False
    )
    promise_on = fields.Date("Promised on", readonly=True, copy=False)
    promise_how = fields.Selection(
        [("own", "On their own page"), ("beside", "At the person's side"), ("paper", "On paper")],
        "How they promised",
        readonly=True,
        copy=False,
    )
    promise_version_id = fields.Many2one(
        "coop.text.version", "Wording promised", readonly=True, copy=False, ondelete="restrict"
    )
    ended_at = fields.Datetime("Ended", readonly=True, copy=False)
    ended_by = fields.Selection(
        [
            ("member", "The person"),
            ("helper", "The helper"),
            ("office", "The office"),
            ("refused", "The helper said no"),
            ("left", "The person is not with us any more"),
        ],
        "Ended by",
        readonly=True,
        copy=False,
    )
    end_note = fields.Char("Why", readonly=True, copy=False, groups="coop_access.group_desk")
    over_told = fields.Boolean(readonly=True, copy=False)
    state = fields.Selection(
        [
            ("asked", "Asked"),
            ("coming", "Begins later"),
            ("on", "Helps"),
            ("over", "Over"),
        ],
        compute="_compute_state",
        search="_search_state",
    )
    is_staff = fields.Boolean("Works for us", compute="_compute_is_staff")
    is_linked = fields.Boolean(
        "Contact is known", compute="_compute_is_linked", groups="coop_access.group_desk"
    )
    helps_many = fields.Integer(
        "People they help",
        compute="_compute_helps_many",
        groups="coop_access.group_desk",
        help="How many people the same contact helps today.",
    )
    is_many = fields.Boolean(
        "Helps very many",
        compute="_compute_helps_many",
        search="_search_is_many",
        groups="coop_access.group_desk",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The last day is before the first."
    )

    # -- what is computed ----------------------------------------------------------------------

    @api.depends("ended_at", "promise_on", "date_from", "date_to")
    def _compute_state(self):
        for helper in self:
            today = self.env["coop.clock"].today(helper.company_id)
            if helper.ended_at or (helper.date_to and helper.date_to < today):
                helper.state = "over"
            elif not helper.promise_on:
                helper.state = "asked"
            else:
                helper.state = "coming" if helper.date_from > today else "on"

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        over = Domain("ended_at", "!=", False) | Domain("date_to", "<", today)
        going = Domain("ended_at", "=", False) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", today)
        )
        promised = going & Domain("promise_on", "!=", False)
        domains = {
            "over": over,
            "asked": going & Domain("promise_on", "=", False),
            "coming": promised & Domain("date_from", ">", today),
            "on": promised & Domain("date_from", "<=", today),
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    @api.depends("role_id.works_here", "helper_partner_id.user_ids.share")
    def _compute_is_staff(self):
        for helper in self:
            # sudo: that somebody works for the co-op is said to the person whom they help
            users = helper.sudo().helper_partner_id.user_ids
            helper.is_staff = helper.role_id.works_here or any(not user.share for user in users)

    @api.depends("helper_partner_id")
    def _compute_is_linked(self):
        for helper in self:
            helper.is_linked = bool(helper._origin.helper_partner_id)

    @api.model
    def _count_helped(self):
        """Return ``{contact of a helper: how many people they help today}``."""
        domain = Domain("state", "=", "on") & Domain("helper_partner_id", "!=", False)
        return dict(self._read_group(domain, ["helper_partner_id"], ["partner_id:count_distinct"]))

    def _search_is_many(self, operator, value):
        if operator != "in":
            return NotImplemented
        most = self.env.company.coop_helper_many
        many = [contact.id for contact, count in self._count_helped().items() if count > most]
        domain = Domain("helper_partner_id", "in", many) & Domain("state", "=", "on")
        return domain if True in value else ~domain

    def _compute_helps_many(self):
        counts = self._count_helped()
        for helper in self:
            helper.helps_many = counts.get(helper.helper_partner_id, 0)
            helper.is_many = helper.helps_many > helper.company_id.coop_helper_many

    # -- what must hold ------------------------------------------------------------------------

    @api.constrains("partner_id", "helper_partner_id")
    def _check_two_people(self):
        # sudo: only whether these are two people
        for helper in self.sudo():
            if helper.partner_id.is_company:
                raise ValidationError(self.env._("Only a person can have a helper."))
            if helper.partner_id == helper.helper_partner_id:
                raise ValidationError(self.env._("Nobody is their own helper: choose two people."))

    @api.constrains("one_off", "kind_ids", "date_from", "date_to")
    def _check_for_what(self):
        for helper in self:
            if not helper.one_off and not helper.kind_ids:
                raise ValidationError(self.env._("Say what the helper helps with."))
            last = helper.date_from + relativedelta(months=helper.company_id.coop_helper_months)
            if helper.date_to and helper.date_to > last:
                raise ValidationError(
                    self.env._(
                        "Help is for %(months)s months at most, then the person chooses again.",
                        months=helper.company_id.coop_helper_months,
                    )
                )

    @api.constrains("chosen_how", "chosen_note")
    def _check_chosen(self):
        # sudo: what the desk alone reads is asked of whoever writes it down
        for helper in self.sudo():
            if helper.chosen_how != "portal" and not (helper.chosen_note or "").strip():
                raise ValidationError(
                    self.env._(
                        "Write down how the person said whom they want: their words, or what "
                        "they did. A helper is never chosen for somebody."
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not self.env.su and (_BY_ACT & vals.keys() or vals.get("chosen_how") == "portal"):
                raise AccessError(
                    self.env._(
                        "The person chooses and the helper promises: nobody does it for them."
                    )
                )
            vals["chosen_by"] = self.env.user.name
        helpers = super().create(vals_list)
        for helper in helpers.filtered(lambda helper: not helper.one_off):
            helper._tell_people("asked")
        return helpers

    def write(self, vals):
        """Nothing is changed, but for who the helper is whom the person named."""
        # sudo: only whether somebody is written down
        linking = vals.keys() == {"helper_partner_id"} and not self.sudo().helper_partner_id
        if not self.env.su and not linking:
            raise UserError(
                self.env._(
                    "What was agreed is not changed. End it, and let the person choose anew."
                )
            )
        result = super().write(vals)
        if linking:
            for helper in self.filtered(lambda helper: helper.state == "asked"):
                helper._tell_people("asked")
        return result
