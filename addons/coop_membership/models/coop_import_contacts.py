from odoo import api, models
from odoo.tools import SQL

from .res_partner_import import SameDefaults

AT_A_TIME = 1000
FIELDS = ("name", "street", "street2", "city", "zip", "email", "phone", "lang")


class CoopImportContacts(models.AbstractModel):
    """The contacts of an import, and what they qualify for."""

    _name = "coop.import.contacts"
    _description = "Contacts of an import"

    @api.model
    def _make(self, record, tell):
        """Make contacts for the people of an import who have none yet.

        Through the ORM, a thousand at a time: other addons compute on contacts what we cannot know.
        Left out is what nobody notices on a contact that is new, stands alone and has no picture
        (a test compares every column with a contact made singly).

        :param tell: function of the share that is done
        :return: how many were made
        """
        partners = self.env["res.partner"].with_context(
            tracking_disable=True,
            mail_create_nolog=True,
            mail_create_nosubscribe=True,
            mail_notrack=True,
            no_vat_validation=True,
            _partners_skip_fields_sync=True,  # nobody above or below them to agree with
            coop_same_defaults=SameDefaults(),
        )
        # given, so that Odoo does not make each of them twice to find nobody in charge
        in_charge = partners.default_get(["user_id"]).get("user_id", False)
        todo = self.env.execute_query(
            SQL(
                """SELECT id, is_company, name, street, street2, city, zip, email, phone, lang
                     FROM (%s) AS person
                    WHERE NOT (coalesce(use_partner, false) AND partner_id IS NOT NULL)
                 ORDER BY row""",
                self._sql_people(record),
            )
        )
        made_ids = []
        for start in range(0, len(todo), AT_A_TIME):
            batch = todo[start : start + AT_A_TIME]
            made = partners.create(
                [
                    {
                        "user_id": in_charge,
                        **self._prepare_partner_vals(
                            record, is_company, dict(zip(FIELDS, values, strict=True))
                        ),
                    }
                    for _id, is_company, *values in batch
                ]
            )
            self._leave_pictures(made)
            self.env.flush_all()
            made_ids += made.ids
            self.env.invalidate_all()
            tell((start + len(batch)) / len(todo))
        if todo:
            self._link([line[0] for line in todo], made_ids)
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET partner_id = first.partner_id
                     FROM coop_import_line first
                    WHERE line.import_id = %(import)s AND first.import_id = %(import)s
                      AND first.row = line.person_row AND line.id != first.id""",
                **{"import": record.id},
            )
        )
        return len(todo)

    @api.model
    def _sql_people(self, record):
        """One row a person: id, row and contact of their first row, the rest of the last in time.

        Of somebody with several times of membership the last row knows the address best.
        """
        return SQL(
            """SELECT first.id, first.row, first.partner_id, first.use_partner, first.number,
                      first.date_from, last.is_company, last.name, last.street, last.street2,
                      last.city, last.zip, last.email, last.phone, last.lang, last.care_of,
                      last.area_id
                 FROM coop_import_line first
                 CROSS JOIN LATERAL (
                    SELECT * FROM coop_import_line line
                     WHERE line.import_id = first.import_id AND line.person_row = first.row
                  ORDER BY line.date_from DESC NULLS LAST, line.row DESC LIMIT 1) AS last
                WHERE first.import_id = %s AND first.row = first.person_row
                  AND first.state != 'there'""",
            record.id,
        )

    def _prepare_partner_vals(self, record, is_company, values):
        vals = {name: value for name, value in values.items() if value}
        vals["lang"] = vals.get("lang") or "en_GB"
        vals["is_company"] = bool(is_company)
        if record.kind == "people" or not is_company:
            # They are not staff, who were found among the contacts. Protected from the first
            # moment, as every member from outside the staff, so that it says nothing.
            vals["coop_protected"] = True
        return vals

    def _leave_pictures(self, partners):
        """Make no smaller pictures of pictures that are not there: an eighth of all the time."""
        for field in partners._fields.values():
            if field.type == "binary" and field.store and field.related == "image_1920":
                self.env.remove_to_compute(field, partners)

    def _link(self, line_ids, partner_ids):
        self.env.cr.execute(
            SQL(
                """UPDATE coop_import_line line SET partner_id = made.partner_id
                     FROM (SELECT unnest(%s) AS id, unnest(%s) AS partner_id) AS made
                    WHERE line.id = made.id""",
                line_ids,
                partner_ids,
            )
        )

    @api.model
    def _make_qualifications(self, record):
        """What each person qualifies for: one a category, from the first row that says so.

        Who qualified later than a row says gets the earlier day; who qualifies already, no other.
        """
        grounds = SQL(
            """SELECT partner_id, category_id, coalesce(min(date_from), %s) AS day,
                      CASE WHEN bool_and(date_to IS NOT NULL) AND %s THEN max(date_to) END AS until
                 FROM coop_import_line WHERE import_id = %s AND state != 'there'
             GROUP BY partner_id, category_id""",
            self.env["coop.clock"].today(record.company_id),
            record.kind == "people",
            record.id,
        )
        self.env.cr.execute(
            SQL(
                """UPDATE coop_qualification q SET date_from = ground.day
                     FROM (%s) AS ground
                    WHERE q.partner_id = ground.partner_id
                      AND q.category_id = ground.category_id AND q.date_from > ground.day
                      AND NOT EXISTS (SELECT FROM coop_qualification o
                                       WHERE o.partner_id = q.partner_id
                                         AND o.category_id = q.category_id
                                         AND o.date_from < q.date_from)""",
                grounds,
            )
        )
        self.env["coop.import.members"]._insert(
            "coop.qualification",
            {
                "partner_id": SQL("ground.partner_id"),
                "category_id": SQL("ground.category_id"),
                "company_id": SQL("%s", record.company_id.id),
                "date_from": SQL("ground.day"),
                "date_to": SQL("ground.until"),
                "source": SQL("'import'"),
                "evidence": SQL("%s", record.filename),
            },
            SQL(
                """FROM (%s) AS ground WHERE NOT EXISTS (
                       SELECT FROM coop_qualification q
                        WHERE q.partner_id = ground.partner_id
                          AND q.category_id = ground.category_id
                          AND coalesce(q.date_to, 'infinity') >= ground.day
                          AND q.date_from <= coalesce(ground.until, 'infinity'))""",
                grounds,
            ),
        )

    @api.model
    def _protect(self, record):
        """Protect contacts that were there before: people supported, members not of the staff."""
        partners = self.env["res.partner"]
        disclosing = [
            id_
            for [id_] in self.env.execute_query(
                SQL(
                    """SELECT DISTINCT line.partner_id
                         FROM coop_import_line line
                         JOIN coop_membership_category c ON c.id = line.category_id
                         JOIN res_partner p ON p.id = line.partner_id
                        WHERE line.import_id = %s AND c.discloses_support
                          AND p.coop_protected IS NOT TRUE""",
                    record.id,
                )
            )
        ]
        partners.browse(disclosing)._coop_protect()
        others = [
            id_
            for [id_] in self.env.execute_query(
                SQL(
                    """SELECT DISTINCT line.partner_id
                         FROM coop_import_line line JOIN res_partner p ON p.id = line.partner_id
                        WHERE line.import_id = %s AND p.coop_protected IS NOT TRUE""",
                    record.id,
                )
            )
        ]
        partners.browse(others)._coop_protect_member()
