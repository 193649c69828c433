from odoo import api, models
from odoo.tools import SQL

from .coop_import_check import _plain

# As `number_key` of a row is made: leading noughts count for nothing.
NUMBER_KEY = SQL("regexp_replace(lower(m.number), '(^|\\D)0+(?=\\d)', '\\1', 'g')")


class CoopImportLine(models.Model):
    """Checks of the rows against what is in Odoo already; repeated when the rows come in."""

    _inherit = "coop.import.line"

    @api.model
    def _check_against_database(self, record):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line
                      SET db_errors = NULL, db_warnings = NULL, state = 'ok',
                          membership_id = NULL,
                          partner_id = CASE WHEN chosen THEN partner_id END,
                          use_partner = chosen AND partner_id IS NOT NULL AND use_partner
                    WHERE import_id = %s
                      AND (db_errors, db_warnings, state, membership_id, partner_id, use_partner)
                          IS DISTINCT FROM (NULL, NULL, 'ok', NULL,
                              CASE WHEN chosen THEN partner_id END,
                              chosen AND partner_id IS NOT NULL AND use_partner)""",
                record.id,
            )
        )
        # The planner knows nothing yet of rows that were laid out a moment ago.
        self.env.cr.execute("ANALYZE coop_import_line")
        self._match_contacts(record)
        if record.kind == "members":
            self._check_given_numbers(record)
            self._check_members_already(record)
        else:
            self._find_people_there(record)
        self._check_shared_contacts(record)
        self._settle_states(record)

    def _match_contacts(self, record):
        """Suggest the contact that a person may be: same name, and e-mail or postcode.

        Names are compared by their sort key: without accents, case, titles. The same name alone is
        worth a look and no more.
        """
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line
                      SET partner_id = match.partner_id, use_partner = match.strong
                     FROM (
                        SELECT DISTINCT ON (l.id) l.id, p.id AS partner_id,
                               (%(email)s = %(p_email)s OR %(zip)s = %(p_zip)s) IS TRUE
                               OR c.id IS NOT NULL AS strong
                          FROM coop_import_line l
                          JOIN res_partner p ON p.coop_sort_key = l.sort_key AND p.active
                           AND p.is_company = l.is_company
                           AND (p.company_id IS NULL OR p.company_id = %(company)s)
                           AND %(own)s
                          LEFT JOIN coop_qualification c
                            ON %(people)s AND c.partner_id = p.id
                           AND c.category_id = l.category_id AND c.date_from = l.date_from
                         WHERE l.import_id = %(import)s AND NOT l.chosen AND l.row = l.person_row
                           AND l.sort_key != ''
                      ORDER BY l.id, 3 DESC, p.id
                     ) AS match
                    WHERE line.id = match.id""",
                **{"import": record.id},
                company=record.company_id.id,
                people=record.kind == "people",
                own=self._sql_own_contact("p"),
                email=_plain("l.email"),
                p_email=_plain("p.email"),
                zip=_plain("l.zip"),
                p_zip=_plain("p.zip"),
            )
        )
        mine = SQL(
            "SELECT id FROM coop_import_line WHERE import_id = %s AND partner_id IS NOT NULL"
            " AND row = person_row AND NOT chosen AND use_partner",
            record.id,
        )
        self._note(
            record,
            "db_warnings",
            self.env._("Taken for the contact that is there: same name and e-mail or postcode."),
            mine,
        )
        self._note(
            record,
            "db_warnings",
            self.env._(
                "There is a contact of the same name. A new one will be made, unless you tick that "
                "it is the same person."
            ),
            SQL(
                "SELECT id FROM coop_import_line WHERE import_id = %s AND partner_id IS NOT NULL"
                " AND row = person_row AND NOT chosen AND NOT use_partner",
                record.id,
            ),
        )

    @api.model
    def _sql_own_contact(self, alias):
        """Which contacts a row may be taken for. Bridges leave out what other addons make."""
        return SQL("TRUE")

    def _check_shared_contacts(self, record):
        """Two people of the file cannot be one contact: new ones, or somebody chooses."""
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET use_partner = false
                    WHERE import_id = %(import)s AND use_partner AND NOT chosen
                      AND state != 'there' AND partner_id IN (
                        SELECT partner_id FROM coop_import_line
                         WHERE import_id = %(import)s AND use_partner
                      GROUP BY partner_id HAVING count(DISTINCT person_row) > 1)""",
                **{"import": record.id},
            )
        )
        self._note(
            record,
            "db_errors",
            self.env._("Row {0} is said to be the same contact. Choose for which of them it is."),
            SQL(
                """SELECT line.id, string_agg(DISTINCT other.row::text, ', ')
                     FROM coop_import_line line JOIN coop_import_line other
                       ON other.import_id = line.import_id AND other.partner_id = line.partner_id
                      AND other.person_row != line.person_row AND other.use_partner
                    WHERE line.import_id = %s AND line.use_partner GROUP BY line.id""",
                record.id,
            ),
        )

    def _check_given_numbers(self, record):
        """A number that is given already: the same time of the same person, or an error."""
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET state = 'there', membership_id = given.id
                     FROM (SELECT m.id, p.coop_sort_key, %(key)s AS key, period.date_from
                             FROM coop_membership m JOIN res_partner p ON p.id = m.partner_id
                             JOIN coop_membership_period period ON period.membership_id = m.id
                            WHERE m.company_id = %(company)s) AS given
                    WHERE line.import_id = %(import)s AND line.number_key = given.key
                      AND line.date_from = given.date_from
                      AND (line.sort_key = given.coop_sort_key OR EXISTS (
                           SELECT FROM coop_register_entry e
                            WHERE e.membership_id = given.id AND e.sort_key = line.sort_key))""",
                **{"import": record.id},
                company=record.company_id.id,
                key=NUMBER_KEY,
            )
        )
        self._note(
            record,
            "db_errors",
            self.env._(
                "Number {0} is given already, to {1}, and not with these dates. Change that "
                "membership itself."
            ),
            SQL(
                """SELECT DISTINCT ON (line.id) line.id, m.number, p.name
                     FROM coop_import_line line
                     JOIN coop_membership m ON m.company_id = %s AND %s = line.number_key
                     JOIN res_partner p ON p.id = m.partner_id
                    WHERE line.import_id = %s AND line.state != 'there'""",
                record.company_id.id,
                NUMBER_KEY,
                record.id,
            ),
        )

    def _check_members_already(self, record):
        """A contact that has a membership already; without a number, the same time is there."""
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET state = 'there', membership_id = m.id
                     FROM coop_membership m JOIN coop_membership_period period
                       ON period.membership_id = m.id
                    WHERE line.import_id = %s AND line.number IS NULL AND line.use_partner
                      AND m.partner_id = line.partner_id AND m.company_id = %s
                      AND period.date_from = line.date_from""",
                record.id,
                record.company_id.id,
            )
        )
        self._note(
            record,
            "db_errors",
            self.env._("This contact has a membership already, under number {0}."),
            SQL(
                """SELECT line.id, m.number
                     FROM coop_import_line line JOIN coop_membership m
                       ON m.partner_id = line.partner_id AND m.company_id = %s AND m.active
                    WHERE line.import_id = %s AND line.use_partner AND line.state != 'there'
                      AND line.db_errors IS NULL""",
                record.company_id.id,
                record.id,
            ),
        )

    def _find_people_there(self, record):
        """People who are known as supported, and at that place, already."""
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET state = 'there'
                     FROM coop_import_line first
                    WHERE line.import_id = %(import)s AND first.import_id = %(import)s
                      AND first.row = line.person_row AND first.use_partner
                      AND EXISTS (SELECT FROM coop_qualification q
                                   WHERE q.partner_id = first.partner_id
                                     AND q.category_id = line.category_id)
                      AND (line.place_name IS NULL OR EXISTS (
                           SELECT FROM coop_place_resident r
                            WHERE r.partner_id = first.partner_id
                              AND r.place_id = line.place_id))""",
                **{"import": record.id},
            )
        )
