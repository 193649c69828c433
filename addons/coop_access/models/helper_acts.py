from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

#: a page that every helper opens, whatever they help with
ANY = "any"


class CoopHelper(models.Model):
    """What is done with helpers: they promise, help while they may, and it ends."""

    _inherit = "coop.helper"

    # -- whether they may, asked anew at every request -----------------------------------------

    def _is_in_force(self, kind=None):
        """Return whether the helper may help today; with `kind`, whether with that.

        :param str kind: code of a coop.helper.kind, or ``ANY``
        """
        self.ensure_one()
        # sudo: whoever asks is the person, the helper, or a page on which they are
        helper = self.sudo()
        today = self.env["coop.clock"].today(helper.company_id)
        person, contact = helper.partner_id, helper.helper_partner_id
        return bool(
            helper.promise_on
            and not helper.ended_at
            and helper.date_to
            and helper.date_from <= today <= helper.date_to
            and person.active
            and person != contact
            and (not contact or contact.active)
            and (kind in (None, ANY) or kind in helper._get_open_codes())
        )

    def _get_open_codes(self):
        """Return the codes of what the helper may help with now."""
        self.ensure_one()
        return [code for code in self.kind_ids.mapped("code") if code not in self._get_bars()]

    def _get_bars(self):
        """Return ``{code of a kind: why the helper may not do it now}``. Upper floors add theirs:
        a candidate does not help others to vote."""
        self.ensure_one()
        return {}

    # -- naming, promising, ending -------------------------------------------------------------

    @api.model
    def _choose(self, partner, company, vals):
        """Write down whom `partner` chose on their own page; return the helper.

        Somebody who signs in with the e-mail address that was typed is asked on their own pages;
        to the person it looks the same whether there is anybody or not.
        """
        # sudo: the page settled whose choice this is; the values are a whitelist
        helpers = self.sudo().with_company(company)
        email = (vals.get("email") or "").strip().lower()
        users = helpers.env["res.users"].search([("partner_id.email_normalized", "=", email)])
        users = users.filtered(lambda user: user.partner_id != partner) if email else users[:0]
        return helpers.create(
            {
                **vals,
                "company_id": company.id,
                "partner_id": partner.id,
                "chosen_how": "portal",
                # two who share an address: the office asks which of them is meant
                "helper_partner_id": users.partner_id.id if len(users) == 1 else False,
            }
        )

    @api.model
    def _begin_beside(self, partner, company, name, role, version, how="beside"):
        """Write down that somebody without a log-in helps `partner` today; return the helper."""
        today = self.env["coop.clock"].today(company)
        # sudo: as in _choose
        helper = self.sudo().create(
            {
                "company_id": company.id,
                "partner_id": partner.id,
                "name": name,
                "role_id": role.id,
                "one_off": True,
                "date_from": today,
                "date_to": today,
                "chosen_how": "portal",
            }
        )
        helper._promise(how, version)
        return helper

    def _promise(self, how, version=None):
        """Take the helper's promise: from now on they may help."""
        self.ensure_one()
        if self.ended_at:
            raise UserError(self.env._("This help has ended. The person may ask again."))
        if self.promise_on:
            return
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: an act of the helper, who has no right on the record
        version = version or self._get_promise(self.company_id)
        self.sudo().write(
            {"promise_on": today, "promise_how": how, "promise_version_id": version.id}
        )
        if not self.one_off:
            self._tell_people("begun")

    @api.model
    def _get_promise(self, company, partner=None):
        """Return the wording of the promise: as `partner` reads, else as the reader of the page."""
        need = partner._coop_need() if partner else {"lang": self.env.lang, "format": "easy_read"}
        text = self.env["coop.text"]._get("helper_promise", company)
        return text._variant(need["lang"], need["format"] if partner else "easy_read")

    def _end(self, by, note=None):
        """End the help, and what is done with it this minute."""
        # sudo: whoever may end it is settled by the page or the button
        helpers = self.sudo().filtered(lambda helper: not helper.ended_at)
        now = self.env["coop.clock"].now()
        helpers.write({"ended_at": now, "ended_by": by, "end_note": note})
        sessions = self.env["coop.assisted.session"].sudo()
        sessions.search([("helper_id", "in", helpers.ids), ("ended_at", "=", False)])._end("helper")
        for helper in helpers.filtered(lambda helper: not helper.one_off):
            helper._tell_people("ended")
        return helpers

    @api.model
    def _end_of(self, partners, by="left"):
        """End all help of these people and by these people, because they are gone."""
        # sudo: it all ends, whoever finds out
        helpers = self.sudo()
        gone = Domain("partner_id", "in", partners.ids)
        gone |= Domain("helper_partner_id", "in", partners.ids)
        return helpers.search(gone & Domain("ended_at", "=", False))._end(by)

    def _tell_people(self, event):
        """Tell the person and the helper what happened: "asked", "begun" or "ended".

        Whoever tells people extends this.
        """

    # -- buttons of the office -----------------------------------------------------------------

    def action_promised_on_paper(self):
        """The helper signed the promise on paper."""
        self.check_access("create")
        for helper in self:
            helper._promise("paper")

    def action_end(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("End the help of %(name)s", name=self.name),
            "res_model": "coop.helper.end",
            "view_mode": "form",
            "target": "new",
            "context": {"default_helper_id": self.id},
        }

    # -- by themselves -------------------------------------------------------------------------

    @api.model
    def _cron_tell_over(self):
        """Tell both when the last day is behind them."""
        over = self.search(
            [
                ("date_to", "<", self.env["coop.clock"].today()),
                ("ended_at", "=", False),
                ("promise_on", "!=", False),
                ("one_off", "=", False),
                ("over_told", "=", False),
            ],
            limit=1000,
        )
        for helper in over:
            helper._tell_people("ended")
        over.over_told = True

    @api.autovacuum
    def _gc_over(self):
        """Forget help that is over when the co-op's time for keeping it is."""
        for company in self.env["res.company"].search([]):
            today = self.env["coop.clock"].today(company)
            day = today - relativedelta(months=company.coop_helped_months)
            self.search(
                Domain("company_id", "=", company.id)
                & (
                    Domain("ended_at", "<", day - timedelta(days=1))
                    | Domain("date_to", "<", day)
                    | (Domain("date_to", "=", False) & Domain("date_from", "<", day))
                ),
                limit=10000,
            ).unlink()
