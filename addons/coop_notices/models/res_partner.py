from babel import Locale

from odoo import api, fields, models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    """How a person is written to, and when not."""

    _inherit = "res.partner"

    coop_delivery_ids = fields.One2many(
        "coop.notice.delivery", "partner_id", groups="coop_notices.group_notices"
    )
    coop_delivery_count = fields.Integer(
        compute="_compute_coop_delivery_count", groups="coop_notices.group_notices"
    )

    def _compute_coop_delivery_count(self):
        deliveries = self.env["coop.notice.delivery"]
        counts = dict(
            deliveries._read_group([("partner_id", "in", self.ids)], ["partner_id"], ["__count"])
        )
        for partner in self:
            partner.coop_delivery_count = counts.get(partner, 0)

    coop_call_count = fields.Integer(
        "Calls", compute="_compute_coop_call_count", groups="coop_access.group_desk"
    )
    coop_open_check_count = fields.Integer(
        "Addresses to check",
        compute="_compute_coop_open_check_count",
        groups="coop_notices.group_notices",
    )

    def _compute_coop_call_count(self):
        calls = self.env["coop.phone.call"]
        counts = dict(
            calls._read_group([("partner_id", "in", self.ids)], ["partner_id"], ["__count"])
        )
        for partner in self:
            partner.coop_call_count = counts.get(partner, 0)

    def _compute_coop_open_check_count(self):
        domain = [("partner_id", "in", self.ids), ("state", "=", "open")]
        counts = dict(
            self.env["coop.channel.check"]._read_group(domain, ["partner_id"], ["__count"])
        )
        for partner in self:
            partner.coop_open_check_count = counts.get(partner, 0)

    # -- hooks for upper floors --------------------------------------------------------------

    def _coop_stopped_reasons(self):
        """Return ``{partner.id: reason}`` for those of these people who are not written to.

        A reason is a code known to the deliveries (``_get_stop_reasons``) or words. Upper floors
        add theirs, in one query for all.
        """
        return {partner.id: "archived" for partner in self if not partner.active}

    def _coop_stopped_reason(self):
        """Return why nothing is sent to this person, or False to write to them."""
        self.ensure_one()
        return self._coop_stopped_reasons().get(self.id, False)

    def _coop_contact(self):
        """Return whose e-mail and phone reach this contact: its own, unless upper floors know of
        somebody who acts for it."""
        self.ensure_one()
        return self

    def _coop_has_postal_address(self):
        self.ensure_one()
        return bool((self.street or self.street2) and (self.city or self.zip))

    def _coop_address_lines(self, company):
        """Return the lines of the postal address below the name.

        :param company: the co-op that writes; its own country is not printed
        """
        self.ensure_one()
        country = self.country_id if self.country_id != company.country_id else None
        lines = [self.street, self.street2, self.city, self.zip, country and country.name.upper()]
        return [line.strip() for line in lines if line and line.strip()]

    def _coop_label_lines(self, company):
        """Return the lines below the name on a label: where letters go.

        The name of a country abroad is also in the person's language, where that is not English.
        """
        self.ensure_one()
        lines = self._coop_address_lines(company)
        abroad = self.country_id and self.country_id != company.country_id
        if lines and abroad:
            own = self._coop_country_name(self._coop_need()["lang"])
            if own and own.upper() != lines[-1]:
                lines[-1] = f"{own.upper()} / {lines[-1]}"
        return lines

    def _coop_country_name(self, lang):
        """Return the name of this contact's country in a language, "" where it is not known."""
        # Odoo's own names of countries are not in Welsh
        return Locale.parse(lang).territories.get(self.country_id.code or "", "")

    # -- guards ------------------------------------------------------------------------------

    @api.ondelete(at_uninstall=False)
    def _unlink_if_never_told(self):
        # Whoever deletes contacts need not be able to read what they were told.
        told = self.env["coop.notice.delivery"].sudo().search([("partner_id", "in", self.ids)])
        if told:
            raise UserError(
                self.env._(
                    "What the co-op told %(name)s is on record, so the contact cannot be deleted. "
                    "Archive it instead.",
                    name=told[0].partner_id.name,
                )
            )

    def action_coop_deliveries(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_notice_delivery_action"
        )
        return {**action, "domain": [("partner_id", "=", self.id)], "context": {}}

    def action_coop_call(self):
        """Write down a call with this person."""
        self.ensure_one()
        return self.env["coop.phone.call"]._get_quick_action(
            {
                "default_partner_id": self.id,
                "default_name": self.name,
                "default_number": self.phone,
            }
        )

    def action_coop_calls(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_phone_call_action"
        )
        return {
            **action,
            "domain": [("partner_id", "=", self.id)],
            "context": {"default_partner_id": self.id, "default_name": self.name},
        }

    def action_coop_checks(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_channel_check_action"
        )
        return {**action, "domain": [("partner_id", "=", self.id)], "context": {}}

    def _coop_chosen(self):
        """Those of the chosen contacts whom this user may read."""
        return self._filtered_access("read")

    def action_coop_write_letter(self):
        return self.env["coop.letter"]._start_action(self._coop_chosen())

    def action_coop_print_labels(self):
        return self.env["coop.label.print"]._start(self._coop_chosen())
