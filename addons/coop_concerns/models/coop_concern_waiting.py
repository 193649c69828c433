from odoo import api, models


class CoopConcern(models.Model):
    """What waits too long goes to the next person, and whoever is late is reminded."""

    _inherit = "coop.concern"

    @api.model
    def _cron_wait(self):
        """Pass on what was not read in time, and remind of what was not decided in time."""
        self._forget_unsent()
        now, cron = self.env["coop.clock"].now(), self.env["ir.cron"]
        unread = self.search([("state", "=", "received"), ("read_due_at", "<", now)])
        late = self.search(self._get_undecided_domain())
        cron._commit_progress(remaining=len(unread) + len(late))
        for concerns, act in ((unread, "_escalate"), (late, "_remind")):
            for concern in concerns:
                locked = concern.try_lock_for_update()
                if locked:
                    getattr(locked, act)()
                cron._commit_progress(1)

    @api.model
    def _forget_unsent(self):
        """Take away what somebody typed and did not send, once its time is over: it may be a worry,
        and does not wait in the database for the night."""
        self.env["coop.form.draft"]._gc_expired()

    @api.model
    def _get_undecided_domain(self):
        today = self.env["coop.clock"].today()
        return [
            ("state", "in", ["received", "read"]),
            ("decide_by", "<", today),
            "|",
            ("reminded_on", "=", False),
            ("reminded_on", "<", today),
        ]

    def _escalate(self):
        """Pass it on to the next who is not named; at the end all of them are told again."""
        self.ensure_one()
        route = self._get_open_route()
        if not route:
            return
        roles = [role for role, _user in route]
        place = roles.index(self.reader_role) if self.reader_role in roles else -1
        role, user = route[min(place + 1, len(route) - 1)]
        self._pass_to(role, user, "escalated")
        if place + 1 >= len(route):
            everybody = self._get_readers(self.company_id) - self.excluded_user_ids
            self._tell_waiting(everybody - user)

    def _remind(self):
        """Tell everybody who may see it that something waits, once a day."""
        self.ensure_one()
        self.reminded_on = self.env["coop.clock"].today(self.company_id)
        users = self.env["res.users"].union(
            *(
                user
                for role, user in self._get_open_route()
                if role != "outside" or self.with_outside
            )
        )
        if users:
            self._tell_waiting(users)
