from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date


class CoopThreshold(models.Model):
    """The day on which a co-op had, for the first time, as many members as its rules ask for
    before they elect. It is reached once.

    The day is computed from the history of memberships and of the rules, so that a register
    brought in later dates it rightly. Reached lately, it asks an officer to begin the first
    election; found out long afterwards, it asks nobody.
    """

    _name = "coop.threshold"
    _description = "Members enough for the first election"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _rec_name = "company_id"

    _guarded_fields = frozenset(
        {
            "company_id",
            "number",
            "reached_on",
            "members",
            "rules_version_id",
            "found_on",
            "begun_on",
        }
    )

    number = fields.Integer("Members asked for", required=True, readonly=True)
    reached_on = fields.Date("Reached on", required=True, readonly=True)
    members = fields.Integer("Members on that day", required=True, readonly=True)
    rules_version_id = fields.Many2one(
        "coop.rules.version", "By the rules", readonly=True, ondelete="restrict"
    )
    found_on = fields.Date("Found out on", required=True, readonly=True)
    due_on = fields.Date("Begin the election by", compute="_compute_due_on")
    begun_on = fields.Date("First election begun on", readonly=True)
    is_past = fields.Boolean(
        "Long past",
        compute="_compute_is_past",
        store=True,
        help="When this was found out, the time to begin the first election was over: the co-op "
        "has elected long ago, or knows why not.",
    )

    _company_uniq = models.UniqueIndex(
        "(company_id)", "This co-op has reached its number of members already."
    )

    @api.depends("reached_on", "company_id.coop_first_election_days")
    def _compute_due_on(self):
        for record in self:
            days = record.company_id.coop_first_election_days
            record.due_on = record.reached_on and record.reached_on + timedelta(days=days)

    @api.depends("reached_on", "found_on")
    def _compute_is_past(self):
        for record in self:
            days = record.company_id.coop_first_election_days
            record.is_past = (
                bool(record.reached_on)
                and record.reached_on + timedelta(days=days) < record.found_on
            )

    @api.model
    def _check_all(self, companies=None):
        """Look whether a co-op has reached its number, and date it anew where history changed."""
        companies = companies or self.env["res.company"].search([("coop_slug", "!=", False)])
        known = self.sudo().search([("company_id", "in", companies.ids)])  # sudo: as in _reach
        for company in companies:
            found = self._first_day(company)
            record = known.filtered(lambda row, company=company: row.company_id == company)
            if found and not record:
                self._reach(company, *found)
            elif found and found[0] < record.reached_on:
                record._date_anew(*found)

    @api.model
    def _cron_check(self):
        """Once a day, for those that have not reached it: members may have come by any way."""
        reached = self.search([]).company_id
        waiting = self.env["res.company"].search(
            [("coop_slug", "!=", False), ("id", "not in", reached.ids)]
        )
        if waiting:
            self._check_all(waiting)

    @api.model
    def _first_day(self, company):
        """The first day with members enough: (day, members, number, id of the rules) or None.

        Before the first rules that we know, those hold: an old register has members from before.
        """
        today = self.env["coop.clock"].today(company)
        self.env["coop.membership.period"].flush_model(["company_id", "date_from", "date_to"])
        self.env["coop.rules.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                WITH change AS (
                    SELECT day, sum(more) AS more FROM (
                        SELECT date_from AS day, 1 AS more FROM coop_membership_period
                         WHERE company_id = %(company)s
                         UNION ALL
                        SELECT date_to + 1, -1 FROM coop_membership_period
                         WHERE company_id = %(company)s AND date_to IS NOT NULL
                         UNION ALL
                        SELECT valid_from, 0 FROM coop_rules_version
                         WHERE company_id = %(company)s AND active AND is_draft IS NOT TRUE
                    ) AS event WHERE day <= %(today)s GROUP BY day
                ), standing AS (
                    SELECT day, sum(more) OVER (ORDER BY day) AS members FROM change
                )
                SELECT s.day, s.members, r.election_members, r.id
                  FROM standing s
                 CROSS JOIN LATERAL (
                    SELECT v.id, v.election_members FROM coop_rules_version v
                     WHERE v.company_id = %(company)s AND v.active AND v.is_draft IS NOT TRUE
                     ORDER BY v.valid_from <= s.day DESC,
                              CASE WHEN v.valid_from <= s.day THEN v.valid_from END DESC,
                              v.valid_from, v.id
                     LIMIT 1
                 ) AS r
                 WHERE r.election_members > 0 AND s.members >= r.election_members
                 ORDER BY s.day LIMIT 1
                """,
                company=company.id,
                today=today,
            )
        )
        return self.env.cr.fetchone()

    @api.model
    def _reach(self, company, day, members, number, rules_id):
        # sudo: whoever admits the hundredth member, or the clock; nobody makes this by hand
        record = self.sudo().create(
            {
                "company_id": company.id,
                "number": number,
                "reached_on": day,
                "members": members,
                "rules_version_id": rules_id,
                "found_on": self.env["coop.clock"].today(company),
            }
        )
        if not record.is_past:
            record._on_reached()
        return record

    def _on_reached(self):
        """Ask an officer to begin the first election. Upper floors that hold it extend this."""
        self.ensure_one()
        officer = self._get_officer()
        if officer:
            # the list “To do” and the Monday page say it too: no e-mail besides
            self.with_context(
                mail_activity_quick_update=True, lang=officer.lang
            )._schedule_election(officer)

    def _schedule_election(self, officer):
        self.activity_schedule(
            "coop_membership.activity_first_election",
            date_deadline=self.due_on,
            summary=self.env._("Begin the first election"),
            note=self.env._(
                "On %(day)s the co-op had %(members)s members. Its rules ask for %(number)s "
                "before members elect.",
                day=format_date(self.env, self.reached_on),
                members=self.members,
                number=self.number,
            ),
            user_id=officer.id,
        )

    def _get_officer(self):
        """One person of the office, of those with most rights the one who came first."""
        for group in ("group_membership_manager", "group_membership_officer"):
            # sudo: who keeps the office is asked, whoever made the co-op reach its number
            users = self.env.ref(f"coop_membership.{group}").sudo().all_user_ids
            users = users.filtered(
                lambda user: (
                    user.active
                    and not user.share
                    and self.company_id in user.company_ids
                    and user._is_internal()
                    and user.id != api.SUPERUSER_ID
                )
            )
            # of several those who keep the office and not the computers, and this co-op's own
            users = users.filtered(lambda user: not user.has_group("base.group_system")) or users
            users = users.filtered(lambda user: user.company_id == self.company_id) or users
            if users:
                return users.sorted("id")[0]
        return self.env["res.users"]

    def _date_anew(self, day, members, number, rules_id):
        """History has become longer, by an import say: the day was earlier. Nobody is asked
        again."""
        self.message_post(
            body=self.env._(
                "From what is known now it was reached on %(day)s, and not on %(before)s.",
                day=format_date(self.env, day),
                before=format_date(self.env, self.reached_on),
            )
        )
        self.write(
            {
                "reached_on": day,
                "members": members,
                "number": number,
                "rules_version_id": rules_id,
            }
        )

    def action_begun(self):
        """The first election has begun: nothing more is to do here."""
        self.check_access("write")
        for record in self.filtered(lambda row: not row.begun_on):
            # sudo: guarded against typing; the right was checked
            record.sudo().write({"begun_on": self.env["coop.clock"].today(record.company_id)})
            record.activity_feedback(["coop_membership.activity_first_election"])

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("The day on which members were enough is kept."))
