from contextlib import contextmanager

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL


class CoopWallOpening(models.Model):
    """The log of every time that the wall was opened: which records, why, by whom.

    It stands behind the wall itself and is the one table that no opening opens.
    """

    _name = "coop.wall.opening"
    _inherit = ["coop.wall"]
    _description = "Opening of the wall"
    _order = "id desc"
    _rec_name = "reason"
    _log_access = False

    model = fields.Char(string="Kind of record", required=True, readonly=True)
    table_name = fields.Char(string="Table", required=True, readonly=True)
    reason = fields.Text(required=True, readonly=True)
    transaction_id = fields.Char(required=True, readonly=True)

    _reason_given = models.Constraint(
        "CHECK (length(trim(reason)) > 0)", "Say why the records have to be opened."
    )

    @contextmanager
    def _open(self, model, reason):
        """Let records of one model be changed or deleted inside the block, and log that.

        If the block fails, what it did and the log of it are undone together.

        :param model: name of a model behind the wall, or records of it
        :param str reason: the rule or decision that asks for it, for people to read later
        :raise AccessError: unless the user may configure the co-op
        """
        target = self.env[model] if isinstance(model, str) else model
        if not self.env.su and not self.env.user.has_group("coop_base.group_coop_admin"):
            raise AccessError(self.env._("Only people who configure the co-op may do this."))
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the records have to be opened."))
        if target._table not in {model._table for model in self._get_openable_models()}:
            raise ValueError(f"{target._name} does not stand behind the wall")
        if target._table == self._table:
            raise UserError(self.env._(self._wall_message))
        with self.env.cr.savepoint():
            # Nobody has the right to write the log, so that only this writes it.
            opening = self.sudo().create(
                {
                    "model": target._name,
                    "table_name": target._table,
                    "reason": reason.strip(),
                    "transaction_id": self._transaction_id(),
                }
            )
            opening.flush_recordset()
            before = self._named()
            self._name_openings(f"{before},{opening.id}" if before else str(opening.id))
            yield opening
            self.env.flush_all()
            self._name_openings(before)

    @api.model
    def _get_openable_models(self):
        """Return a list of the models that an opening lets through, as empty recordsets. Upper
        floors add those that they keep by triggers of their own."""
        return self.env["coop.wall"]._get_walled_models()

    @api.model
    def _is_open(self, table):
        """Return whether an opening of a table was logged in this transaction and is named."""
        named = self._named()
        if not named:
            return False
        return bool(
            self.env.execute_query(
                SQL(
                    "SELECT FROM coop_wall_opening WHERE id = ANY(%s)"
                    " AND table_name = %s AND transaction_id = pg_current_xact_id()::text",
                    [int(number) for number in named.split(",")],
                    table,
                )
            )
        ) and (table != self._table)

    def _transaction_id(self):
        return self.env.execute_query(SQL("SELECT pg_current_xact_id()::text"))[0][0]

    def _named(self):
        query = SQL("SELECT current_setting('coop_wall.openings', true)")
        return self.env.execute_query(query)[0][0] or ""

    def _name_openings(self, numbers):
        # The third argument makes it local to the transaction, as SET LOCAL is.
        self.env.execute_query(SQL("SELECT set_config('coop_wall.openings', %s, true)", numbers))
