from odoo import api, fields, models


class CoopMembership(models.Model):
    """What a member's seats follow from: leaving, dying, another category, another area."""

    _inherit = "coop.membership"

    office_term_count = fields.Integer(
        "Terms of office",
        compute="_compute_office_term_count",
        groups="coop_governance.group_governance_officer",
    )

    @api.depends("partner_id")
    def _compute_office_term_count(self):
        for membership in self:
            membership.office_term_count = len(membership._get_office_terms())

    def _get_office_terms(self):
        """Return all terms of this member, also those that were struck out."""
        # sudo: whose they are is the office's to know; callers show them to those who may
        terms = self.env["coop.office.term"].sudo()
        return terms.search(
            [
                ("holder_id.partner_id", "in", self.sudo().partner_id.ids),
                ("company_id", "in", self.sudo().company_id.ids),
            ]
        )

    def _get_open_terms(self, last_day):
        """Return the terms that go on, or begin, after a day."""
        return self._get_office_terms().filtered(
            lambda term: not term.closed and (not term.date_to or term.date_to > last_day)
        )

    def _on_left(self, period):
        super()._on_left(period)
        why = "death" if period.ended_why == "death" else "membership"
        for term in self._get_open_terms(period.date_to):
            rules = term.body_id._get_rules(period.date_to)
            if term.closed or not (rules.members_only or why == "death"):
                continue
            term._end(period.date_to, why, period=period)

    def _on_leave_undone(self, period):
        super()._on_leave_undone(period)
        ended = self._get_office_terms().filtered(lambda term: term.ended_period_id == period)
        gone_on = ended.search([("restores_id", "in", ended.ids)]).restores_id
        # seats before the offices held besides
        (ended - gone_on).sorted("is_office")._undo_end()

    def _on_category_changed(self, period):
        super()._on_category_changed(period)
        self._end_foreign_terms(period.date_from, "ends_with_category")

    def write(self, vals):
        result = super().write(vals)
        self._follow_area(vals)
        return result

    def _write_unregistered(self, vals):
        result = super()._write_unregistered(vals)
        self._follow_area(vals)
        return result

    def _follow_area(self, vals):
        if "area_id" not in vals:
            return
        for membership in self:
            today = self.env["coop.clock"].today(membership.company_id)
            membership._end_foreign_terms(today, "ends_with_area")

    def _end_foreign_terms(self, day, rule):
        """End the terms on seats of constituencies to which the member does not belong any more
        from a day on, where the rules say so."""
        self.ensure_one()
        last_day = fields.Date.subtract(day, days=1)
        for term in self._get_open_terms(last_day):
            constituency = term.seat_id.constituency_id
            if term.closed or not constituency or not term.body_id._get_rules(day)[rule]:
                continue
            if not constituency._has_member(self, day):
                term._end(max(last_day, fields.Date.subtract(term.date_from, days=1)), "category")

    def _make_nobody(self):
        """Who is forgotten is named no more by the seats that they held; that the seats were
        held, and when, stays."""
        nobody = super()._make_nobody()
        # sudo: part of a removal that has been checked and logged
        holders = self.env["coop.office.holder"].sudo()
        holders = holders.search(
            [("partner_id", "=", self.partner_id.id), ("company_id", "=", self.company_id.id)]
        )
        if not holders:
            return nobody
        noted = holders.term_ids.filtered(lambda term: term.begun_note or term.ended_note)
        reason = self.env._("The entry of a former member was removed from the register.")
        with self.env["coop.wall.opening"]._open("coop.office.term", reason):
            noted.write({"begun_note": False, "ended_note": False})
            holders.write(
                {
                    "partner_id": nobody.id,
                    "name": nobody.name,
                    "photo": False,
                    "about": False,
                    "reach": False,
                }
            )
            holders.flush_recordset()
        return nobody

    def action_view_office_terms(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_office_term_action"
        )
        return {**action, "domain": [("id", "in", self._get_office_terms().ids)], "context": {}}
