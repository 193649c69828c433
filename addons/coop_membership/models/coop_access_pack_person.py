from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """The person: who they are, how they are reached, why they may join, how they sign in."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_contact(partner),
            self._get_need(partner),
            self._get_qualifications(partner, company),
            self._get_places(partner, company),
            self._get_log_ins(partner),
            self._get_helped(partner, company),
            self._get_drafts(partner, company),
        ]

    @api.model
    def _get_contact(self, partner):
        return {
            "title": self.env._("Who you are"),
            "why": self.env._("We keep this to know you and to reach you."),
            "facts": [
                (self.env._("Name"), partner.name),
                (self.env._("Address"), partner._coop_address_line()),
                (self.env._("E-mail"), partner.email),
                (self.env._("Phone"), partner.phone),
                (self.env._("Language"), partner.lang and self._label(partner, "lang")),
                (self.env._("Written down since"), self._day(partner.create_date)),
                (self.env._("Files"), ", ".join(self._get_files(partner).mapped("name"))),
            ],
            "passages": [
                *self._passages_of(partner, "comment"),
                *self._notes_about(partner),
            ],
        }

    @api.model
    def _get_files(self, partner):
        return self.env["ir.attachment"].search(
            [("res_model", "=", "res.partner"), ("res_id", "=", partner.id)]
        )

    @api.model
    def _get_need(self, partner):
        need = self.env["coop.access.need"].search([("partner_id", "=", partner.id)])
        facts = [
            (self.env._("Language"), self._label(need, "language")),
            (self.env._("Format"), self._label(need, "format")),
            (self.env._("How we tell you things"), self._label(need, "channel")),
            (self.env._("When we ring you"), need._ring_time()),
            (self.env._("Helps"), ", ".join(need.help_kind_ids.mapped("name"))),
            (self.env._("What helps you"), need.what_helps),
            (self.env._("You looked at this on"), self._day(need.reviewed_on)),
        ]
        return {
            "title": self.env._("How we reach you, and what helps"),
            "why": self.env._("We keep this so that letters and meetings are good for you."),
            "facts": facts if need else [],
        }

    @api.model
    def _get_qualifications(self, partner, company):
        rows = self.env["coop.qualification"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="date_from"
        )
        return {
            "title": self.env._("Why you can be a member"),
            "why": self.env._("We keep this to know in which group you can join and vote."),
            "heads": [
                self.env._("Group"),
                self.env._("From"),
                self.env._("Until"),
                self.env._("How we know"),
            ],
            "rows": [
                [
                    row.category_id.name,
                    self._day(row.date_from),
                    self._day(row.date_to),
                    self._label(row, "source"),
                ]
                for row in rows
            ],
            "passages": list(self._passages_of(rows, "evidence")),
        }

    @api.model
    def _get_places(self, partner, company):
        rows = self.env["coop.place.resident"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)], order="date_from"
        )
        return {
            "title": self.env._("Places where you live or go"),
            "why": self.env._("We keep this to invite people who live together."),
            "heads": [
                self.env._("Place"),
                self.env._("Since"),
                self.env._("Until"),
                self.env._("Shown on its tablet as"),
            ],
            "rows": [
                [
                    row.place_id.name,
                    self._day(row.date_from),
                    self._day(row.date_to),
                    row.face_agreed_on and row.face_name or "",
                ]
                for row in rows
            ],
        }

    @api.model
    def _get_log_ins(self, partner):
        users = partner.with_context(active_test=False).user_ids
        return {
            "title": self.env._("How you sign in"),
            "why": self.env._("We keep this so that only you reach your pages."),
            "heads": [self.env._("Log-in"), self.env._("Last signed in")],
            "rows": [[user.login, self._moment(user.login_date)] for user in users],
        }

    @api.model
    def _get_helped(self, partner, company):
        rows = self.env["coop.assisted.session"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)],
            order="started_at",
        )
        return {
            "title": self.env._("When somebody of the office did something for you"),
            "why": self.env._("We keep this so that it is known when it was not you alone."),
            "heads": [
                self.env._("Began"),
                self.env._("Ended"),
                self.env._("How"),
                self.env._("What for"),
            ],
            "rows": [
                [
                    self._moment(row.started_at),
                    self._moment(row.ended_at),
                    self._label(row, "channel"),
                    row.purpose or "",
                ]
                for row in rows
            ],
        }

    @api.model
    def _get_drafts(self, partner, company):
        drafts = self.env["coop.form.draft"].search(
            [
                ("partner_id", "=", partner.id),
                ("company_id", "=", company.id),
                ("state", "=", "open"),
            ]
        )
        return {
            "title": self.env._("Forms that you have begun"),
            "why": self.env._("We keep this for some days, so that you can go on."),
            "heads": [self.env._("Form"), self.env._("What you have written"), self.env._("Until")],
            "rows": [
                [
                    draft.form_code,
                    "; ".join(str(value) for value in (draft.answers or {}).values() if value),
                    self._moment(draft.expires_at),
                ]
                for draft in drafts
            ],
        }
