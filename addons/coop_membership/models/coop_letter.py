import re

from markupsafe import Markup

from odoo import models

# a town and a postcode of the United Kingdom
TOWN_POSTCODE = re.compile(r"(.*\S)\s+([A-Z]{1,2}\d[A-Z\d]?\d? ?\d[A-Z]{2})")


class CoopText(models.Model):
    _inherit = "coop.text"

    def _get_placeholders(self):
        """Letters to members may name their number."""
        known = super()._get_placeholders()
        return known | {"number"} if self.kind_id.code == "letter" else known


class CoopLetter(models.Model):
    """A letter to members: it may name their number, and stands on their membership."""

    _inherit = "coop.letter"

    def _coop_notice_values(self, kind, partners):
        values = super()._coop_notice_values(kind, partners)
        numbers = {row.partner_id: row.number for row in self._get_memberships(partners)}
        return {
            partner.id: {**values[partner.id], "number": numbers.get(partner, "")}
            for partner in partners
        }

    def _get_memberships(self, people):
        # sudo: which of these are members; the letter says nothing of it to anybody else
        return (
            self.env["coop.membership"]
            .sudo()
            .search([("partner_id", "in", people.ids), ("company_id", "=", self.company_id.id)])
        )

    def _on_sent(self, people):
        """Note it on the memberships, without a word of what it says."""
        super()._on_sent(people)
        memberships = self._get_memberships(people)
        note = Markup('<a href="#" data-oe-model="coop.letter" data-oe-id="%s">%s</a>') % (
            self.id,
            memberships._in_language_of_office().env._("The office sent a letter."),
        )
        memberships._message_log_batch(bodies=dict.fromkeys(memberships.ids, note))


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    def _coop_chosen(self):
        """The contacts of the chosen memberships, for an officer."""
        for membership in self:
            membership._check_officer()
        # sudo: officers write to every member, also to those whose contact is hidden
        return self.sudo().partner_id.sudo(False)

    def action_write_letter(self):
        return self.env["coop.letter"]._start_action(self._coop_chosen(), self.company_id[:1])

    def action_print_labels(self):
        return self.env["coop.label.print"]._start(self._coop_chosen(), self.company_id[:1])


class CoopMembershipApplication(models.Model):
    _inherit = "coop.membership.application"

    def _coop_chosen(self):
        """The contacts of the chosen applicants; whose address nobody proved is left out."""
        self.check_access("write")
        # sudo: an applicant's contact may be hidden from the officer who decides
        applications = self.sudo()
        proven = applications.filtered(
            lambda row: row.partner_id or row.proof_state in ("proven", "by_hand")
        )
        for application in proven:
            application._ensure_partner()
        return proven.partner_id.sudo(False)

    def action_write_letter(self):
        return self.env["coop.letter"]._start_action(self._coop_chosen(), self.company_id[:1])

    def action_print_labels(self):
        return self.env["coop.label.print"]._start(self._coop_chosen(), self.company_id[:1])


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _coop_label_lines(self, company):
        """A label goes where letters go, whatever the register shows: what is sent care of the
        co-op to somebody who asked for that in the register would only come back to us."""
        home = self._coop_home_off_contact(company)
        return split_address(home) if home else super()._coop_label_lines(company)


def split_address(address):
    """Return an address written on one line as the lines of a label, the postcode on its own."""
    lines = [line.strip() for line in address.replace("\n", ",").split(",") if line.strip()]
    found = TOWN_POSTCODE.fullmatch(lines[-1]) if lines else None
    return [*lines[:-1], *found.groups()] if found else lines
