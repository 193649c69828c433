from odoo import api, models
from odoo.tools import SQL


class CoopImportMembers(models.AbstractModel):
    """Bringing in an existing register of members.

    Contacts are made by Odoo, a thousand at a time, because other addons add to them. Memberships,
    periods, qualifications and entries are the co-op's own and go in a statement each: what
    `coop.membership._admit` does for one person, done for all (a test compares the two, row by
    row). No letter is sent: these people were welcomed long ago.
    """

    _name = "coop.import.members"
    _description = "Bringing in a register of members"

    @api.model
    def _bring_in(self, record, tell):
        """:return: values of the import that say what was made"""
        contacts = self.env["coop.import.contacts"]
        partners = contacts._make(record, lambda share: tell(int(share * 85)))
        self._make_numbers(record)
        memberships = self._make_memberships(record)
        self._make_periods(record)
        contacts._make_qualifications(record)
        tell(90)
        self._make_entries(record)
        self.env.invalidate_all()
        contacts._protect(record)
        tell(99)
        return {"made_memberships": memberships, "made_partners": partners}

    def _make_numbers(self, record):
        """Numbers for those who came without; the counter goes past those that are kept."""
        counter, company = self.env["coop.membership.counter"], record.company_id
        kept = self.env.execute_query(
            SQL(
                "SELECT DISTINCT number FROM coop_import_line"
                " WHERE import_id = %s AND state != 'there' AND number IS NOT NULL",
                record.id,
            )
        )
        highest = max((company._coop_parse_number(number) for [number] in kept), default=0)
        if highest:
            counter._reserve(company, highest)
        missing = [
            id_
            for [id_] in self.env.execute_query(
                SQL(
                    "SELECT id FROM coop_import_line"
                    " WHERE import_id = %s AND state != 'there' AND number IS NULL"
                    " ORDER BY date_from, row",
                    record.id,
                )
            )
        ]
        if missing:
            numbers = counter._take(company, len(missing))
            self.env.cr.execute(
                SQL(
                    """UPDATE coop_import_line line SET number = given.number
                         FROM (SELECT unnest(%s) AS id, unnest(%s) AS number) AS given
                        WHERE line.id = given.id""",
                    missing,
                    numbers,
                )
            )

    def _make_memberships(self, record):
        company = record.company_id
        made = self._insert(
            "coop.membership",
            {
                "partner_id": SQL("line.partner_id"),
                "company_id": SQL("%s", company.id),
                "number": SQL("line.number"),
                "active": SQL("TRUE"),
                "area_id": SQL("line.area_id"),
                "service_address_choice": SQL(
                    """CASE WHEN line.care_of OR %(address)s = '' THEN 'care_of'
                            WHEN %(address)s = %(contact)s THEN 'own' ELSE 'other' END""",
                    address=self._sql_address("line"),
                    contact=self._sql_address("p"),
                ),
                # a home that the contact does not say; of colleagues none comes there
                "service_address_other": SQL(
                    """CASE WHEN %(address)s != '' AND %(address)s != %(contact)s
                            THEN %(address)s END""",
                    address=self._sql_address("line"),
                    contact=self._sql_address("p"),
                ),
            },
            SQL(
                """FROM (%s) AS line JOIN res_partner p ON p.id = line.partner_id
               ORDER BY line.date_from, line.row""",
                self.env["coop.import.contacts"]._sql_people(record),
            ),
        )
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET membership_id = m.id
                     FROM coop_import_line first JOIN coop_membership m
                       ON m.partner_id = first.partner_id AND m.company_id = %s AND m.active
                    WHERE first.import_id = %s AND first.row = first.person_row
                      AND line.import_id = first.import_id AND line.person_row = first.row
                      AND line.state != 'there'""",
                company.id,
                record.id,
            )
        )
        return made

    def _make_periods(self, record):
        self._insert(
            "coop.membership.period",
            {
                "membership_id": SQL("membership_id"),
                "company_id": SQL("%s", record.company_id.id),
                "category_id": SQL("category_id"),
                "date_from": SQL("date_from"),
                "date_to": SQL("date_to"),
                "begun_how": SQL("'import'"),
                "ended_why": SQL("CASE WHEN goes_on THEN 'change' ELSE reason END"),
            },
            SQL("FROM (%s) AS line ORDER BY membership_id, date_from", self._sql_times(record)),
        )

    def _sql_times(self, record):
        """The rows as times of membership, each with what came before and comes after it.

        `goes_on`: another category follows the day after. `follows`: it follows such a one.
        """
        return SQL(
            """SELECT line.*, lag(category_id) OVER times AS category_before,
                      coalesce(lag(date_to) OVER times = date_from - 1, false) AS follows,
                      coalesce(lead(date_from) OVER times = date_to + 1, false) AS goes_on
                 FROM coop_import_line line
                WHERE import_id = %s AND state != 'there'
               WINDOW times AS (PARTITION BY person_row ORDER BY date_from)""",
            record.id,
        )

    def _make_entries(self, record):
        """The register: entered now, effective when it was so, in the order in which it was."""
        entries = self.env["coop.register.entry"]
        company = record.company_id
        self.env["coop.register.head"]._ensure(company)
        membership = self.env["coop.membership"]
        labels = SQL(", ").join(
            SQL("(%s, %s)", category.id, membership._get_class_label(category))
            for category in self.env["coop.membership.category"]
            .with_context(active_test=False)
            .search([("company_id", "=", company.id)])
        )
        entries._wall_insert_select(
            [
                "membership_id",
                "particular",
                "value",
                "sort_key",
                "effective_from",
                "source",
            ],
            SQL(
                """WITH label (category_id, words) AS (VALUES %(labels)s),
                time AS (
                    SELECT t.*, now.words AS label_now, before.words AS label_before,
                           lag(name) OVER times AS name_before,
                           lag(address) OVER times AS address_before
                      FROM (
                        SELECT *, CASE WHEN care_of OR %(address)s = '' THEN %(care_of)s
                                       ELSE %(address)s END AS address
                          FROM (%(times)s) AS line) AS t
                      JOIN label now ON now.category_id = t.category_id
                 LEFT JOIN label before ON before.category_id = t.category_before
                    WINDOW times AS (PARTITION BY person_row ORDER BY date_from)
                )
                SELECT membership_id, particular, value, key, day, 'import' FROM (
                    SELECT membership_id, 1 AS place, 'name' AS particular, name AS value,
                           sort_key AS key, date_from AS day
                      FROM time WHERE name IS DISTINCT FROM name_before
                    UNION ALL
                    SELECT membership_id, 2, 'service_address', address, NULL, date_from
                      FROM time WHERE address IS DISTINCT FROM address_before
                    UNION ALL
                    SELECT membership_id, 3, 'class', label_now, NULL, date_from
                      FROM time WHERE label_now IS DISTINCT FROM label_before
                    UNION ALL
                    SELECT membership_id, 4, 'status', 'member', NULL, date_from
                      FROM time WHERE NOT follows
                    UNION ALL
                    SELECT membership_id, 5, 'status', 'ceased', NULL, date_to
                      FROM time WHERE date_to IS NOT NULL AND NOT goes_on
                ) AS said ORDER BY membership_id, day, place""",
                labels=labels,
                times=self._sql_times(record),
                address=self._sql_address("line"),
                care_of=company._coop_care_of_address(),
            ),
            company,
        )

    def _sql_address(self, table):
        """An address on one line, as `res.partner._coop_address_line` writes it."""
        column = {
            name: SQL("nullif(btrim(%s), '')", SQL.identifier(table, name))
            for name in ("street", "street2", "city", "zip")
        }
        return SQL(
            """concat_ws(', ', %(street)s, %(street2)s,
                         nullif(concat_ws(' ', %(city)s, %(zip)s), ''))""",
            **column,
        )

    def _insert(self, model, columns, source):
        """Insert rows of one of our own models in one statement, with its defaults.

        :return: how many
        """
        fields_ = self.env[model]._fields
        stored = [
            name
            for name, field in fields_.items()
            if field.store
            and field.column_type
            and name not in columns
            and name not in models.MAGIC_COLUMNS
        ]
        values = dict(columns)
        for name, value in self.env[model].default_get(stored).items():
            values[name] = SQL("%s", fields_[name].convert_to_column_insert(value, self.env[model]))
        stamp = SQL("now() AT TIME ZONE 'UTC'")
        uid = SQL("%s", self.env.uid)
        values.update(create_uid=uid, write_uid=uid, create_date=stamp, write_date=stamp)
        self.env.cr.execute(
            SQL(
                "INSERT INTO %s (%s) SELECT %s %s",
                SQL.identifier(self.env[model]._table),
                SQL(", ").join(map(SQL.identifier, values)),
                SQL(", ").join(values.values()),
                source,
            )
        )
        return self.env.cr.rowcount
