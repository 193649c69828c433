import json
import re

from odoo import api, fields, models
from odoo.tools import SQL, LazyTranslate

from odoo.addons.coop_base.names import fold, sort_key

_lt = LazyTranslate(__name__)

SENTENCES = {
    "no_name": _lt("The name is missing."),
    "no_letters": _lt("“%(cell)s” is not a name."),
    "bad_date": _lt("“%(cell)s” is not a date. Write it like 8/1/2018 or 2018-01-08."),
    "date_here": _lt("There is a date (%(cell)s) in the column %(heading)s."),
    "in_future": _lt("%(cell)s lies in the future. A register holds what has happened."),
    "ceased_before_entered": _lt("It ends on %(cell)s, before it begins on %(begin)s."),
    "not_yes_or_no": _lt("“%(cell)s” in the column %(heading)s: write yes or no."),
    "unknown_lang": _lt("“%(cell)s”: the languages are Welsh and English."),
    "unknown_reason": _lt(
        "“%(cell)s”: the reasons are resigned, died, no longer qualifies, expelled, lost touch, "
        "not known."
    ),
    "unknown_place_kind": _lt("“%(cell)s”: a place is a house, day service, team or other."),
    "cell_too_long": _lt("The cell in the column %(heading)s is too long."),
    "cell_error": _lt("The cell in the column %(heading)s shows the error %(cell)s."),
    "bad_email": _lt("“%(cell)s” is not an e-mail address."),
    "no_date_from": _lt("The date entered is missing."),
    "no_category": _lt("The category is missing."),
    "unknown_category": _lt("There is no category “%(cell)s”. There are: %(known)s."),
    "unknown_area": _lt("There is no area “%(cell)s”. There are: %(known)s."),
    "reason_without_end": _lt("There is a reason for leaving and no date ceased."),
}
# Column of the staging table -> its type, for rows that go in as one JSON document.
STAGED = {
    "row": "integer",
    "raw": "text",
    "number": "varchar",
    "number_key": "varchar",
    "name": "varchar",
    "sort_key": "varchar",
    "is_company": "boolean",
    "street": "varchar",
    "street2": "varchar",
    "city": "varchar",
    "zip": "varchar",
    "email": "varchar",
    "phone": "varchar",
    "lang": "varchar",
    "care_of": "boolean",
    "category_id": "integer",
    "area_id": "integer",
    "place_id": "integer",
    "place_name": "varchar",
    "place_kind": "varchar",
    "date_from": "date",
    "date_to": "date",
    "reason": "varchar",
    "errors": "text",
    "warnings": "text",
}


