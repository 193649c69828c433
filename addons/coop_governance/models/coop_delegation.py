from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.misc import format_amount

from ..delegating import Band

# Employees read who decides, in words, but not the lists of bodies and seats.
OFFICE = "coop_membership.group_membership_officer"
WORDS = ("matter", "heading", "example", "job", "ask_first", "tell_after")


class CoopDelegation(models.Model):
    """A line of a delegation scheme: a matter, up to which sum, and who decides it.

    A matter with several limits has a line for each; lines of one matter have the same words.
    """

    _name = "coop.delegation"
    _description = "Who may decide"
    _inherit = ["coop.guarded", "coop.wall"]
    _check_company_auto = True
    _log_access = False
    _wall_closes_by = "closed"
    _order = "scheme_id, sequence, amount_from, id"
    _rec_name = "matter"
    _rec_names_search = ["matter", "heading", "example"]

    _guarded_fields = frozenset({"closed"})

    scheme_id = fields.Many2one(
        "coop.delegation.scheme", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="scheme_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    sequence = fields.Integer()
    heading = fields.Char(translate=True, help="What it stands under, such as “Money”.")
    matter = fields.Char(
        required=True,
        translate=True,
        help="In plain words, such as “Buy something for a house”. The same words in each line "
        "of the matter.",
    )
    example = fields.Text(translate=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount_from = fields.Monetary("More than", help="0: from nothing on.")
    amount_to = fields.Monetary("Up to", help="0: without a limit.")
    body_id = fields.Many2one(
        "coop.body",
        check_company=True,
        ondelete="restrict",
        groups=OFFICE,
        help="The body that decides.",
    )
    seat_id = fields.Many2one(
        "coop.seat",
        "Held office",
        check_company=True,
        ondelete="restrict",
        groups=OFFICE,
        domain="[('is_office', '=', True)]",
        help="The office that decides, such as the chair of a body.",
    )
    job = fields.Char(
        translate=True, help="The job or role that decides, such as “Service manager”."
    )
    decider = fields.Char("Who decides", compute="_compute_decider")
    ask_first = fields.Char(
        "Has to ask first", translate=True, help="Who is asked before it is decided."
    )
    tell_after = fields.Char(
        "Tells afterwards", translate=True, help="Who is told once it is decided."
    )
    source = fields.Selection(
        [("law", "The law"), ("rules", "The rules"), ("scheme", "This scheme")],
        "Says so",
        required=True,
    )
    source_ref = fields.Char("Where", help="For example the section or the rule.")
    reserved = fields.Selection(
        [
            ("members", "Reserved to the members"),
            ("council", "Reserved to the Council"),
            ("board", "Reserved to the Board"),
        ],
        help="Nobody else may be given it.",
    )
    closed = fields.Boolean("Approved", copy=False)
    is_first = fields.Boolean(
        "First line of its matter", compute="_compute_is_first", search="_search_is_first"
    )

    _one_decider = models.Constraint(
        "CHECK (num_nonnulls(body_id, seat_id, job) = 1)",
        "Say who decides: a body, an office or a job. One of them.",
    )
    _amounts_in_order = models.Constraint(
        "CHECK (COALESCE(amount_from, 0) >= 0"
        " AND (COALESCE(amount_to, 0) = 0 OR amount_to > COALESCE(amount_from, 0)))",
        "A limit is more than where it begins, and never less than nothing.",
    )

    @api.model
    def _get_usual(self):
        return {**super()._get_usual(), "sequence": 10, "source": "scheme"}

    def _guarded_message(self, names):
        return self.env._("A line is approved with its scheme.")

    def _get_key(self):
        """Return what lines of one matter have in common: its words, without regard to case."""
        self.ensure_one()
        words = self.with_context(lang="en_GB").matter or ""
        return " ".join(words.casefold().split())

    @api.depends(
        "scheme_id.line_ids.matter",
        "scheme_id.line_ids.sequence",
        "scheme_id.line_ids.amount_from",
    )
    def _compute_is_first(self):
        for line in self:
            firsts = line.scheme_id._get_matters()
            line.is_first = any(line in lines[:1] for lines in firsts)

    def _search_is_first(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: which line is the first of its matter is no secret; rules of access hold besides
        firsts = self.sudo().search([]).filtered("is_first")
        return [("id", "in", firsts.ids)]

    @api.depends("body_id.name", "seat_id", "job")
    @api.depends_context("lang")
    def _compute_decider(self):
        for line in self:
            # sudo: what a body or an office is called is no secret to who reads the line
            known = line.sudo()
            line.decider = known.body_id.name or (
                known.seat_id._get_label(with_body=True) if known.seat_id else known.job
            )

    def _get_same(self):
        """Return all lines of the same matter, from the smallest sum on."""
        self.ensure_one()
        key = self._get_key()
        same = self.scheme_id.line_ids.filtered(lambda line: line._get_key() == key)
        return same.sorted(lambda line: (line.amount_from, line._origin.id or 0))

    def _get_band(self):
        """Return the sums that the line is about, as a :class:`~..delegating.Band`."""
        self.ensure_one()
        above, up_to = (
            Decimal(str(self.currency_id.round(amount) if self.currency_id else amount))
            for amount in (self.amount_from, self.amount_to)
        )
        return Band(above, up_to or None, self)

    def _has_sum(self):
        """Whether how much money it is matters for these lines."""
        return any(line.amount_from or line.amount_to for line in self)

    @api.model
    def _in_money(self, band, company):
        """Return a stretch of sums in words."""
        currency = company.currency_id
        if band.up_to is None:
            if not band.above:
                return self.env._("any sum")
            return self.env._(
                "more than %(sum)s", sum=format_amount(self.env, float(band.above), currency)
            )
        up_to = format_amount(self.env, float(band.up_to), currency)
        if not band.above:
            return self.env._("up to %(sum)s", sum=up_to)
        return self.env._(
            "more than %(above)s and up to %(sum)s",
            above=format_amount(self.env, float(band.above), currency),
            sum=up_to,
        )

    @api.constrains("seat_id")
    def _check_office(self):
        for line in self:
            # sudo: whether it is an office, whoever writes the line
            if line.sudo().seat_id and not line.sudo().seat_id.is_office:
                raise ValidationError(
                    self.env._(
                        "“%(seat)s” is no office. Choose one such as the chair, or the whole body.",
                        seat=line.sudo().seat_id.display_name,
                    )
                )

    @api.constrains("scheme_id", "matter")
    def _check_draft(self):
        if any(line.scheme_id.closed and not line.closed for line in self):
            raise ValidationError(
                self.env._(
                    "This scheme is in force and stays as it is. Write the scheme that follows."
                )
            )
