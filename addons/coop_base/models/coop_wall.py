import logging
from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, LazyTranslate

_lt = LazyTranslate(__name__)
_logger = logging.getLogger(__name__)

_MICROSECOND = timedelta(microseconds=1)
_STAMPS = ("recorded_at", "recorded_by_id", "recorded_by")

# Lets a change through only where an opening of this very table was logged in this very
# transaction and `SET LOCAL` names it; openings themselves can never be changed.
# The error class makes it an IntegrityError, which Odoo shows as a sentence and not a traceback.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_wall_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    openings text := current_setting('coop_wall.openings', true);
BEGIN
    IF openings ~ '^[0-9]+(,[0-9]+)*$' AND TG_TABLE_NAME <> 'coop_wall_opening' AND EXISTS (
        SELECT FROM coop_wall_opening AS opening
        WHERE opening.id = ANY (string_to_array(openings, ',')::bigint[])
            AND opening.table_name = TG_TABLE_NAME
            AND opening.transaction_id = pg_current_xact_id()::text
    ) THEN
        IF TG_OP = 'UPDATE' THEN
            RETURN NEW;
        END IF;
        RETURN OLD;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = format('%s is append-only: %s is refused', TG_TABLE_NAME, TG_OP),
        SCHEMA = TG_TABLE_SCHEMA,
        TABLE = TG_TABLE_NAME,
        CONSTRAINT = TG_TABLE_NAME || '_wall';
