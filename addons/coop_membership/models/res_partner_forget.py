from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

# Tables whose rows go with the contact and are nothing without it.
GO_ALONG = {
    "coop_access_need",
    "coop_access_request",
    "coop_channel_check",
    "coop_form_draft",
    "coop_lesson_done",
    "coop_lesson_session_res_partner_rel",
    "coop_lesson_task",
    "coop_notice_delivery",
    "coop_place_resident",
    "coop_qualification",
    "mail_followers",
    "mail_message_res_partner_rel",
    "mail_message_res_partner_starred_rel",
    "mail_notification",
    "mail_mail_res_partner_rel",
    "res_partner_res_partner_category_rel",
}
DELETED = (
    "coop.access.need",
    "coop.access.request",
    "coop.channel.check",
    "coop.lesson.task",
    "coop.lesson.done",
    "coop.notice.delivery",
    "coop.place.resident",
    "coop.qualification",
)


class ResPartner(models.Model):
    """A contact that was a member's, once the register has forgotten the member."""

    _inherit = "res.partner"

    def _coop_forget(self, company):
        """Delete these contacts where nothing else uses them; return those that stay.

        Anything may use a contact: a log-in, an employee, an invoice. So every table that can
        name one is asked, and a contact is deleted only when no table has it but those whose rows
        are nothing without it, and those only for this co-op. Whoever qualifies or lives at a
        place today is somebody that the co-op still knows.
        """
        stay = self.filtered(lambda partner: partner._coop_is_used(company))
        # sudo: part of removing an entry from the register, which has been checked and logged
        gone = (self - stay).sudo()
        for name in DELETED:
            self.env[name].sudo().search([("partner_id", "in", gone.ids)]).unlink()
        gone.unlink()
        return stay

    def _coop_is_used(self, company):
        self.ensure_one()
        self.env.flush_all()
        if self._coop_is_known_today():
            return True
        for table, column in self._coop_uses():
            row = SQL(
                "SELECT FROM %s WHERE %s = %s LIMIT 1",
                SQL.identifier(table),
                SQL.identifier(column),
                self.id,
            )
            if table == "res_partner":
                row = SQL(
                    "SELECT FROM res_partner WHERE %s = %s AND id != %s LIMIT 1",
                    SQL.identifier(column),
                    self.id,
                    self.id,
                )
            elif table in GO_ALONG:
                if not self._coop_has_company(table):
                    continue
                row = SQL(
                    "SELECT FROM %s WHERE %s = %s AND company_id != %s LIMIT 1",
                    SQL.identifier(table),
                    SQL.identifier(column),
                    self.id,
                    company.id,
                )
            if self.env.execute_query(row):
                return True
        return False

    def _coop_is_known_today(self):
        today = self.env["coop.clock"].today()
        goes_on = Domain("date_to", "=", False) | Domain("date_to", ">=", today)
        mine = Domain("partner_id", "=", self.id) & goes_on
        # sudo: as in _coop_forget; whether it stays says nothing about why
        return any(
            self.env[name].sudo().search_count(mine, limit=1)
            for name in ("coop.qualification", "coop.place.resident")
        )

    def _coop_uses(self):
        """(table, column) of every foreign key that leads to a contact."""
        return self.env.execute_query(
            SQL(
                """
                SELECT c.conrelid::regclass::text, a.attname
                  FROM pg_constraint c
                  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                 WHERE c.contype = 'f' AND c.confrelid = 'res_partner'::regclass
              ORDER BY 1, 2
                """
            )
        )

    def _coop_has_company(self, table):
        return bool(
            self.env.execute_query(
                SQL(
                    "SELECT FROM information_schema.columns WHERE table_schema = current_schema"
                    " AND table_name = %s AND column_name = 'company_id'",
                    table,
                )
            )
        )
