from odoo import api, models
from odoo.tools import SQL


class CoopImportPeople(models.AbstractModel):
    """Bringing in people supported, with the places where they live or which they come to."""

    _name = "coop.import.people"
    _description = "Bringing in people supported"

    @api.model
    def _bring_in(self, record, tell):
        """:return: values of the import that say what was made"""
        contacts = self.env["coop.import.contacts"]
        self._make_places(record)
        partners = contacts._make(record, lambda share: tell(int(share * 90)))
        contacts._make_qualifications(record)
        self._make_residents(record)
        self.env.invalidate_all()
        contacts._protect(record)
        return {"made_partners": partners}

    def _make_places(self, record):
        """Places that the file names and that are not there yet."""
        lines = self.env["coop.import.line"]
        for name, kind, area in self.env.execute_query(
            SQL(
                """SELECT min(place_name), coalesce(min(place_kind), 'house'), min(area_id)
                     FROM coop_import_line
                    WHERE import_id = %s AND place_name IS NOT NULL AND place_id IS NULL
                      AND state != 'there'
                 GROUP BY lower(place_name) ORDER BY 1""",
                record.id,
            )
        ):
            place = self.env["coop.place"].create(
                {"name": name, "kind": kind, "area_id": area, "company_id": record.company_id.id}
            )
            self.env.cr.execute(
                SQL(
                    """UPDATE coop_import_line SET place_id = %s
                        WHERE import_id = %s AND lower(place_name) = lower(%s)""",
                    place.id,
                    record.id,
                    name,
                )
            )
        lines.invalidate_model()

    def _make_residents(self, record):
        self.env["coop.import.members"]._insert(
            "coop.place.resident",
            {
                "place_id": SQL("line.place_id"),
                "company_id": SQL("%s", record.company_id.id),
                "partner_id": SQL("line.partner_id"),
                "date_from": SQL("line.date_from"),
                "date_to": SQL("line.date_to"),
            },
            SQL(
                """FROM coop_import_line line
                  WHERE line.import_id = %s AND line.state != 'there'
                    AND line.place_id IS NOT NULL AND NOT EXISTS (
                        SELECT FROM coop_place_resident r
                         WHERE r.partner_id = line.partner_id AND r.place_id = line.place_id)
               ORDER BY line.row""",
                record.id,
            ),
        )