END
$$
"""


class CoopWall(models.AbstractModel):
    """Append-only records: written once, never changed, never deleted, by nobody.

    The database refuses it to SQL, imports, `sudo()` and merges alike; the ORM says it earlier and
    in words. The one way through is a logged act, `coop.wall.opening._open`.

    A model behind the wall says `_log_access = False` itself (Odoo does not inherit it), has no
    foreign key to users or partners (deleting a user or merging contacts would be a change), no
    computed field that is stored after creation, and gets new fields without a default: what is
    usual in a new record is said by ``_get_usual``.

    Records of most models stand behind it as soon as they are written. A model whose records are
    closed by an act says so with ``_wall_closes_by``: the name of a boolean column; a record may be
    changed and deleted until that is set, and never afterwards.

    What goes on happening to a record that stays (whether it still counts, say) stands in the
    columns of ``_wall_open_fields``; the acts of the model write those, and everything else stays.
    """

    _name = "coop.wall"
    _description = "Append-only records"
    _log_access = False
    _wall_closes_by = None
    _wall_open_fields = frozenset()

    _wall_message = _lt(
        "This record is kept as it was written and cannot be changed or deleted."
        " To put something right, add a new record that says so."
    )

    recorded_at = fields.Datetime(
        string="Recorded on",
        required=True,
        readonly=True,
        copy=False,
        help="When this was recorded; grows strictly within a co-op.",
    )
    recorded_by_id = fields.Integer(
        string="Recorded by (user number)",
        required=True,
        readonly=True,
        copy=False,
        aggregator=None,
    )
    recorded_by = fields.Char(string="Recorded by", required=True, readonly=True, copy=False)

    def init(self):
        super().init()
        self.env.cr.execute(FUNCTION)
        if not self._abstract:
            if self._log_access:
                # Odoo does not inherit this from a mixin, and create_uid is a foreign key.
                raise TypeError(f"{self._name} stands behind the wall: set _log_access = False")
            self._wall_install()

    @api.model
    def _get_usual(self):
        """Return {field: value} of a new record; a default of a field would change what is there
        when the field is new."""
        return {}

    @api.model
    def default_get(self, fields):
        usual = {name: value for name, value in self._get_usual().items() if name in fields}
        return {**usual, **super().default_get(fields)}

    def _wall_install(self):
        """Put the two triggers on the table; harmless when they are there."""
        table, name = SQL.identifier(self._table), f"{self._table}_wall"
        closed, changes = SQL(), SQL("UPDATE OR DELETE")
        if self._wall_closes_by:
            closed = SQL("WHEN (OLD.%s)", SQL.identifier(self._wall_closes_by))
        if self._wall_open_fields:
            changes = SQL("UPDATE OF %s OR DELETE", self._sql_standing_columns())
        for trigger, events, level, when in (
            (name, changes, "ROW", closed),
            (f"{name}_truncate", SQL("TRUNCATE"), "STATEMENT", SQL()),
        ):
            parts = {
                "trigger": SQL.identifier(trigger),
                "events": events,
                "table": table,
                "level": SQL(level),
                "when": when,
            }
            # ALWAYS: also in a session that plays a replica, where other triggers keep silent.
            for statement in (
                "DROP TRIGGER IF EXISTS %(trigger)s ON %(table)s",
                "CREATE TRIGGER %(trigger)s BEFORE %(events)s ON %(table)s"
                " FOR EACH %(level)s %(when)s EXECUTE FUNCTION coop_wall_refuse()",
                "ALTER TABLE %(table)s ENABLE ALWAYS TRIGGER %(trigger)s",
            ):
                self.env.cr.execute(SQL(statement, **parts))

    def _sql_standing_columns(self):
        """Return the columns of the table that no act changes, as a list in SQL."""
        stored = (name for name, field in self._fields.items() if field.store and field.column_type)
        standing = sorted({"id", *stored} - self._wall_open_fields)
        return SQL(", ").join(map(SQL.identifier, standing))

    def _init_column(self, column_name):
        """Leave rows that exist as they are: a new field says nothing about them."""
        if self._abstract or not self._wall_has_rows():
            return super()._init_column(column_name)
        if self._fields[column_name].default:
            _logger.warning(
                "%s.%s has a default, which rows behind the wall do not get",
                self._name,
                column_name,
            )

    def _wall_has_rows(self):
        return bool(
            self.env.execute_query(SQL("SELECT FROM %s LIMIT 1", SQL.identifier(self._table)))
        )

    # -- writing once ---------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [{k: v for k, v in vals.items() if k not in _STAMPS} for vals in vals_list]
        by_company = defaultdict(list)
        for vals in vals_list:
            by_company[self._wall_company_id(vals)].append(vals)
        user = {"recorded_by_id": self.env.uid, "recorded_by": self.env.user.name}
        # Companies in order, so that two who record in several never wait for each other.
        for company_id, batch in sorted(by_company.items()):
            first = self.env["coop.wall.tick"].sudo()._take(company_id, len(batch))
            for step, vals in enumerate(batch):
                vals.update(user, recorded_at=first + step * _MICROSECOND)
        return super().create(vals_list)

    @api.model
    def _wall_company_id(self, vals):
        """Return the id of the company in whose order a record to be made stands, or 0."""
        if "company_id" not in self._fields:
            return 0
        if "company_id" in vals:
            return vals["company_id"] or 0
        return self.default_get(["company_id"]).get("company_id") or 0

    @api.model
    def _wall_insert_select(self, columns, select_sql, company=None):
        """Record a set of rows in one statement, stamped like records that are created.

        Nothing is computed or checked by the ORM: constraints of the database are all there is.

        :param list columns: names of columns, in the order of the query's; without the
            stamps and without ``company_id``, which are filled in
        :param SQL select_sql: a SELECT; its order is the order in which rows are recorded
        :param company: the company of all the rows; that of the environment by default
        :return int: how many rows were recorded
        """
        company = company or self.env.company
        refused = {*_STAMPS, "company_id", "id"} & set(columns)
        if refused:
            raise ValueError(f"columns that are filled in cannot be given: {sorted(refused)}")
        has_company = "company_id" in self._fields
        key = company.id if has_company else 0
        self.env.flush_all()
        ticks = self.env["coop.wall.tick"].sudo()  # people who record need no right to ticks
        first = ticks._take(key)
        stamps = {"recorded_by_id": self.env.uid, "recorded_by": self.env.user.name}
        if has_company:
            stamps["company_id"] = company.id
        self.env.cr.execute(
            SQL(
                "INSERT INTO %(table)s (%(columns)s, %(stamp_columns)s, recorded_at)"
                " SELECT source.*, %(stamps)s,"
                " %(first)s::timestamp + (row_number() OVER () - 1) * %(one)s"
                " FROM (%(select)s) AS source",
                table=SQL.identifier(self._table),
                columns=SQL(", ").join(map(SQL.identifier, columns)),
                stamp_columns=SQL(", ").join(map(SQL.identifier, stamps)),
                stamps=SQL(", ").join(SQL("%s", value) for value in stamps.values()),
                first=first,
                one=_MICROSECOND,
                select=select_sql,
            )
        )
        count = self.env.cr.rowcount
        if count > 1:
            ticks._extend(key, count - 1)
        self.env.invalidate_all(flush=False)
        return count

    @api.model
    def _wall_settle(self, company, known_at=None):
        """Return a moment of which what is known can no longer change; see `coop.wall.tick`."""
        # People who print need no right to ticks.
        return self.env["coop.wall.tick"].sudo()._settle(company.id, known_at)

    # -- and never again ------------------------------------------------------------------

    def write(self, vals):
        changes = vals.keys() - self._wall_open_fields
        if changes and self._wall_closed() and not self._wall_is_open():
            raise UserError(self.env._(self._wall_message))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_behind_the_wall(self):
        if self._wall_closed() and not self._wall_is_open():
            raise UserError(self.env._(self._wall_message))

    def _wall_closed(self):
        """Return which of these records stand behind the wall."""
        return self.filtered(self._wall_closes_by) if self._wall_closes_by else self

    def _wall_is_open(self):
        # Whoever may open logs it; whoever may not does not learn more than that.
        return self.env["coop.wall.opening"].sudo()._is_open(self._table)

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == f"{self._table}_wall":
            return self.env._(self._wall_message)
        return super()._sql_error_to_message(exc)

    # -- what stands behind it ------------------------------------------------------------

    @api.model
    def _get_walled_models(self):
        """Return a list of the models behind the wall that have a table, as empty recordsets."""
        wall = self.env.registry["coop.wall"]
        return [
            self.env[name]
            for name, model in sorted(self.env.registry.items())
            if issubclass(model, wall) and not model._abstract and model._auto
        ]
