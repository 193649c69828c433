from odoo import api, fields, models


class CoopOfficeHolder(models.Model):
    """Somebody who sits or sat on a body, as everybody sees them: the name, the picture and the
    words that they agreed to.

    Nothing of it is shown before they agreed. The person behind it is the office's to know.
    """

    _name = "coop.office.holder"
    _description = "Holder of an office"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "name, id"

    _guarded_fields = frozenset({"partner_id", "agreed_on", "agreed_how", "agreed_by"})

    name = fields.Char("Name as shown", required=True)
    # no groups: Odoo's privacy lookup, of whoever may use it, asks every field that names a person
    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, index=True, ondelete="restrict"
    )
    photo = fields.Image("Photo as shown", max_width=512, max_height=512)
    about = fields.Text(
        "About me", translate=True, help="One or two sentences, in the person's own words."
    )
    reach = fields.Char(
        "How colleagues reach me",
        help="Shown to those alone who sit on the same body. As the person wants it: a phone, an "
        "e-mail, “through the office”.",
    )
    agreed_on = fields.Date("Agreed on", readonly=True, copy=False)
    agreed_how = fields.Selection(
        [
            ("self", "By themselves"),
            ("helper", "With somebody at their side"),
            ("paper", "On paper"),
            ("phone", "By phone"),
        ],
        "How they agreed",
        readonly=True,
        copy=False,
    )
    agreed_by = fields.Char("Written down by", readonly=True, copy=False)
    term_ids = fields.One2many("coop.office.term", "holder_id", string="Terms of office")
    membership_id = fields.Many2one(
        "coop.membership",
        compute="_compute_membership",
        compute_sudo=True,
        groups="coop_governance.group_governance_officer",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Write down with the button that the person agrees.",
            fields=", ".join(names),
        )

    @api.depends("partner_id.coop_membership_ids", "company_id")
    def _compute_membership(self):
        for holder in self:
            holder.membership_id = holder.partner_id.coop_membership_ids.filtered(
                lambda m, company=holder.company_id: m.company_id == company
            )[:1]

    @api.model
    def _ensure(self, partner, company):
        """Return the holder for a person, made if there is none yet."""
        # sudo: one act, whoever fills the seat; what is shown waits for the person's yes
        model = self.sudo()
        found = model.search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], limit=1
        )
        return found or model.create(
            {"partner_id": partner.id, "company_id": company.id, "name": partner.sudo().name}
        )

    def write(self, vals):
        # what was agreed to was this name, this picture and these words
        if {"name", "photo", "about"} & vals.keys() and "agreed_on" not in vals:
            # sudo: guarded against typing; taking the agreement back is no typing
            self.sudo().filtered("agreed_on").write(
                {"agreed_on": False, "agreed_how": False, "agreed_by": False}
            )
        return super().write(vals)

    def _agree(self, how, by):
        """Write down that the person wants to be shown like this.

        :param str how: a code of ``agreed_how``
        :param str by: name of who wrote it down
        """
        for holder in self:
            # sudo: guarded against typing; the caller settled whose yes it is
            holder.sudo().write(
                {
                    "agreed_on": self.env["coop.clock"].today(holder.company_id),
                    "agreed_how": how,
                    "agreed_by": by,
                }
            )

    def action_agreed_paper(self):
        return self._write_down("paper")

    def action_agreed_phone(self):
        return self._write_down("phone")

    def action_agreed_helper(self):
        return self._write_down("helper")

    def _write_down(self, how):
        self.check_access("write")
        self._agree(how, self.env.user.name)
        return True

    def action_hide(self):
        """The person does not want to be shown any more."""
        self.check_access("write")
        # sudo: guarded against typing; the right was checked
        self.sudo().write({"agreed_on": False, "agreed_how": False, "agreed_by": False})
        return True
