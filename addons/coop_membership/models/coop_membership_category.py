from odoo import api, fields, models


class CoopMembershipCategory(models.Model):
    """A category of member: people supported, employees, community supporters, or whatever
    the rules of this co-op name."""

    _name = "coop.membership.category"
    _description = "Category of member"
    _inherit = "coop.company.mixin"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Used by imports and forms; never shown to members.")
    sequence = fields.Integer(default=10)
    color = fields.Integer()
    class_label = fields.Char(
        "Label in the register",
        required=True,
        translate=True,
        default=lambda self: self.env._("Member"),
        help="What the printed register says. A label such as “person supported” tells every "
        "reader about a disability: keep it neutral.",
    )
    what_qualifies = fields.Text(
        "Who may join", translate=True, help="Who may join in this category."
    )
    evidence = fields.Text(translate=True, help="How the co-op knows that somebody qualifies.")
    offer_ids = fields.One2many("coop.membership.offer", "category_id", string="Offers")
    offer = fields.Html("What the co-op offers today", compute="_compute_offer")
    discloses_support = fields.Boolean(
        "Tells who is supported",
        help="To know that somebody is in this category is to know that they are supported. "
        "Their contacts are protected.",
    )
    openly_known = fields.Boolean(
        "Openly known",
        help="Who is in this category is no secret at work, as with employees. Officers who may "
        "not know who is supported see this category and decide on it. All others they do not "
        "see at all, so that nobody is found out by elimination.",
    )
    open_to_organisations = fields.Boolean(
        "Open to organisations",
        help="Organisations may join in this category too, such as a local group or a charity. "
        "The form then asks whether a person or an organisation joins.",
    )
    date_from = fields.Date("Open from")
    date_to = fields.Date("Open until", help="The last day on which people may join here.")
    active = fields.Boolean(default=True)

    _company_code_uniq = models.UniqueIndex(
        "(company_id, lower(code))", "Another category of this co-op already has this code."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "A category cannot close before it opens.",
    )
    _not_open_and_disclosing = models.Constraint(
        "CHECK (NOT (discloses_support AND openly_known))",
        "A category that tells who is supported cannot be openly known.",
    )
    _not_disclosing_organisations = models.Constraint(
        "CHECK (NOT (discloses_support AND open_to_organisations))",
        "A category of people supported cannot be open to organisations.",
    )

    @api.depends("offer_ids.offer", "offer_ids.date_from", "offer_ids.date_to")
    def _compute_offer(self):
        for category in self:
            today = self.env["coop.clock"].today(category.company_id)
            current = category.offer_ids.filtered(
                lambda o, today=today: (
                    o.date_from <= today and (not o.date_to or o.date_to >= today)
                )
            )
            category.offer = current[:1].offer

    def _is_open(self, day=None):
        """Whether people may join in this category on ``day`` (default: today)."""
        self.ensure_one()
        day = day or self.env["coop.clock"].today(self.company_id)
        return (
            self.active
            and (not self.date_from or self.date_from <= day)
            and (not self.date_to or self.date_to >= day)
        )

    @api.model
    def _get_open(self, company, day=None):
        """The categories in which somebody may join ``company`` on ``day``, in order."""
        categories = self.search([("company_id", "=", company.id)])
        return categories.filtered(lambda category: category._is_open(day))

    def _shown_to_user(self):
        """Whether the current user may be shown that somebody is in this category."""
        self.ensure_one()
        return (
            self.env.su
            or self.openly_known
            or self.env.user.has_group("coop_membership.group_support_status")
        )

    def write(self, vals):
        result = super().write(vals)
        if vals.get("discloses_support"):
            # sudo: people are protected whoever changes the category
            qualifications = self.env["coop.qualification"].sudo()
            qualifications.search([("category_id", "in", self.ids)])._protect()
        if "class_label" in vals:
            self._register_label()
        return result

    def _register_label(self):
        """Say the label anew in the register, from today, for all who are in the category."""
        entries = self.env["coop.register.entry"].sudo()  # sudo: written by acts only
        for category in self.with_context(lang="en_GB"):
            today = self.env["coop.clock"].today(category.company_id)
            # sudo: the register follows the label, whoever may read memberships
            periods = self.env["coop.membership.period"].sudo()
            members = periods.search(
                [
                    ("category_id", "=", category.id),
                    ("date_from", "<=", today),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", today),
                ]
            ).membership_id
            rows = [(member, {"class": category.class_label}, today) for member in members]
            if rows:
                entries._assert_many(rows, "class label")

    def action_open_setup(self):
        return self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_category_setup_action"
        )
