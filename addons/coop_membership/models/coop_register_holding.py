from datetime import datetime

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, LazyTranslate

_lt = LazyTranslate(__name__)

SAID = ("shares", "paid", "other_property", "electronic_address", "electronic_purpose")


class CoopRegisterHolding(models.Model):
    """What a society's register says of a member beside name, address and dates.

    Co-operative and Community Benefit Societies Act 2014 s.30(2)(b)-(d): an electronic address
    that the member gave for notices, the shares held and the amount paid on them, and other
    property in the society. A row is the whole statement from a day on; as with the entries, the
    latest day wins, and of several on that day the one recorded last.

    Shares and property are not open to inspection, but to the member whose they are (s.103).
    """

    _name = "coop.register.holding"
    _inherit = "coop.wall"
    _description = "Holding of a member in the society"
    _log_access = False
    _order = "effective_from desc, recorded_at desc, id desc"
    _rec_name = "membership_id"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, index=True, ondelete="restrict"
    )
    membership_id = fields.Many2one(
        "coop.membership", required=True, index=True, ondelete="restrict"
    )
    effective_from = fields.Date("From", required=True)
    shares = fields.Integer("Shares held", required=True)
    paid = fields.Float("Amount paid on them", digits=(12, 2), required=True)
    other_property = fields.Char(
        "Other property in the society", help="Loans, deposits: what, and how much."
    )
    electronic_address = fields.Char(
        "Electronic address", help="Which the member gave for notices and documents of the society."
    )
    electronic_purpose = fields.Char("For what it was given")
    source = fields.Char(required=True, readonly=True)

    _amounts_sane = models.Constraint(
        "CHECK (shares >= 0 AND paid >= 0)",
        "Shares held and the amount paid on them are 0 or more.",
    )
    _member_idx = models.Index("(company_id, membership_id, effective_from, recorded_at)")

    _wall_message = _lt(
        "What the register said of a holding is kept. Record what is so, from its day on."
    )

    @api.model
    def default_get(self, fields):
        """Begin from what the register says now."""
        values = super().default_get(fields)
        # not defaults of the fields: those would speak for rows of earlier days too
        usual = {"effective_from": self.env["coop.clock"].today(), "source": "officer"}
        for name in usual.keys() & set(fields):
            values.setdefault(name, usual[name])
        membership = self.env["coop.membership"].browse(values.get("membership_id"))
        if membership:
            values["company_id"] = membership.company_id.id
            standing = self._standing(membership)
            values.update((name, standing[name]) for name in SAID if name in fields)
        return values

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            membership = self.env["coop.membership"].browse(vals.get("membership_id"))
            membership.check_access("read")
            company = membership.company_id
            if company.coop_legal_form != "society":
                raise UserError(self.env._("Only the register of a society holds shares."))
            if company not in self.env.companies and not self.env.su:
                raise UserError(self.env._("This co-op is not among those you work in."))
            vals["company_id"] = company.id
            if not self.env.su:
                vals["source"] = "officer"
        companies = self.env["res.company"].browse({vals["company_id"] for vals in vals_list})
        self.env["coop.register.head"]._ensure(companies)
        return super().create(vals_list)

    @api.model
    def _standing(self, membership, day=None, known_at=None):
        """What the register says of a member's holding on a day: a dict of its values."""
        day = day or self.env["coop.clock"].today(membership.company_id)
        found = self._as_at(membership.company_id, day, known_at, membership.ids)
        nothing = {"shares": 0, "paid": 0.0}
        return {name: False for name in SAID} | nothing | found.get(membership.id, {})

    @api.model
    def _state(self, membership, values, day, source):
        """Record what changes in a member's holding from a day on; nothing when nothing does."""
        standing = self._standing(membership, day)
        if all((values[name] or False) == (standing[name] or False) for name in values):
            return self.browse()
        # sudo: the acts of a membership record it, nobody's hand
        return self.sudo().create(
            {
                **standing,
                **values,
                "membership_id": membership.id,
                "effective_from": day,
                "source": source,
            }
        )

    @api.model
    def _as_at(self, company, as_at, known_at=None, among=None):
        """membership id -> values as at a day, as known at an instant (a naive UTC datetime)."""
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT ON (membership_id)
                       membership_id, effective_from, shares, paid, other_property,
                       electronic_address, electronic_purpose
                  FROM coop_register_holding
                 WHERE company_id = %s AND effective_from <= %s AND recorded_at <= %s %s
              ORDER BY membership_id, effective_from DESC, recorded_at DESC
                """,
                company.id,
                as_at,
                known_at or datetime.max,
                SQL() if among is None else SQL("AND membership_id = ANY(%s)", list(among)),
            )
        )
        names = ("effective_from", *SAID)
        return {
            id_: {
                name: False if value is None else value
                for name, value in zip(names, values, strict=True)
            }
            for id_, *values in rows
        }


class CoopRegisterEntry(models.Model):
    _inherit = "coop.register.entry"

    @api.model
    def _get_known_models(self):
        return [*super()._get_known_models(), "coop.register.holding", "coop.register.officer"]
