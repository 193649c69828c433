from odoo import api, models
from odoo.tools import SQL


def _plain(column):
    """A column of text as it is compared: without blanks and case."""
    return SQL("lower(regexp_replace(%s, '\\s', '', 'g'))", SQL(column))


class CoopImportLine(models.Model):
    """Checks across rows: one statement each, whatever the size of the file."""

    _inherit = "coop.import.line"

    @api.model
    def _note(self, record, column, sentence, found):
        """Add a sentence to the rows that a query finds.

        :param column: errors, warnings, db_errors or db_warnings
        :param str sentence: {0}, {1} stand for what the query gives beside the row's id
        :param SQL found: a query of (id, fact, ...) ; each row at most once
        """
        facts = sentence.count("{")
        text = SQL("%s", sentence)
        for place in range(facts):
            text = SQL(
                "replace(%s, %s, coalesce(found.%s::text, ''))",
                text,
                f"{{{place}}}",
                SQL.identifier(f"f{place}"),
            )
        names = SQL(", ").join([SQL("id"), *(SQL.identifier(f"f{n}") for n in range(facts))])
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line
                      SET %(column)s = concat_ws(E'\\n', line.%(column)s, %(text)s)
                     FROM (%(found)s) AS found (%(names)s)
                    WHERE line.id = found.id AND line.import_id = %(import)s""",
                **{"import": record.id},
                column=SQL.identifier(column),
                text=text,
                found=found,
                names=names,
            )
        )

    @api.model
    def _settle_states(self, record):
        settled = SQL(
            """CASE WHEN errors IS NOT NULL OR db_errors IS NOT NULL THEN 'error'
                    WHEN membership_id IS NOT NULL THEN 'there'
                    WHEN state = 'there' THEN 'there'
                    WHEN warnings IS NOT NULL OR db_warnings IS NOT NULL THEN 'warning'
                    ELSE 'ok' END"""
        )
        self.env.cr.execute(
            SQL(
                "UPDATE coop_import_line SET state = %(settled)s"
                " WHERE import_id = %(import)s AND state IS DISTINCT FROM %(settled)s",
                **{"import": record.id},
                settled=settled,
            )
        )
        self.env.invalidate_all()

    @api.model
    def _check_against_each_other(self, record):
        """What is wrong between the rows of one file."""
        if record.kind == "members":
            self._check_numbers(record)
            self._check_same_people(record)
        else:
            self._join_people(record)
        self._settle_states(record)

    def _check_numbers(self, record):
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET person_row = first.row
                     FROM (SELECT number_key, min(row) AS row FROM coop_import_line
                            WHERE import_id = %(import)s AND number_key IS NOT NULL
                         GROUP BY number_key HAVING count(*) > 1) AS first
                    WHERE line.import_id = %(import)s AND line.number_key = first.number_key""",
                **{"import": record.id},
            )
        )
        self._note(
            record,
            "errors",
            self.env._(
                "Number {0} stands in row {1} too, with another name. Two people cannot have one "
                "number."
            ),
            self._others(record, SQL("other.sort_key IS DISTINCT FROM line.sort_key")),
        )
        self._note(
            record,
            "errors",
            self.env._("The times of membership of number {0} overlap with those in row {1}."),
            self._others(
                record,
                SQL(
                    """other.sort_key = line.sort_key
                       AND line.date_from <= coalesce(other.date_to, 'infinity')
                       AND other.date_from <= coalesce(line.date_to, 'infinity')"""
                ),
            ),
        )

    def _others(self, record, condition):
        """(id, number, rows) of rows that share their number with others, on a condition."""
        return SQL(
            """SELECT line.id, line.number, string_agg(other.row::text, ', ' ORDER BY other.row)
                 FROM coop_import_line line JOIN coop_import_line other
                   ON other.import_id = line.import_id AND other.number_key = line.number_key
                  AND other.id != line.id
                WHERE line.import_id = %s
                  AND line.person_row IN (
                      SELECT person_row FROM coop_import_line WHERE import_id = %s
                    GROUP BY person_row HAVING count(*) > 1)
                  AND %s
             GROUP BY line.id, line.number""",
            record.id,
            record.id,
            condition,
        )

    def _check_same_people(self, record):
        self._note(
            record,
            "errors",
            self.env._(
                "This seems to be the person in row {0}, under another number. Leave one of them "
                "out; or if they are two people, tell them apart in the name."
            ),
            SQL(
                """SELECT line.id, string_agg(other.row::text, ', ' ORDER BY other.row)
                     FROM coop_import_line line JOIN coop_import_line other
                       ON other.import_id = line.import_id AND other.sort_key = line.sort_key
                      AND other.person_row != line.person_row
                      AND (%(email)s = %(other_email)s
                           OR (%(zip)s = %(other_zip)s AND %(street)s = %(other_street)s)
                           OR (line.number IS NULL AND other.number IS NULL
                               AND line.date_from = other.date_from
                               AND coalesce(line.zip, '') = coalesce(other.zip, '')))
                    WHERE line.import_id = %(import)s AND line.sort_key != ''
                 GROUP BY line.id""",
                **{"import": record.id},
                email=_plain("line.email"),
                other_email=_plain("other.email"),
                zip=_plain("line.zip"),
                other_zip=_plain("other.zip"),
                street=_plain("line.street"),
                other_street=_plain("other.street"),
            ),
        )

    def _join_people(self, record):
        """Rows of one person at several places, known by name with e-mail or address."""
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET person_row = first.row
                     FROM (SELECT id, min(row) OVER (
                                  PARTITION BY sort_key, coalesce(%(email)s, %(zip)s, '')) AS row
                             FROM coop_import_line
                            WHERE import_id = %(import)s AND sort_key IS NOT NULL) AS first
                    WHERE line.id = first.id""",
                **{"import": record.id},
                email=_plain("email"),
                zip=_plain("zip"),
            )
        )
        self._note(
            record,
            "errors",
            self.env._("The same person at the same place stands in row {0} too."),
            SQL(
                """SELECT line.id, string_agg(other.row::text, ', ' ORDER BY other.row)
                     FROM coop_import_line line JOIN coop_import_line other
                       ON other.import_id = line.import_id AND other.id != line.id
                      AND other.person_row = line.person_row
                      AND coalesce(%(place)s, '') = coalesce(%(other_place)s, '')
                    WHERE line.import_id = %(import)s GROUP BY line.id""",
                **{"import": record.id},
                place=_plain("line.place_name"),
                other_place=_plain("other.place_name"),
            ),
        )
        self._note(
            record,
            "warnings",
            self.env._("Taken for the same person as in row {0}, at another place."),
            SQL(
                "SELECT id, person_row FROM coop_import_line"
                " WHERE import_id = %s AND person_row != row",
                record.id,
            ),
        )
