from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopBody(models.Model):
    """A group with a mandate: the Council of Members, the Board of Management, the general
    meeting. Who sits on it is in its seats and the terms of office of people on them."""

    _name = "coop.body"
    _description = "Body"
    _inherit = ["coop.company.mixin", "coop.office.chatter"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        [
            ("general", "General meeting"),
            ("council", "Council of Members"),
            ("board", "Board of Management"),
        ],
        required=True,
        default="council",
    )
    sequence = fields.Integer(default=10)
    color = fields.Integer()
    purpose = fields.Text(
        "What it is for", translate=True, help="One or two plain sentences. Members read them."
    )
    appointed_by_id = fields.Many2one(
        "coop.body",
        "Appointed by",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The body that puts people on this one. Empty: members elect them.",
    )
    reference_text_id = fields.Many2one(
        "coop.text",
        "Terms of reference",
        check_company=True,
        ondelete="restrict",
        help="What the body may do and how it works, in its languages and formats.",
    )
    conduct_text_id = fields.Many2one(
        "coop.text",
        "Code of conduct",
        check_company=True,
        ondelete="restrict",
        help="How people on the body treat each other and everybody else.",
    )
    date_from = fields.Date("Since")
    date_to = fields.Date("Last day", help="Empty while it goes on.")
    active = fields.Boolean(default=True)
    seat_ids = fields.One2many("coop.seat", "body_id", string="Seats")
    rules_ids = fields.One2many("coop.body.rules", "body_id", string="Rules by date")
    term_ids = fields.One2many("coop.office.term", "body_id", string="Terms of office")
    vacancy_ids = fields.One2many("coop.vacancy", "body_id", string="Vacancies")

    _company_kind_uniq = models.UniqueIndex(
        "(company_id, kind) WHERE active IS TRUE AND kind IN ('general', 'council', 'board')",
        "The co-op has a body of this kind already.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A body cannot end before it begins."
    )
    _not_by_itself = models.Constraint(
        "CHECK (appointed_by_id <> id)", "A body does not appoint itself."
    )

    @api.model
    def _get_ways_to_begin(self, kind):
        """Return how a term on a body of this kind may begin: codes of ``begun_how``.

        Upper floors add the ways that are theirs.
        """
        ways = {
            "general": (),
            "council": ("elected", "uncontested", "countback", "by_election", "co_opted"),
            "board": (),
        }
        return (*ways.get(kind, ()), "before", "restored")

    def _lock(self):
        """Wait for whoever else fills seats of these bodies, or writes down what they resolved.

        They are written as they are: who began before the other had finished is run again.
        """
        if self.ids:
            self.env.cr.execute(
                "UPDATE coop_body SET kind = kind WHERE id IN ("
                "SELECT id FROM coop_body WHERE id = ANY(%s) ORDER BY id FOR UPDATE)",
                [self.ids],
            )

    def _holds_on(self, day):
        self.ensure_one()
        return (not self.date_from or self.date_from <= day) and (
            not self.date_to or self.date_to >= day
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_terms(self):
        # sudo: a term that this user may not see counts as well
        if self.sudo().term_ids:
            raise UserError(
                self.env._(
                    "People have sat on this body, and that is kept. Give it a last day, or "
                    "archive it."
                )
            )

    def action_view_terms(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_office_term_action"
        )
        return {
            **action,
            "domain": [("body_id", "=", self.id)],
            "context": {"search_default_standing": 1, "search_default_now": 1},
        }

    def action_view_vacancies(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_vacancy_action"
        )
        return {**action, "domain": [("body_id", "=", self.id)]}

    def action_view_seats(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("coop_governance.coop_seat_action")
        return {
            **action,
            "domain": [("body_id", "=", self.id)],
            "context": {"default_body_id": self.id, "search_default_now": 1},
        }
