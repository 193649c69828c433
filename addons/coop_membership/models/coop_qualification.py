from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopQualification(models.Model):
    """That a person qualifies for a category, how that is known, and for how long.

    This is the one place that says who is supported. A qualification in a category that tells
    it protects the contact from that moment on, and for good: a person who is no longer
    supported has not thereby agreed that everybody may know they once were.
    """

    _name = "coop.qualification"
    _description = "Qualification for membership"
    _check_company_auto = True
    _order = "date_from desc, id desc"
    _rec_name = "partner_id"

    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, index=True, ondelete="restrict"
    )
    category_id = fields.Many2one(
        "coop.membership.category",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="category_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    evidence = fields.Text()
    source = fields.Selection(
        [
            ("application", "Application"),
            ("officer", "Membership officer"),
            ("import", "Import"),
            ("hr", "Employment"),
        ],
        required=True,
        default="officer",
    )
    date_from = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    date_to = fields.Date("Until", help="The last day on which the person qualifies.")

    _no_overlap = models.Constraint(
        "EXCLUDE USING gist (int4range(partner_id, partner_id, '[]') WITH &&,"
        " int4range(category_id, category_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&)",
        "This person already qualifies for this category in that time.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        qualifications = super().create(vals_list)
        qualifications._protect()
        return qualifications

    def write(self, vals):
        result = super().write(vals)
        if {"partner_id", "category_id"} & vals.keys():
            self._protect()
        return result

    def _protect(self):
        self.filtered("category_id.discloses_support").partner_id._coop_protect()

    @api.model
    def _ensure(self, partner, category, day, source, evidence=None):
        """Make sure that ``partner`` qualifies for ``category`` on ``day``.

        :return: the qualification, found or made
        """
        if not partner or not category:
            raise UserError(self.env._("A qualification needs a person and a category."))
        # sudo: an act that admits somebody records the ground for it, whoever may read it later
        model = self.sudo()
        found = model.search(
            [
                ("partner_id", "=", partner.id),
                ("category_id", "=", category.id),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", day),
            ],
            order="date_from",
            limit=1,
        )
        if found:
            found.date_from = min(found.date_from, day)
            return found
        return model.create(
            {
                "partner_id": partner.id,
                "category_id": category.id,
                "date_from": day,
                "source": source,
                "evidence": evidence,
            }
        )
