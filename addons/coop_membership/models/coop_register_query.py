from collections import namedtuple
from itertools import zip_longest

from odoo import api, models
from odoo.tools import SQL

RegisterLine = namedtuple(
    "RegisterLine",
    [
        "membership_id",
        "number",
        "name",
        "sort_key",
        "service_address",
        "class_label",
        "entered",  # the day the person (first) became a member
        "ceased",  # the day membership ceased; None for a member
        "spells",  # [(entered, ceased or None), ...] oldest first; a return begins another
        "former",  # superseded and struck out particulars: list of dict, see `_lines_as_at`
    ],
)
ROWS_AT_A_TIME = 5000


class CoopRegisterEntry(models.Model):
    """Reading the register: as at a day, as known at an instant."""

    _inherit = "coop.register.entry"

    @api.model
    def _lines_as_at(self, company, as_at, known_at=None, between=None):
        """The register of members as at a day, as known at an instant: a line a membership.

        A line for each membership that by the end of `as_at` was, or had been, a member's: those
        who have ceased stay (s.121). In the order of membership numbers.

        :param res.company company: one co-op
        :param date as_at: day, in the co-op's zone
        :param known_at: as for `_known_instant`
        :param between: (first, last) membership numbers, both included; all when None
        :return: generator of `RegisterLine`, in bounded memory. `former` holds what the register
            said before (oldest first): dicts with `particular`, `value`, `effective_from`,
            `changed_on` (the day on which it changed; None when it was struck out) and
            `entered_at` (ISO UTC instant at which the change or the striking out was entered);
            `how` is "superseded" (true until it changed), "corrected" (another value was entered
            later for the same day) or "struck" (struck out as wrong).
        """
        known = self._known_instant(company, known_at)
        query = self._sql_lines(company, as_at, known, between)
        for *particulars, turns, former in self._stream(query):
            entered, ceased = particulars[-2:]
            spells = turns and list(zip_longest(turns[::2], turns[1::2]))
            yield RegisterLine(*particulars, spells or [(entered, ceased)], former or [])

    @api.model
    def _index_as_at(self, company, as_at, known_at=None, start=0, count=None):
        """The index of names (Companies Act 2006 s.115): (sort key, name, number), A to Z.

        From place `start` on, `count` names (all when None).

        Generator, in bounded memory; a name for each line of the register, former members too.
        """
        known = self._known_instant(company, known_at)
        lines = self._sql_lines(company, as_at, known)
        yield from self._stream(
            SQL(
                """SELECT sort_key, name, number FROM (%s) AS lines
                 ORDER BY sort_key COLLATE "C", name COLLATE "C",
                          length(number), number COLLATE "C"
                   OFFSET %s LIMIT %s""",
                lines,
                start,
                count,
            )
        )

    @api.model
    def _count_as_at(self, company, as_at, known_at=None):
        """(lines, of them members at the day) by a plain count, to check a print against."""
        known = self._known_instant(company, known_at)
        self.flush_model()
        return self.env.execute_query(
            SQL(
                """%(with)s SELECT count(*), count(*) FILTER (WHERE last = 'member') FROM (
                    SELECT (array_agg(value ORDER BY effective_from DESC, recorded_at DESC))[1]
                           AS last
                      FROM spoken
                     WHERE particular = 'status' AND struck_at IS NULL
                  GROUP BY membership_id HAVING bool_or(value = 'member')
                ) AS status""",
                **{"with": self._sql_spoken(company, as_at, known)},
            )
        )[0]

    @api.model
    def _values_as_at(self, memberships, as_at, known_at=None):
        """What the register says of members at a day: {membership id: {particular: value}}."""
        found = {}
        self.flush_model()
        for company in memberships.company_id:
            mine = memberships.filtered(lambda m, company=company: m.company_id == company)
            known = self._known_instant(company, known_at)
            for id_, particular, value in self.env.execute_query(
                SQL(
                    """%(with)s SELECT DISTINCT ON (membership_id, particular)
                              membership_id, particular, value
                         FROM spoken WHERE struck_at IS NULL
                     ORDER BY membership_id, particular, effective_from DESC, recorded_at DESC""",
                    **{
                        "with": self._sql_spoken(
                            company, as_at, known, SQL("SELECT unnest(%s)", mine.ids)
                        )
                    },
                )
            ):
                found.setdefault(id_, {})[particular] = value
        return found

    @api.model
    def _volume_bounds(self, company, as_at, known_at, rows):
        """(first, last) membership numbers of each volume of `rows` lines."""
        known = self._known_instant(company, known_at)
        self.flush_model()
        return self.env.execute_query(
            SQL(
                """%(with)s SELECT (array_agg(number ORDER BY place))[1],
                          (array_agg(number ORDER BY place DESC))[1]
                     FROM (
                        SELECT m.number, row_number() OVER (
                               ORDER BY length(m.number), m.number COLLATE "C") AS place
                          FROM coop_membership m
                         WHERE m.id IN (
                            SELECT membership_id FROM spoken
                             WHERE particular = 'status' AND struck_at IS NULL
                               AND value = 'member')
                     ) AS numbered
                 GROUP BY (place - 1) / %(rows)s ORDER BY min(place)""",
                rows=rows,
                **{"with": self._sql_spoken(company, as_at, known)},
            )
        )

    @api.model
    def _stream(self, query):
        """Rows of a query through a server-side cursor: memory does not grow with them."""
        self.env.flush_all()
        self.env.cr.execute("SET LOCAL cursor_tuple_fraction = 1")  # all rows will be read
        with self.env.cr.connection.cursor(f"coop_register_{id(query)}") as cursor:
            cursor.itersize = ROWS_AT_A_TIME
            cursor.execute(query.code, query.params)
            yield from cursor

    @api.model
    def _sql_spoken(self, company, as_at, known, among=None):
        """WITH spoken: the assertions made by `known`, effective by `as_at`; struck_at when they
        had been struck out by then.

        `chain` follows what strikes out what; each entry has at most one (a unique index), so an
        assertion counts as struck out when the line that hangs on it has an odd length.
        """
        return SQL(
            """WITH RECURSIVE chain (assertion_id, last_id, struck_at, odd) AS (
                SELECT v.voids_id, v.id, v.recorded_at, true
                  FROM coop_register_entry v
                  JOIN coop_register_entry a ON a.id = v.voids_id AND a.voids_id IS NULL
                 WHERE v.company_id = %(company)s AND v.recorded_at <= %(known)s
                UNION ALL
                SELECT chain.assertion_id, v.id, v.recorded_at, NOT chain.odd
                  FROM chain JOIN coop_register_entry v ON v.voids_id = chain.last_id
                 WHERE v.recorded_at <= %(known)s
            ), struck AS (
                SELECT assertion_id, max(struck_at) AS struck_at
                  FROM chain GROUP BY assertion_id HAVING count(*) %% 2 = 1
            ), spoken AS NOT MATERIALIZED (
                SELECT e.id, e.membership_id, e.particular, e.value, e.sort_key,
                       e.effective_from, e.recorded_at, s.struck_at
                  FROM coop_register_entry e LEFT JOIN struck s ON s.assertion_id = e.id
                 WHERE e.company_id = %(company)s AND e.voids_id IS NULL
                   AND e.recorded_at <= %(known)s AND e.effective_from <= %(as_at)s %(among)s
            )""",
            company=company.id,
            known=known,
            as_at=as_at,
            among=SQL("AND e.membership_id IN (%s)", among) if among else SQL(),
        )

    @api.model
    def _sql_lines(self, company, as_at, known, between=None):
        """The whole register in one query; see `_lines_as_at` for what it gives.

        Most members have said each particular once: `firm` holds all, and which of them are
        `plain` and need no more. Only the others go through the windows:
        spoken -> placed (what follows each assertion) -> stood (those that ever were in force)
        -> told (when it changed, and when the change was entered; with it what was corrected or
        struck out) -> lines (one a membership) -> dated (begins with becoming a member).
        """
        among = None
        if between:
            among = SQL(
                """SELECT id FROM coop_membership
                    WHERE company_id = %(company)s
                      AND (length(number), number COLLATE "C") BETWEEN
                          (length(%(first)s), %(first)s) AND (length(%(last)s), %(last)s)""",
                company=company.id,
                first=between[0],
                last=between[1],
            )
        return SQL(
            """%(with)s, firm AS MATERIALIZED (
                SELECT *, said = num_nonnulls(name, service_address, class_label, status)
                          AND NOT any_struck AND status = 'member' AS plain
                  FROM (
                    SELECT membership_id, count(*) AS said,
                           bool_or(struck_at IS NOT NULL) AS any_struck,
                           max(value) FILTER (WHERE particular = 'name') AS name,
                           max(sort_key) FILTER (WHERE particular = 'name') AS sort_key,
                           max(value) FILTER (WHERE particular = 'service_address')
                               AS service_address,
                           max(value) FILTER (WHERE particular = 'class') AS class_label,
                           max(value) FILTER (WHERE particular = 'status') AS status,
                           max(effective_from) FILTER (WHERE particular = 'status') AS entered
                      FROM spoken GROUP BY membership_id
                  ) AS counted
            ), placed AS (
                SELECT *, lead(effective_from) OVER said AS next_from,
                       lead(recorded_at) OVER said AS next_recorded_at
                  FROM spoken
                 WHERE membership_id IN (SELECT membership_id FROM firm WHERE NOT plain)
                WINDOW said AS (PARTITION BY membership_id, particular, struck_at IS NULL
                                ORDER BY effective_from, recorded_at)
            ), stood AS (
                SELECT *, lag(value) OVER said AS value_before
                  FROM placed
                 WHERE struck_at IS NULL
                   AND (next_from IS NULL OR next_from > effective_from OR particular = 'status')
                WINDOW said AS (PARTITION BY membership_id, particular
                                ORDER BY effective_from, recorded_at)
            ), told AS (
                SELECT membership_id, particular, value, sort_key, effective_from, recorded_at,
                       'superseded' AS how,
                       lead(effective_from) OVER said AS changed_on,
                       lead(recorded_at) OVER said AS entered_at
                  FROM stood
                 WHERE value_before IS DISTINCT FROM value
                WINDOW said AS (PARTITION BY membership_id, particular
                                ORDER BY effective_from, recorded_at)
                UNION ALL
                SELECT membership_id, particular, value, sort_key, effective_from, recorded_at,
                       CASE WHEN struck_at IS NULL THEN 'corrected' ELSE 'struck' END,
                       CASE WHEN struck_at IS NULL THEN next_from END,
                       coalesce(struck_at, next_recorded_at)
                  FROM placed
                 WHERE struck_at IS NOT NULL
                    OR (next_from = effective_from AND particular != 'status')
            ), lines AS (
                SELECT membership_id,
                       max(value) FILTER (WHERE particular = 'name' AND entered_at IS NULL)
                           AS name,
                       max(sort_key) FILTER (WHERE particular = 'name' AND entered_at IS NULL)
                           AS sort_key,
                       max(value) FILTER (
                           WHERE particular = 'service_address' AND entered_at IS NULL)
                           AS service_address,
                       max(value) FILTER (WHERE particular = 'class' AND entered_at IS NULL)
                           AS class_label,
                       array_agg(effective_from ORDER BY effective_from, recorded_at) FILTER (
                           WHERE particular = 'status' AND how = 'superseded') AS days,
                       (array_agg(value ORDER BY effective_from, recorded_at) FILTER (
                           WHERE particular = 'status' AND how = 'superseded'))[1] AS first_status,
                       json_agg(
                           json_build_object(
                               'particular', particular, 'value', value, 'how', how,
                               'effective_from', effective_from, 'changed_on', changed_on,
                               'entered_at', entered_at)
                           ORDER BY array_position(
                               ARRAY['name', 'service_address', 'class', 'status'],
                               particular::text), effective_from, recorded_at
                       ) FILTER (WHERE entered_at IS NOT NULL
                                   AND (particular != 'status' OR how != 'superseded'))
                           AS former
                  FROM told GROUP BY membership_id
            ), dated AS (
                SELECT membership_id, name, sort_key, service_address, class_label, former,
                       CASE first_status WHEN 'member' THEN days ELSE days[2:] END AS turns
                  FROM lines
            ), whole AS (
                SELECT membership_id, name, sort_key, service_address, class_label, entered,
                       NULL::date AS ceased, NULL::date[] AS turns, NULL::json AS former
                  FROM firm WHERE plain
                UNION ALL
                SELECT membership_id, name, sort_key, service_address, class_label, turns[1],
                       CASE WHEN cardinality(turns) %% 2 = 0 THEN turns[cardinality(turns)] END,
                       CASE WHEN cardinality(turns) > 2 THEN turns END, former
                  FROM dated WHERE cardinality(turns) > 0
            )
            SELECT m.id, m.number, w.name, w.sort_key, w.service_address, w.class_label,
                   w.entered, w.ceased, w.turns, w.former
              FROM whole w JOIN coop_membership m ON m.id = w.membership_id
          ORDER BY length(m.number), m.number COLLATE "C" """,
            **{"with": self._sql_spoken(company, as_at, known, among)},
        )
