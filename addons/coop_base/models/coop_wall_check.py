from odoo import api, models
from odoo.tools import SQL


class CoopWallCheck(models.AbstractModel):
    """What the database really has, against what the models say it has.

    Odoo only logs a constraint that it could not create and goes on, so somebody has to look.
    """

    _inherit = "coop.wall"

    @api.model
    def _missing_from_catalogue(self):
        """Return a sorted list of what co-op models declare and the database lacks.

        Constraints, indexes, required columns, foreign keys, and the triggers of the wall; each as
        "table: what is missing". Empty when all is well.
        """
        missing = []
        for model in self._get_catalogued_models():
            if not self._catalogue_has_table(model._table):
                missing.append(f"{model._table}: the table")
                continue
            missing += self._missing_table_objects(model)
            if model._name.startswith("coop."):
                missing += self._missing_column_constraints(model)
        for model in self._get_walled_models():
            missing += self._missing_triggers(model)
        return sorted(missing)

    @api.model
    def _merge_unsafe_constraints(self):
        """Return a sorted list of "table: constraint" that make a merge of contacts delete rows.

        Odoo's merge deletes rows of a table with a UNIQUE or CHECK constraint that names the
        contact, silently. A unique index or an exclusion constraint stops the merge instead.
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT c.conrelid::regclass::text, c.conname
                FROM pg_constraint AS c
                JOIN pg_constraint AS fk ON fk.conrelid = c.conrelid AND fk.contype = 'f'
                    AND fk.confrelid = 'res_partner'::regclass AND fk.conkey[1] = ANY (c.conkey)
                WHERE c.contype IN ('c', 'u') AND c.conrelid = ANY (%s::regclass[])
                """,
                [
                    model._table
                    for model in self._get_catalogued_models()
                    if self._catalogue_has_table(model._table)
                ],
            )
        )
        return sorted(f"{table}: {constraint}" for table, constraint in rows)

    @api.model
    def _get_catalogued_models(self):
        """Return the models with a table of which a co-op addon declares something."""
        return [
            self.env[name]
            for name, model in sorted(self.env.registry.items())
            if model._auto
            and not model._abstract
            and (
                name.startswith("coop.")
                or any(o._module.startswith("coop_") for o in model._table_objects.values())
            )
        ]

    def _catalogue_has_table(self, table):
        return self._catalogue("SELECT to_regclass(%s) IS NOT NULL", table)[0][0]

    def _catalogue(self, query, *args):
        return self.env.execute_query(SQL(query, *args))

    def _missing_table_objects(self, model):
        found = {
            name
            for (name,) in self._catalogue(
                "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND convalidated"
                " UNION SELECT i.relname FROM pg_index JOIN pg_class AS i ON i.oid = indexrelid"
                " WHERE indrelid = %s::regclass AND indisvalid",
                model._table,
                model._table,
            )
        }
        own = model._name.startswith("coop.")
        return [
            f"{model._table}: {name}"
            for name, table_object in model._table_objects.items()
            if (own or table_object._module.startswith("coop_"))
            and table_object.get_definition(self.env.registry)
            and name not in found
        ]

    def _missing_column_constraints(self, model):
        not_null = {
            name
            for (name,) in self._catalogue(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnotnull",
                model._table,
            )
        }
        references = {
            name
            for (name,) in self._catalogue(
                "SELECT attname FROM pg_constraint JOIN pg_attribute"
                " ON attrelid = conrelid AND attnum = ANY (conkey)"
                " WHERE conrelid = %s::regclass AND contype = 'f'",
                model._table,
            )
        }
        missing = []
        for name, field in model._fields.items():
            if not (field.store and field.column_type):
                continue
            if field.required and name not in not_null:
                missing.append(f"{model._table}: NOT NULL of {name}")
            target = self.env.get(field.comodel_name) if field.type == "many2one" else None
            if target is not None and target._auto and name not in references:
                missing.append(f"{model._table}: foreign key of {name}")
        return missing

    def _missing_triggers(self, model):
        found = {
            name
            for (name,) in self._catalogue(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
                " AND tgenabled = 'A' AND tgfoid = to_regproc('coop_wall_refuse')",
                model._table,
            )
        }
        wanted = {f"{model._table}_wall", f"{model._table}_wall_truncate"}
        return [f"{model._table}: trigger {name}" for name in wanted - found]
