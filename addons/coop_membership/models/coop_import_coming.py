from odoo import api, models
from odoo.exceptions import UserError


class CoopImport(models.Model):
    """From checked rows to the register: all of them in one transaction, or none."""

    _inherit = "coop.import"

    def action_run(self):
        """Bring the rows in, all or none; big files go to the job. Twice does nothing."""
        self.ensure_one()
        self._check_right()
        self.check_access("write")
        record = self.sudo()  # sudo: as in `action_check`
        record._check_ready()
        if record.state == "done":
            return True
        if record.line_count > self._rows_at_once:
            record.state = "to_run"
            self.env.ref("coop_membership.cron_import").sudo()._trigger()
        else:
            record._run()
        return True

    def _check_ready(self):
        if self.state in ("draft", "to_check"):
            raise UserError(self.env._("Check the file first."))
        if self.error_count:
            raise UserError(
                self.env._(
                    "%(count)s rows have errors. Put them right in the spreadsheet, and upload it "
                    "again: a register comes in whole or not at all.",
                    count=self.error_count,
                )
            )

    def _run(self, tell=None):
        """Bring the rows in. One transaction: whoever calls commits or not.

        :param tell: function of a percentage, or None
        """
        self.ensure_one()
        self.lock_for_update()
        self.invalidate_recordset()
        if self.state == "done":
            return
        lines = self.env["coop.import.line"]
        lines._check_against_database(self)
        self.env.invalidate_all()
        self._check_ready()
        runner = self.env[
            {"members": "coop.import.members", "people": "coop.import.people"}[self.kind]
        ]
        made = runner._bring_in(self, tell or (lambda percent: None))
        self.write(
            {
                "state": "done",
                "imported_at": self.env["coop.clock"].now(),
                "message": False,
                **made,
            }
        )
        self.env.invalidate_all()

    @api.model
    def _cron_import(self):
        """Check and bring in big files: each import in one transaction of its own."""
        waiting = [("state", "in", ("to_check", "to_run"))]
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=self.search_count(waiting))
        for record in self.search(waiting, order="id"):
            if record.try_lock_for_update().filtered_domain(waiting):
                record._do_job()
                if not cron._commit_progress(1):
                    break

    def _do_job(self):
        """One step of the job, as the person who asked for it and in their language."""
        # sudo: the job does what an entitled person asked for
        record = self.with_user(self.create_uid).sudo().with_company(self.company_id)
        record = record.with_context(lang=self.create_uid.lang)
        checking = record.state == "to_check"
        progress = record.env["coop.import.progress"]
        try:
            with record.env.cr.savepoint():
                if checking:
                    record._check()
                else:
                    record._run(lambda percent: progress._tell(record.id, percent))
        except UserError as error:
            record.env.invalidate_all()
            record.write({"state": "draft" if checking else "checked", "message": str(error)})
