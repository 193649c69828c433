from odoo import api, models
from odoo.tools import SQL

# The minutes are touched while they are a draft, so that an approval and a change at the same
# moment never miss each other. An opening of the wall of this very table lets a change through.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_minutes_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    openings text := current_setting('coop_wall.openings', true);
    keys bigint[] := '{}';
    meetings bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN
        keys := keys || (to_jsonb(OLD) ->> TG_ARGV[0])::bigint;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        keys := keys || (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
    END IF;
    EXECUTE format('SELECT array_agg(%I) FROM %I WHERE id = ANY ($1)', TG_ARGV[2], TG_ARGV[1])
        INTO meetings USING keys;
    UPDATE coop_minutes SET meeting_id = meeting_id
        WHERE meeting_id = ANY (meetings) AND closed IS NOT TRUE;
    IF EXISTS (SELECT FROM coop_minutes WHERE meeting_id = ANY (meetings) AND closed)
        AND NOT (coalesce(openings, '') ~ '^[0-9]+(,[0-9]+)*$' AND EXISTS (
            SELECT FROM coop_wall_opening AS opening
            WHERE opening.id = ANY (string_to_array(openings, ',')::bigint[])
                AND opening.table_name = TG_TABLE_NAME
                AND opening.transaction_id = pg_current_xact_id()::text
        ))
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = format('%s: the minutes are approved, %s is refused', TG_TABLE_NAME, TG_OP),
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = TG_TABLE_NAME || '_wall';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$
"""
REFUSES = "coop_minutes_refuse"


class CoopMinuted(models.AbstractModel):
    """What the minutes of a meeting stand for: once they are approved nothing of it is added,
    changed or taken away, by whatever way.

    Fields that are filled in from elsewhere may be forged by SQL: the meeting is looked up through
    the key by which a row belongs to it.
    """

    _name = "coop.minuted"
    _description = "Kept with the minutes"

    # its key, and the table and column in which the meeting of that key stands
    _minuted_through = ("item_id", "coop_agenda_item", "meeting_id")
    _minuted_events = "INSERT OR UPDATE OR DELETE"

    def init(self):
        super().init()
        self.env.cr.execute(FUNCTION)
        if not self._abstract:
            self._minuted_install(self._table, self._minuted_through, self._minuted_events)

    def _minuted_install(self, table, through, events):
        """Put the trigger on a table; harmless when it is there. It follows that of the wall."""
        parts = {
            "trigger": SQL.identifier(f"{table}_with_minutes"),
            "events": SQL(events),
            "table": SQL.identifier(table),
            "through": SQL(", ").join(SQL("%s", name) for name in through),
        }
        for statement in (
            "DROP TRIGGER IF EXISTS %(trigger)s ON %(table)s",
            "CREATE TRIGGER %(trigger)s BEFORE %(events)s ON %(table)s"
            " FOR EACH ROW EXECUTE FUNCTION coop_minutes_refuse(%(through)s)",
            "ALTER TABLE %(table)s ENABLE ALWAYS TRIGGER %(trigger)s",
        ):
            self.env.cr.execute(SQL(statement, **parts))

    @api.model_create_multi
    def create(self, vals_list):
        key = self._minuted_through[0]
        usual = self.env.context.get(f"default_{key}")
        self._check_minutes_of([vals.get(key, usual) for vals in vals_list])
        return super().create(vals_list)

    def write(self, vals):
        if vals and "UPDATE" in self._minuted_events:
            key = self._minuted_through[0]
            self._check_minutes_of([*self[key].ids, vals.get(key)])
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_minuted(self):
        self._check_minutes_of(self[self._minuted_through[0]].ids)

    @api.model
    def _check_minutes_of(self, keys):
        """Refuse in words, before the database does.

        :param list keys: ids of what the rows belong to; empty ones are passed over
        """
        model = self._fields[self._minuted_through[0]].comodel_name
        # sudo: minutes that this user may not read hold as well
        rows = self.env[model].sudo().browse({key for key in keys if key}).exists()
        meetings = rows if model == "coop.meeting" else rows.meeting_id
        approved = meetings.minutes_ids.filtered("closed")
        # sudo: as the wall asks it
        if approved and not self.env["coop.wall.opening"].sudo()._is_open(self._table):
            approved._check_not_approved()

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == f"{self._table}_wall":
            return self.env._("The minutes are approved. What they say stays.")
        return super()._sql_error_to_message(exc)


class CoopWallOpening(models.Model):
    """What is kept with minutes is opened as what stands behind the wall: logged, with a reason."""

    _inherit = "coop.wall.opening"

    @api.model
    def _get_openable_models(self):
        minuted = self.env.registry["coop.minuted"]
        return [
            *super()._get_openable_models(),
            *(
                self.env[name]
                for name, model in sorted(self.env.registry.items())
                if issubclass(model, minuted) and not model._abstract
            ),
        ]


class CoopAgendaItem(models.Model):
    """A point, what was said on it, and which bodies dealt with it."""

    _name = "coop.agenda.item"
    _inherit = ["coop.agenda.item", "coop.minuted"]

    _minuted_through = ("meeting_id", "coop_meeting", "id")
    _minuted_events = (
        "INSERT OR DELETE OR UPDATE OF meeting_id, sequence, name, question, purpose, presenter,"
        " is_closed, closed_why, notes, opened_at, done_at"
    )

    def init(self):
        super().init()
        self._minuted_install(
            self._fields["body_ids"].relation,
            ("item_id", "coop_agenda_item", "meeting_id"),
            "INSERT OR UPDATE OR DELETE",
        )


class CoopItemInterest(models.Model):
    _name = "coop.item.interest"
    _inherit = ["coop.item.interest", "coop.minuted"]

    _minuted_events = "INSERT OR DELETE OR UPDATE OF item_id, person_id, what, act, stays_why"


class CoopQuorumCount(models.Model):
    _name = "coop.quorum.count"
    _inherit = ["coop.quorum.count", "coop.minuted"]


class CoopResolution(models.Model):
    _name = "coop.resolution"
    _inherit = ["coop.resolution", "coop.minuted"]


class CoopMeetingPerson(models.Model):
    """Rows of the roll: none comes or goes. Of somebody who is forgotten the name may go."""

    _name = "coop.meeting.person"
    _inherit = ["coop.meeting.person", "coop.minuted"]

    _minuted_through = ("meeting_id", "coop_meeting", "id")
    _minuted_events = "INSERT OR DELETE"


class CoopPresence(models.Model):
    _name = "coop.presence"
    _inherit = ["coop.presence", "coop.minuted"]

    _minuted_through = ("person_id", "coop_meeting_person", "meeting_id")
