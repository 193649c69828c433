from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

# So many people are looked at and told in one go of the job.
BATCH = 100
# A day that was missed, because the server stood still, is made up for so long.
LATE = timedelta(days=3)


class CoopDigest(models.Model):
    """A round-up: what each person can do, what is on, what their part led to, in one message.

    Who has nothing new is not written to. What stands in it is in ``coop_digest_making``; it goes
    out as a notice, in each person's language, format and channel.
    """

    _name = "coop.digest"
    _description = "Round-up"
    _inherit = "coop.company.mixin"
    _order = "day desc, id desc"

    day = fields.Date(required=True, readonly=True)
    state = fields.Selection(
        [("making", "Being made"), ("done", "Done")],
        required=True,
        default="making",
        readonly=True,
    )
    last_partner_id = fields.Integer("Looked at up to", readonly=True)
    looked_at = fields.Integer("People looked at", readonly=True)
    nothing_new = fields.Integer("With nothing new", readonly=True)
    copy_ids = fields.One2many("coop.digest.copy", "digest_id", readonly=True)
    told_count = fields.Integer("Written to", compute="_compute_told_count")
    sheet_count = fields.Integer("Sheets for the fridge", compute="_compute_told_count")

    _company_day_uniq = models.UniqueIndex(
        "(company_id, day)", "There is a round-up of this day already."
    )

    @api.depends("day")
    def _compute_display_name(self):
        for digest in self:
            day = format_date(self.env, digest.day)
            digest.display_name = self.env._("Round-up of %(day)s", day=day)

    @api.depends("copy_ids")
    def _compute_told_count(self):
        counts = {
            (digest, sheet): count
            for digest, sheet, count in self.env["coop.digest.copy"]._read_group(
                [("digest_id", "in", self.ids)], ["digest_id", "is_sheet"], ["__count"]
            )
        }
        for digest in self:
            digest.told_count = counts.get((digest, False), 0)
            digest.sheet_count = counts.get((digest, True), 0)

    # -- who ---------------------------------------------------------------------------------

    @api.model
    def _get_people_domain(self, company):
        """Return a domain of res.partner who get round-ups of a co-op; upper floors say more.

        Here: those who said how often they want one.
        """
        return fields.Domain("coop_need_ids.digest", "!=", False) & fields.Domain(
            "company_id", "in", [False, company.id]
        )

    def _get_due(self, partners):
        """Return those of `partners` for whom today is a day of their round-up."""
        self.ensure_one()
        is_first = self.day.day <= 7
        rhythms = partners._coop_digest_rhythms(self.company_id)
        return partners.filtered(
            lambda person: (
                rhythms[person.id] == "week" or (is_first and rhythms[person.id] == "month")
            )
        )

    # -- making ------------------------------------------------------------------------------

    @api.model
    def _get_day(self, company):
        """Return the latest day of the week on which this co-op sends round-ups."""
        today = self.env["coop.clock"].today(company)
        return today - timedelta(days=(today.weekday() - int(company.coop_digest_weekday)) % 7)

    @api.model
    def _cron_send(self):
        """Make the round-ups that are due, batch by batch; safe to stop and to run twice."""
        cron = self.env["ir.cron"]
        for company in self.env["res.company"].search([("coop_digest", "!=", "off")]):
            day = self._get_day(company)
            if self.env["coop.clock"].today(company) - day > LATE:
                continue
            digest = self.with_company(company)._get_or_make(company, day)
            while digest.state == "making":
                done = digest._make_batch()
                if not cron._commit_progress(done):
                    return
                self.env.invalidate_all()

    @api.model
    def _get_or_make(self, company, day):
        found = self.search([("company_id", "=", company.id), ("day", "=", day)], limit=1)
        return found or self.create({"company_id": company.id, "day": day})

    @api.model
    def action_make_now(self):
        """Make the round-up of the latest day now, for whom it has not reached yet."""
        if not self.env.user.has_group("coop_notices.group_notices"):
            raise AccessError(self.env._("Only those who send and print notices can do this."))
        company = self.env.company
        if company.coop_digest == "off":
            raise UserError(
                self.env._("Choose in Settings how often members get a round-up, then try again.")
            )
        # sudo: the right was asked above; who is told, and of what, follows from the settings
        digest = self.sudo()._get_or_make(company, self._get_day(company))
        self.env.ref("coop_notices.cron_digest").sudo()._trigger()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": digest.id,
            "views": [(False, "form")],
        }

    def _make_batch(self):
        """Tell the next people; return how many were looked at."""
        self.ensure_one()
        domain = self._get_people_domain(self.company_id)
        people = self.env["res.partner"].search(
            domain & fields.Domain("id", ">", self.last_partner_id), order="id", limit=BATCH
        )
        due = self._get_due(people)
        told = self._tell_people(due)
        vals = {
            "looked_at": self.looked_at + len(due),
            "nothing_new": self.nothing_new + len(due - told),
        }
        if people:
            vals["last_partner_id"] = people[-1].id
        if len(people) < BATCH:
            vals["state"] = "done"
        self.write(vals)
        return len(people)

    def _tell_people(self, people):
        """Tell those of `people` who have something new, and return them."""
        people -= people.filtered(lambda person: not person.active)
        made = self._make_for(people)
        told = people.filtered(lambda person: made[person.id].is_new)
        sheets = told._coop_want_sheet().filtered(lambda person: made[person.id].has_new_dates)
        notices = self.env["coop.notice"]
        notices._tell(told, "digest", self, key="digest")
        notices._tell(sheets, "fridge_sheet", self, key="sheet", channel="print")
        self.env["coop.digest.copy"].create(
            [
                {
                    "digest_id": self.id,
                    "partner_id": person.id,
                    "is_sheet": is_sheet,
                    "keys": sorted(made[person.id].keys),
                }
                for is_sheet, group in ((False, told), (True, sheets))
                for person in group
            ]
        )
        return told

    # -- looking -----------------------------------------------------------------------------

    def action_open_deliveries(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_notice_delivery_action"
        )
        domain = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return {**action, "domain": domain, "context": {}}

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A round-up that was sent is kept."))
