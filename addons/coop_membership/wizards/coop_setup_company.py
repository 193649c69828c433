from odoo import api, fields, models
from odoo.exceptions import UserError

# Of the company itself; these stand on every letter and head the register.
OF_THE_CO_OP = ("name", "coop_legal_form", "company_registry", "email", "phone", "currency_id")
ADDRESS = ("street", "street2", "city", "zip", "country_id")


class CoopSetupCompany(models.TransientModel):
    """The first of the first steps: what the co-op is called, where it is, who helps.

    Companies are the administrator's. While a co-op has no member yet, its membership manager
    writes these few fields; afterwards the name and number head a register and are changed by
    the administrator alone.
    """

    _name = "coop.setup.company"
    _description = "Your co-op"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, default=lambda self: self.env.company
    )
    is_open = fields.Boolean("The manager may still write these", compute="_compute_is_open")
    name = fields.Char("Name of the co-op")
    coop_legal_form = fields.Selection(
        [("company", "Company limited by guarantee"), ("society", "Registered society")],
        "Legal form",
        default="company",
    )
    company_registry = fields.Char("Registered number")
    street = fields.Char()
    street2 = fields.Char("Second line of the address")
    city = fields.Char()
    zip = fields.Char("Postcode")
    country_id = fields.Many2one("res.country")
    currency_id = fields.Many2one(
        "res.currency", "Money", context={"active_test": False}, help="In which the guarantee is."
    )
    email = fields.Char("E-mail of the office", help="From here the co-op writes.")
    phone = fields.Char("Phone of the office")
    coop_help_partner_id = fields.Many2one("res.partner", "Person who helps")
    coop_help_phone = fields.Char("Help phone", help="Empty: the number of the person.")
    help_photo = fields.Image("Photo", max_width=512, max_height=512)

    @api.depends("company_id")
    def _compute_is_open(self):
        for window in self:
            # sudo: whether there is any member
            members = self.env["coop.membership"].sudo()
            window.is_open = not members.search_count(
                [("company_id", "=", window.company_id.id)], limit=1
            )

    @api.model
    def default_get(self, fields):
        """Show what the co-op has now; a new one is taken to be in the United Kingdom."""
        values = super().default_get(fields)
        company = self.env.company
        self.env["coop.membership.settings"]._check_manager(company)
        # sudo: the co-op is the manager's own, and the fields are listed here
        company = company.sudo()
        partner = company.partner_id
        values.update({name: company[name] for name in OF_THE_CO_OP if name != "currency_id"})
        values["coop_help_phone"] = company.coop_help_phone
        values.update({name: partner[name] for name in ADDRESS if name != "country_id"})
        values["coop_help_partner_id"] = company.coop_help_partner_id.id
        values["help_photo"] = company.coop_help_partner_id.image_512
        begun = bool(partner.city or partner.country_id)
        uk, pound = self.env.ref("base.uk"), self.env.ref("base.GBP")
        values["country_id"] = partner.country_id.id if begun else uk.id
        values["currency_id"] = company.currency_id.id if begun else pound.id
        return {name: value for name, value in values.items() if name in fields}

    @api.onchange("coop_help_partner_id")
    def _onchange_coop_help_partner_id(self):
        self.help_photo = self.coop_help_partner_id.image_512
        self.coop_help_phone = self.coop_help_partner_id.phone or self.coop_help_phone

    def action_save(self):
        """Write what was changed, and nothing else, on the co-op."""
        self.ensure_one()
        self.env["coop.membership.settings"]._check_manager(self.company_id)
        self._save_helper()
        # sudo: only administrators may write companies; who, which co-op and which fields are
        # settled here
        company = self.company_id.sudo()
        if self.is_open:
            self._check_name()
            if not self.currency_id.active:
                self.currency_id.sudo().active = True
            self._write_changed(company.partner_id, ADDRESS)
            self._write_changed(company, OF_THE_CO_OP)
        self._write_changed(company, ("coop_help_partner_id", "coop_help_phone"))
        return {"type": "ir.actions.act_window_close"}

    def _write_changed(self, record, names):
        changed = {
            name: self._fields[name].convert_to_write(self[name], self)
            for name in names
            if (self[name] or False) != (record[name] or False)
        }
        if changed:
            record.write(changed)
            if "name" in changed and record._name == "res.company":
                record._coop_give_slug()

    def _check_name(self):
        if not (self.name or "").strip():
            raise UserError(self.env._("Write the name of the co-op."))
        # sudo: the name of a company is unique among all of them
        taken = (
            self.env["res.company"]
            .sudo()
            .search_count([("name", "=", self.name), ("id", "!=", self.company_id.id)])
        )
        if taken:
            raise UserError(self.env._("Another co-op here has this name already."))

    def _save_helper(self):
        helper = self.coop_help_partner_id
        helper.check_access("read")
        if helper and (helper.is_company or not helper.active):
            raise UserError(
                self.env._("Choose a real person who helps: their name stands on every page.")
            )
        if helper and self.help_photo and self.help_photo != helper.image_512:
            helper.image_1920 = self.help_photo
