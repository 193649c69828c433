from datetime import datetime

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


class CoopRegisterOfficer(models.Model):
    """An officer of a society in its register: took office, left it (s.30(3) of the Act of 2014).

    Append-only as all of the register: leaving is a row of its own that names the taking, and so
    is saying that the taking was entered by mistake.
    """

    _name = "coop.register.officer"
    _inherit = "coop.wall"
    _description = "Officer of the society"
    _log_access = False
    _order = "day desc, recorded_at desc, id desc"
    _rec_name = "name"

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.company,
    )
    event = fields.Selection(
        [
            ("took", "Took office"),
            ("left", "Left office"),
            ("mistake", "Was entered by mistake"),
        ],
        string="What happened",
        required=True,
    )
    took_id = fields.Many2one(
        "coop.register.officer", "Who took office", ondelete="restrict", index=True
    )
    name = fields.Char(required=True)
    postal_address = fields.Text("Address", required=True)
    office = fields.Char(required=True, help="Chair, secretary, member of the board …")
    day = fields.Date("On", required=True)

    _ends_something = models.Constraint(
        "CHECK ((event = 'took') = (took_id IS NULL))",
        "Leaving an office names the taking of it.",
    )
    _ended_once_uniq = models.UniqueIndex(
        "(took_id, event) WHERE took_id IS NOT NULL", "That has been recorded already."
    )
    _wall_message = _lt(
        "The register keeps who held which office. Record that they left, or that the entry was a "
        "mistake."
    )

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        # not defaults of the fields: those would speak for rows of earlier days too
        usual = {"event": "took", "day": self.env["coop.clock"].today()}
        for name in usual.keys() & set(fields):
            values.setdefault(name, usual[name])
        took = self.browse(values.get("took_id"))
        if took:
            values.update(
                company_id=took.company_id.id,
                name=took.name,
                postal_address=took.postal_address,
                office=took.office,
            )
        return values

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            took = self.browse(vals.get("took_id"))
            if took:
                took.check_access("read")
                if vals.get("event") == "left" and fields.Date.to_date(vals["day"]) < took.day:
                    raise UserError(self.env._("Nobody leaves an office before taking it."))
                vals["company_id"] = took.company_id.id
        officers = super().create(vals_list)
        if any(company.coop_legal_form != "society" for company in officers.company_id):
            raise UserError(self.env._("Only the register of a society holds its officers."))
        self.env["coop.register.head"]._ensure(officers.company_id)
        return officers

    @api.model
    def _as_at(self, company, as_at, known_at=None):
        """Officers as at a day, as known at an instant: dicts of name, address, office, took,
        left; those who have left stay."""
        # sudo: officers of a society stand in the register that its reader inspects
        rows = self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("recorded_at", "<=", known_at or datetime.max),
            ],
            order="recorded_at, id",
        )
        ends = {(row.took_id, row.event): row.day for row in rows if row.took_id}
        found = []
        for row in rows.filtered(lambda row: row.event == "took" and row.day <= as_at):
            left = ends.get((row, "left"))
            if (row, "mistake") not in ends:
                found.append(
                    {
                        "name": row.name,
                        "address": row.postal_address,
                        "office": row.office,
                        "took": row.day,
                        "left": left if left and left <= as_at else None,
                    }
                )
        return sorted(found, key=lambda officer: (officer["took"], officer["name"]))

    def action_left(self):
        return self._open_end("left", self.env._("Left office"))

    def action_mistake(self):
        return self._open_end("mistake", self.env._("Was entered by mistake"))

    def _open_end(self, event, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": self._name,
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_took_id": self.id, "default_event": event},
        }