class CoopImportLine(models.Model):
    """A row of a spreadsheet, as it was and as it was understood.

    `errors` and `warnings` come from the file itself, `db_errors` and `db_warnings` from what is
    in Odoo; the latter are found anew when the rows come in.
    """

    _name = "coop.import.line"
    _description = "Row of an import"
    _order = "import_id, row"
    _rec_name = "name"

    import_id = fields.Many2one("coop.import", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="import_id.company_id")
    row = fields.Integer(required=True, readonly=True, aggregator=None)
    raw = fields.Text(
        "As in the file", readonly=True, groups="coop_membership.group_support_status"
    )
    number = fields.Char(readonly=True)
    number_key = fields.Char(readonly=True)
    name = fields.Char(readonly=True)
    sort_key = fields.Char(readonly=True)
    is_company = fields.Boolean("Organisation", readonly=True)
    street = fields.Char(readonly=True)
    street2 = fields.Char(readonly=True)
    city = fields.Char(readonly=True)
    zip = fields.Char("Postcode", readonly=True)
    email = fields.Char(readonly=True)
    phone = fields.Char(readonly=True)
    lang = fields.Char("Language", readonly=True)
    care_of = fields.Boolean("Care of the co-op", readonly=True)
    category_id = fields.Many2one(
        "coop.membership.category",
        readonly=True,
        ondelete="cascade",
        groups="coop_membership.group_support_status",
    )
    area_id = fields.Many2one("coop.area", readonly=True, ondelete="set null")
    place_id = fields.Many2one("coop.place", "Place found", readonly=True, ondelete="set null")
    place_name = fields.Char("Place", readonly=True)
    place_kind = fields.Char(readonly=True)
    date_from = fields.Date("From", readonly=True)
    date_to = fields.Date("Until", readonly=True)
    reason = fields.Char("Reason for leaving", readonly=True)
    errors = fields.Text(readonly=True)
    warnings = fields.Text(readonly=True)
    db_errors = fields.Text("Database errors", readonly=True)
    db_warnings = fields.Text("Database warnings", readonly=True)
    problems = fields.Text("What to look at", compute="_compute_problems")
    state = fields.Selection(
        [
            ("ok", "Fine"),
            ("warning", "Look at it"),
            ("error", "Error"),
            ("there", "Already there"),
        ],
        required=True,
        default="ok",
        readonly=True,
    )
    person_row = fields.Integer(
        readonly=True, aggregator=None, help="The first row about the same person."
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Likely the same contact",
        ondelete="set null",
        index="btree_not_null",
        check_company=True,
    )
    use_partner = fields.Boolean(
        "Is this contact", help="Take the contact that is there, and make no new one."
    )
    chosen = fields.Boolean(readonly=True, help="Somebody decided which contact it is.")
    membership_id = fields.Many2one("coop.membership", readonly=True, ondelete="set null")

    _person_idx = models.Index("(import_id, person_row)")
    _number_idx = models.Index("(import_id, number_key)")
    _sort_idx = models.Index("(import_id, sort_key)")

    @api.depends("errors", "warnings", "db_errors", "db_warnings")
    def _compute_problems(self):
        for line in self:
            line.problems = "\n".join(
                filter(None, [line.errors, line.db_errors, line.warnings, line.db_warnings])
            )

    def write(self, vals):
        """Only which contact it is may be chosen, and then it stays chosen."""
        if not self.env.su:
            vals = {name: vals[name] for name in ("partner_id", "use_partner") if name in vals}
            vals["chosen"] = True
        return super().write(vals)

    # One row

    @api.model
    def _prepare_lookups(self, record):
        """Names and codes of categories, areas and places, folded, in both languages."""
        company = record.company_id
        lookups = {"company": company}
        for key, model in (
            ("category", "coop.membership.category"),
            ("area", "coop.area"),
            ("place", "coop.place"),
        ):
            found, shown = {}, []
            for lang in ("en_GB", "cy_GB"):
                records = self.env[model].with_context(lang=lang)
                for each in records.search([("company_id", "=", company.id)]):
                    found.update({fold(word): each.id for word in (each.name, each.code) if word})
                    if lang == "en_GB":
                        shown.append(each.name)
            lookups[key] = found
            lookups[f"{key}_shown"] = ", ".join(shown[:30])
        disclosing = self.env["coop.membership.category"].search(
            [("company_id", "=", company.id), ("discloses_support", "=", True)]
        )
        only = disclosing if record.kind == "people" else None
        lookups["category_only"] = only.id if only and len(only) == 1 else None
        lookups["headings"] = dict(zip(*record._heading_pairs(), strict=True))
        return lookups

    @api.model
    def _prepare_row(self, record, row, cells, values, problems, lookups):
        """A row of the staging table, as a dict of STAGED."""
        warnings = []
        staged = {
            name: values[name]
            for name in ("street", "street2", "city", "zip", "email", "phone", "lang", "place_kind")
            if values.get(name)
        }
        staged["category_id"] = self._look_up(values, "category", problems, lookups)
        staged["area_id"] = self._look_up(values, "area", problems, lookups)
        number = values.get("number")
        if number:
            staged["number"] = number
            staged["number_key"] = re.sub(r"(^|\D)0+(?=\d)", r"\1", number.lower())
        if record.kind == "members":
            staged.update(self._prepare_dates(values, problems, warnings))
        else:
            staged["date_from"] = values.get("supported_from")
            staged["date_to"] = values.get("supported_to")
            place = values.get("place")
            staged["place_name"] = place
            staged["place_id"] = lookups["place"].get(fold(place)) if place else None
            if place and not staged["place_id"]:
                warnings.append(self.env._("The place “%(place)s” will be made.", place=place))
        is_company = bool(values.get("organisation"))
        name = values.get("name")
        staged.update(
            row=row,
            raw=json.dumps([str(cell) for cell in cells], ensure_ascii=False),
            name=name,
            sort_key=sort_key(name, surname_first=not is_company) if name else None,
            is_company=is_company,
            care_of=bool(values.get("care_of")),
            errors=self._in_words(problems, lookups),
            warnings="\n".join(warnings) or None,
        )
        for day in ("date_from", "date_to"):
            staged[day] = staged[day].isoformat() if staged.get(day) else None
        return staged

    def _prepare_dates(self, values, problems, warnings):
        begin, end, reason = (values.get(name) for name in ("date_from", "date_to", "reason"))
        wrong = {facts.get("column") for _code, facts in problems}
        if not begin and "date_from" not in wrong:
            problems.append(("no_date_from", {}))
        if reason and not end and "date_to" not in wrong:
            problems.append(("reason_without_end", {}))
        if end and not reason and "reason" not in wrong:
            reason = "unknown"
            warnings.append(
                self.env._("No reason for leaving is given: it goes down as not known.")
            )
        return {"date_from": begin, "date_to": end, "reason": reason}

    def _look_up(self, values, name, problems, lookups):
        text = values.get(name)
        if not text:
            if name == "category":
                if lookups["category_only"]:
                    return lookups["category_only"]
                problems.append(("no_category", {}))
            return None
        found = lookups[name].get(fold(text))
        if not found:
            facts = {"cell": text[:60], "known": lookups[f"{name}_shown"]}
            problems.append((f"unknown_{name}", facts))
        return found

    def _in_words(self, problems, lookups):
        sentences = []
        for code, facts in problems:
            heading = lookups["headings"].get(facts.get("column"), "")
            sentence = self.env._(SENTENCES[code])
            sentences.append(sentence % {**facts, "heading": heading})
        return "\n".join(sentences) or None

    @api.model
    def _insert_rows(self, record, batch):
        """Put rows into the staging table in one statement."""
        if not batch:
            return
        columns = SQL(", ").join(map(SQL.identifier, STAGED))
        types = SQL(", ").join(
            SQL("%s %s", SQL.identifier(name), SQL(kind)) for name, kind in STAGED.items()
        )
        self.env.cr.execute(
            SQL(
                """INSERT INTO coop_import_line (import_id, person_row, chosen, use_partner,
                       state, create_uid,
                       create_date, write_uid, write_date, %(columns)s)
                   SELECT %(import)s, row, false, false,
                          CASE WHEN errors IS NULL THEN 'ok' ELSE 'error' END,
                          %(uid)s, now() AT TIME ZONE 'UTC', %(uid)s, now() AT TIME ZONE 'UTC',
                          %(columns)s
                     FROM json_to_recordset(%(rows)s) AS staged (%(types)s)""",
                **{"import": record.id},
                uid=self.env.uid,
                columns=columns,
                types=types,
                rows=json.dumps(batch),
            )
        )
