from odoo import Command, fields, models
from odoo.exceptions import AccessError, UserError


class ResPartner(models.Model):
    _inherit = "res.partner"

    coop_need_ids = fields.One2many(
        "coop.access.need",
        "partner_id",
        string="How we reach this person",
        groups="coop_access.group_desk",
    )

    coop_reading_ids = fields.One2many(
        "coop.reading",
        "partner_id",
        string="How this person reads pages",
        groups="coop_access.group_desk",
    )
    coop_signin_code_ids = fields.Many2many(
        "coop.signin.code",
        string="Ways to sign in",
        compute="_compute_coop_signin_code_ids",
        groups="coop_access.group_desk",
    )

    coop_tablet_locked = fields.Boolean(
        "Pictures locked on a shared tablet",
        compute="_compute_coop_tablet_locked",
        groups="coop_access.group_desk",
    )

    def _coop_need(self):
        """Return how to reach this person: a dict of lang, format and channel."""
        self.ensure_one()
        return self._coop_needs()[self.id]

    def _coop_needs(self):
        """Return how to reach these people: ``{partner.id: {lang, format, channel}}``.

        What nobody wrote down comes from the contact: its language, standard texts, e-mail where
        there is an address and a letter where there is none.
        """
        # sudo: whoever sends a letter must know its format, not the person's needs
        needs = self.env["coop.access.need"].sudo().search([("partner_id", "in", self.ids)])
        written = needs.grouped("partner_id")
        result = {}
        for person in self.sudo():
            need = written.get(person, needs.browse())
            result[person.id] = {
                "lang": need.language or person.lang or "en_GB",
                "format": need.format or "standard",
                "channel": need.channel or ("email" if person.email_normalized else "print"),
            }
        return result

    def _coop_set_need(self, language, format, channel, what_helps=None, kinds=None, **more):
        """Write down what the person told us, today. The caller has checked whose it is.

        :param kinds: coop.access.help.kind; none leaves them as they are
        :param more: other fields of coop.access.need, each left as it is where it is not given
        """
        self.ensure_one()
        # sudo: a member changes their own needs on a page and has no right on the model
        needs = self.env["coop.access.need"].sudo().with_context(mail_create_nosubscribe=True)
        vals = {
            "language": language,
            "format": format,
            "channel": channel,
            "what_helps": what_helps,
            "reviewed_on": self.env["coop.clock"].today(),
            **more,
        }
        if kinds is not None:
            vals["help_kind_ids"] = [Command.set(kinds.ids)]
        need = needs.search([("partner_id", "=", self.id)], limit=1)
        if need:
            need.write(vals)
        else:
            need = needs.create({"partner_id": self.id, **vals})
        self.sudo().lang = language
        return need

    def _coop_signin_user(self, make=False):
        """Return the log-in with which this person signs in, empty where there is none.

        :param make: make a portal log-in where there is none; the caller has checked who may
        :raise UserError: when this contact cannot have one
        """
        self.ensure_one()
        # sudo: the desk gives a code, and may not manage log-ins
        person = self.sudo().with_context(active_test=False)
        users = person.user_ids
        if users or not make:
            closed = users and not users.filtered("active")
            if closed and make:
                raise UserError(self.env._("The log-in of %(name)s was closed.", name=person.name))
            return users.filtered("active")[:1]
        login = person._coop_signin_login()
        if person.is_company or not person.active or not login:
            raise UserError(
                self.env._(
                    "%(name)s cannot have a log-in: only a person who takes part, with a name of "
                    "their own to sign in by.",
                    name=person.name,
                )
            )
        company = person.company_id or self.env.company
        return (
            person.env["res.users"]
            .with_context(no_reset_password=True)
            .create(
                {
                    "partner_id": person.id,
                    "login": login,
                    "company_id": company.id,
                    "company_ids": [Command.set(company.ids)],
                    "group_ids": [Command.set(self.env.ref("base.group_portal").ids)],
                }
            )
        )

    def _coop_signin_login(self):
        """Return the name of a new log-in of this person, empty when there can be none.

        Their e-mail address, where nobody else signs in with it; upper floors know better names.
        """
        email = self.email_normalized
        users = self.env["res.users"].with_context(active_test=False)
        if not email or users.search_count([("login", "=ilike", email)], limit=1):
            return ""
        return email

    def _compute_coop_signin_code_ids(self):
        codes = self.env["coop.signin.code"].search([("user_id.partner_id", "in", self.ids)])
        by_person = codes.grouped(lambda code: code.sudo().user_id.partner_id)  # sudo: whose it is
        for partner in self:
            partner.coop_signin_code_ids = by_person.get(partner._origin, codes.browse())

    def _compute_coop_tablet_locked(self):
        for partner in self:
            partner.coop_tablet_locked = any(
                partner._coop_signin_accounts().mapped("tablet_locked_on")
            )

    def _coop_signin_accounts(self):
        # sudo: the desk sees that pictures are locked, and nothing else of how somebody signs in
        accounts = self.env["coop.signin.account"].sudo()
        return accounts.search([("user_id.partner_id", "in", self.ids)])

    def action_coop_tablet_unlock(self):
        """Let somebody try their pictures again on a shared tablet."""
        self.check_access("read")
        if not self.env.user.has_group("coop_access.group_desk"):
            raise AccessError(self.env._("Only people of the help desk can do that."))
        self._coop_signin_accounts()._forget_tablet_tries()

    def action_coop_give_code(self):
        """Open the page that makes a code for this person."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/sign-in/desk/{self.id}",
            "target": "new",
        }

    def action_coop_act_for(self):
        """Open the question by which channel to act for this person."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Act for %(name)s", name=self.display_name),
            "res_model": "coop.assisted.start",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partner_id": self.id},
        }
