from odoo import api, models

# Of the measures, those that everybody reads in “Our Year”, in this order.
SHOWN = (
    "members",
    "members_joined",
    "reviews_concluded",
    "requests_asked",
    "requests_accepted",
    "requests_partly",
    "decided_aim_care",
    "decided_aim_work",
    "decided_aim_community",
    "members_told",
    "meetings_council",
    "meetings_board",
    "questions_answered",
    "followups_told",
)
GAVE_TIME = ("gave_time_council", "gave_time_board", "gave_time_buddies")


class CoopEvidenceReport(models.Model):
    """“Our Year”: what happened, in pictures and numbers, and thanks to those who gave their time.

    The numbers are those of the report that is kept. Names are not in it: they are looked up when
    somebody reads the page, of people who agree to be shown at that time.
    """

    _inherit = "coop.evidence.report"

    @api.model
    def _get_year_keys(self):
        """Return (keys of measures, keys of those who gave their time), for others to add to."""
        return list(SHOWN), list(GAVE_TIME)

    def _get_our_year(self, lang):
        """Return what “Our Year” says in a language: a dict with co_op, first, last, numbers,
        thanks, gave (numbers of people), names."""
        self.ensure_one()
        document = self._get_document(lang)
        rows = {
            one["key"]: one
            for principle in document["principles"]
            for one in principle["measures"]
            if one["value"] and not one["is_few"]
        }
        shown, gave = self._get_year_keys()
        return {
            "co_op": document["co_op"],
            "first": document["first"],
            "last": document["last"],
            "numbers": [rows[key] for key in shown if key in rows],
            "gave": [rows[key] for key in gave if key in rows],
            "thanks": document["thanks"],
            "names": self._get_thanked(),
        }

    def _get_thanked(self):
        """Return the names, as shown, of those who sat on a body in this time and agreed to it."""
        # sudo: only who agreed to be shown is named
        terms = self.env["coop.office.term"].sudo()
        found = terms.search(
            [
                ("company_id", "=", self.company_id.id),
                ("struck_on", "=", False),
                ("holder_id.agreed_on", "!=", False),
                ("date_from", "<=", self.date_to),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", self.date_from),
            ]
        )
        return sorted(found.holder_id.mapped("name"))

    @api.model
    def _get_shown_years(self, company):
        """Return the reports of a co-op whose “Our Year” everybody may read."""
        # sudo: what is shown was released
        return self.sudo().search([("company_id", "=", company.id), ("shown_on", "!=", False)])

    @api.model
    def _get_shown_year(self, number):
        """Return a report by its number where its “Our Year” is shown, or none."""
        # sudo: what is shown was released
        return self.sudo().browse(number).exists().filtered("shown_on")

    @api.model
    def _get_boards_of(self, partner):
        """Return the terms with which somebody sits on a Board today, with all rights."""
        # sudo: whose page it is was settled
        terms = self.env["coop.office.term"].sudo()
        return terms.search(
            [
                ("holder_id.partner_id", "=", partner.id),
                ("body_id.kind", "=", "board"),
                *terms._get_standing_domain(self.env["coop.clock"].today()),
            ]
        )

    @api.model
    def _sits_on_board(self, partner):
        return bool(self._get_boards_of(partner))

    @api.model
    def _get_for_trustee(self, partner):
        """Return the kept reports of the co-ops on whose Board somebody sits today."""
        companies = self._get_boards_of(partner).company_id
        # sudo: who sits on the Board reads what is kept
        return self.sudo().search([("company_id", "in", companies.ids), ("closed", "=", True)])
