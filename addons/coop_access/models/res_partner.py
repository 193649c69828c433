from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    coop_need_ids = fields.One2many(
        "coop.access.need",
        "partner_id",
        string="How we reach this person",
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

    def _coop_set_need(self, language, format, channel, what_helps=None):
        """Write down what the person told us, today. The caller has checked whose it is."""
        self.ensure_one()
        # sudo: a member changes their own needs on a page and has no right on the model
        needs = self.env["coop.access.need"].sudo()
        vals = {
            "language": language,
            "format": format,
            "channel": channel,
            "what_helps": what_helps,
            "reviewed_on": self.env["coop.clock"].today(),
        }
        need = needs.search([("partner_id", "=", self.id)], limit=1)
        if need:
            need.write(vals)
        else:
            need = needs.create({"partner_id": self.id, **vals})
        self.sudo().lang = language
        return need

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
