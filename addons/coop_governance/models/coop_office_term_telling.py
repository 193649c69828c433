from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date


class CoopOfficeTerm(models.Model):
    """People hear that their term begins, that it ends soon, and thanks at the end."""

    _inherit = "coop.office.term"

    def _tell_holder(self, kind):
        for term in self:
            # sudo: whose term it is; the caller did what they are told of
            partner = term.sudo().holder_id.partner_id
            self.env["coop.notice"]._tell(partner, kind, term, key=kind)

    def _coop_notice_values(self, kind, partners):
        """Return for each person the body, the seat and the days, in their language."""
        self.ensure_one()
        needs = partners._coop_needs()
        return {partner.id: self._get_words(needs[partner.id]["lang"]) for partner in partners}

    def _get_words(self, lang):
        # sudo: a person is told of their own term
        term = self.sudo().with_context(lang=lang)

        def day(date):
            return format_date(term.env, date, lang_code=lang, date_format="d MMMM yyyy")

        return {
            "body": term.body_id.name,
            "seat": term.seat_id._get_label(),
            "first_day": day(term.date_from),
            "last_day": day(term.date_to) if term.date_to else term.env._("no end is planned"),
            "purpose": term.body_id.purpose or "",
            "link": f"{term.get_base_url()}/my/who-decides",
            "seat_link": f"{term.get_base_url()}/my/bodies",
        }

    # -- before the end ----------------------------------------------------------------------

    @api.model
    def _get_ending_domain(self):
        """Terms that end soon by the rules of their bodies, of which nobody was told yet."""
        today = self.env["coop.clock"].today()
        bodies = self.env["coop.body"].search([])
        parts = []
        for body in bodies:
            days = body._get_rules(today).warn_days
            if days:
                parts.append(
                    Domain("body_id", "=", body.id)
                    & Domain("date_to", "<=", today + timedelta(days=days))
                )
        return (
            Domain("closed", "=", False)
            & Domain("is_office", "=", False)
            & Domain("told_ending_on", "=", False)
            & Domain("date_from", "<=", today)
            & Domain("date_to", ">=", today)
            & Domain.OR(parts)
        )

    @api.model
    def _tell_ending(self, terms):
        for term in terms:
            term._tell_holder("term_ends_soon")
            term.told_ending_on = self.env["coop.clock"].today(term.company_id)
