from odoo import api, models
from odoo.tools import SQL

from .freeze_triggers import SEATS, TABLES, install


class CoopElection(models.Model):
    """What was noticed stays, in the database as well: whoever writes, and however."""

    _inherit = "coop.election"

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_election_frozen":
            return self.env._(
                "Notice of this election was given, so it stays as it is. What has to change goes "
                "out as a new notice, or the election is abandoned and begun again."
            )
        return super()._sql_error_to_message(exc)


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def init(self):
        super().init()
        install(self.env.cr, self._table)
        install(self.env.cr, SEATS)

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_election_contest_frozen":
            return self.env._(
                "Notice of this election was given, so its contests stay as they are. Abandon "
                "it and begin again, if they are wrong."
            )
        return super()._sql_error_to_message(exc)


class CoopElectionStep(models.Model):
    _inherit = "coop.election.step"

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_election_step_frozen":
            return self.env._(
                "Notice of this election was given, so its timetable stays. A change goes out "
                "as a new notice: press “Change by a new notice”."
            )
        return super()._sql_error_to_message(exc)


class CoopElectionCandidate(models.Model):
    _inherit = "coop.election.candidate"

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_election_candidate_frozen":
            return self.env._("The candidates are published: nothing is changed.")
        return super()._sql_error_to_message(exc)


class CoopWallCheck(models.AbstractModel):
    """What holds a noticed election is looked for as the wall is: in the database itself."""

    _inherit = "coop.wall"

    @api.model
    def _missing_from_catalogue(self):
        rows = self.env.execute_query(
            SQL(
                "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
                " WHERE NOT tgisinternal AND tgenabled = 'A'"
            )
        )
        missing = [
            f"{table}: trigger {name}"
            for table, (_functions, triggers) in TABLES.items()
            for name, *_how in triggers
            if (table, name) not in rows
        ]
        return sorted([*super()._missing_from_catalogue(), *missing])
