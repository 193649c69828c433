from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError


class RegisterChange:
    """Day and source of a change of particulars, handed from an act to the path guard.

    An object, because a context that comes by RPC can only hold plain values: nobody can backdate
    an entry of the register by sending a context.
    """

    def __init__(self, effective_from: date, source, note=None):
        self.effective_from = effective_from
        self.source = source
        self.note = note


class ResPartner(models.Model):
    _inherit = "res.partner"

    coop_membership_ids = fields.One2many(
        "coop.membership",
        "partner_id",
        string="Memberships",
        groups="coop_membership.group_membership_officer",
    )
    coop_membership_count = fields.Integer(
        compute="_compute_coop_membership_count",
        groups="coop_membership.group_membership_officer",
    )
    coop_application_ids = fields.One2many(
        "coop.membership.application",
        "partner_id",
        string="Applications",
        groups="coop_membership.group_membership_officer",
    )
    coop_qualification_ids = fields.One2many(
        "coop.qualification",
        "partner_id",
        string="Qualifications",
        groups="coop_membership.group_support_status",
    )
    coop_resident_ids = fields.One2many(
        "coop.place.resident",
        "partner_id",
        string="Places",
        groups="coop_membership.group_support_status",
    )

    @api.depends("coop_membership_ids")
    def _compute_coop_membership_count(self):
        for partner in self:
            partner.coop_membership_count = len(partner.coop_membership_ids)

    # The path guard: what the register says follows the contact, whoever changes it

    def write(self, vals):
        if vals.get("active") is False:
            self._coop_check_not_member(
                self.env._(
                    "%(names)s: a member's contact cannot be archived. Letters are stopped and "
                    "memberships ended on the membership, with the date and the reason."
                )
            )
        if not self._coop_particular_fields() & vals.keys():
            return super().write(vals)
        self._coop_check_name(vals)
        if self._coop_address_fields() & vals.keys():
            self._coop_member_partners()._coop_keep_own_address(vals)
        result = super().write(vals)
        (self | self._coop_synced_children())._coop_register_particulars()
        return result

    def _coop_keep_own_address(self, vals):
        """Make the address about to be written theirs alone.

        Odoo hands the address of a contact under an organisation up to the organisation, and down
        again to all under it: a colleague who moves house would move the co-op, and everybody
        at work with it, in the register too. Contacts of the type "other" keep their own.
        """
        if {"type", "parent_id"} & vals.keys():
            return
        new = {name: vals[name] or False for name in self._coop_address_fields() & vals.keys()}
        # sudo: the organisation above may be one that the caller cannot read
        self.sudo().filtered(
            lambda person: (
                person.parent_id
                and person.type == "contact"
                and not person.is_company
                and any(
                    person._fields[name].convert_to_write(person[name], person) != value
                    for name, value in new.items()
                )
            )
        ).write({"type": "other"})

    def _update_address(self, vals):
        # Odoo copies a parent's address to its contacts past write()
        result = super()._update_address(vals)
        self._coop_register_particulars()
        return result

    def _coop_synced_children(self):
        # sudo: contacts that follow this one's address may be hidden from the caller
        return self.sudo().child_ids.filtered(lambda child: child.type == "contact")

    @api.model
    def _coop_address_fields(self):
        return {"street", "street2", "city", "zip", "state_id", "country_id"}

    @api.model
    def _coop_particular_fields(self):
        """Fields of a contact from which the register's particulars are made."""
        return self._coop_address_fields() | {"name", "parent_id", "type"}

    def _coop_register_particulars(self):
        # sudo: who changes a contact need not be able to read memberships
        memberships = self.env["coop.membership"].sudo().search([("partner_id", "in", self.ids)])
        companies = self.env["res.company"].sudo().search([("partner_id", "in", self.ids)])
        if companies:
            memberships |= memberships.search(
                [("company_id", "in", companies.ids), ("service_address_choice", "=", "care_of")]
            )
        if not memberships:
            return
        change = self.env.context.get("coop_register_change")
        if isinstance(change, RegisterChange):
            memberships._register_particulars(change.source, change.effective_from, change.note)
        else:
            memberships._register_particulars("contact")

    def _coop_write_particulars(self, vals, effective_from, source, note=None):
        """Change name or address with the day from which the register shall say it."""
        change = RegisterChange(effective_from, source, note)
        return self.with_context(coop_register_change=change).write(vals)

    def _coop_check_name(self, vals):
        if "name" in vals and not (vals["name"] or "").strip():
            self._coop_check_not_member(
                self.env._("%(names)s: the register needs a member's name. It cannot be empty.")
            )

    def _coop_member_partners(self):
        """Those among these contacts who are or were members of any co-op."""
        # sudo: the register keeps former members too, and of companies not chosen just now
        model = self.env["coop.membership"].sudo().with_context(active_test=False)
        return model.search([("partner_id", "in", self.ids)]).partner_id

    def _coop_check_not_member(self, sentence):
        members = self._coop_member_partners()
        if members:
            names = ", ".join(self.env["coop.membership"]._partner_names(members))
            raise UserError(sentence % {"names": names})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_member(self):
        self._coop_check_not_member(
            self.env._(
                "%(names)s: a member's contact cannot be deleted. The register of members keeps "
                "its entries for ten years after a membership has ended."
            )
        )

    @api.model
    def _coop_address_line(self, company=None):
        """The contact's address on one line; the country only when it is not the co-op's."""
        self.ensure_one()
        country = self.country_id
        # sudo: the co-op's own country is no secret
        if company and country == company.sudo().country_id:
            country = country.browse()
        town = " ".join(filter(None, [self.city, self.zip]))
        parts = [self.street, self.street2, town, self.state_id.name, country.name]
        return ", ".join(part.strip() for part in parts if part and part.strip())

    # What notices ask

    def _coop_stopped_reasons(self):
        """No letters to those who died or who cannot be found."""
        reasons = super()._coop_stopped_reasons()
        # sudo: a letter is stopped whoever sends it, and for memberships of all co-ops
        memberships = self.env["coop.membership"].sudo().search([("partner_id", "in", self.ids)])
        for membership in memberships:
            person = membership.partner_id.id
            if membership.died_on:
                reasons[person] = "deceased"
            elif membership.gone_away_since and reasons.get(person) != "deceased":
                reasons[person] = "gone_away"
        return reasons

    def action_coop_memberships(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_membership_action"
        )
        action["domain"] = [("partner_id", "=", self.id)]
        action["context"] = {}
        return action

    def action_coop_same_person(self):
        """One click on a likely duplicate: the applicant is this contact."""
        self.ensure_one()
        application = self.env["coop.membership.application"].browse(
            self.env.context.get("coop_application_id")
        )
        application.action_same_person(self)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
