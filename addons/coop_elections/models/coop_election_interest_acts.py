from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopElectionInterest(models.Model):
    """What the office does for who might stand: asks, arranges, tells; and forgets in time."""

    _inherit = "coop.election.interest"

    # -- what the office does --------------------------------------------------------------------

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))

    def action_ask(self):
        """Ask the member who is meant whether they would like to hear more."""
        self._check_officer()
        for interest in self.filtered(lambda one: one.state == "suggested"):
            if not interest.membership_id:
                raise UserError(self.env._("Choose first which member is meant."))
            today = self.env["coop.clock"].today(interest.company_id)
            if self._find(interest.membership_id):
                interest.action_drop()
                continue
            # sudo: guarded against typing; the right was checked
            interest.sudo().write({"state": "asked", "asked_on": today})
            interest._tell_person("stand_asked")
        return True

    def action_arranged(self):
        """Tell the person what is arranged for them."""
        self._check_officer()
        for interest in self:
            if interest.state not in ("interested", "arranged"):
                raise UserError(self.env._("This person has not said that they are interested."))
            if not (interest.arranged or "").strip():
                raise UserError(self.env._("Write down what is arranged. The person reads it."))
            today = self.env["coop.clock"].today(interest.company_id)
            # sudo: guarded against typing; the right was checked
            interest.sudo().write({"state": "arranged", "arranged_on": today})
            interest._tell_person("stand_arranged")
        return True

    def action_drop(self):
        """Not asked: nobody was found, or it would not be right."""
        self._check_officer()
        # sudo: guarded against typing; the right was checked
        self.filtered(lambda one: one.state == "suggested").sudo().write({"state": "dropped"})
        return True

    def _tell_person(self, kind):
        for interest in self:
            # sudo: whom it concerns
            partner = interest.sudo().membership_id.partner_id
            key = f"{kind}-{self.env['coop.clock'].now().isoformat()}"
            self.env["coop.notice"]._tell(partner, kind, interest, key=key)

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        # sudo: the person is told what concerns them; who suggested them, where that one agreed
        interest = self.sudo()
        by = interest.suggested_by_id.member_name if interest.suggestor_named else ""
        needs = partners._coop_needs()
        found = {}
        for partner in partners:
            lang = needs[partner.id]["lang"]
            body = interest.body_id or interest._get_council()
            found[partner.id] = {
                "by": by or self.with_context(lang=lang).env._("Another member"),
                "body": body.with_context(lang=lang).name or "",
                "arranged": interest.arranged or "",
                "link": f"{interest.get_base_url()}/my/stand",
            }
        return found

    def _get_council(self):
        """Return the body that members elect."""
        # sudo: which bodies there are is public
        bodies = self.env["coop.body"].sudo()
        return bodies.search(
            [("company_id", "=", self.company_id.id), ("kind", "=", "council")], limit=1
        )

    @api.model
    def _tell_opening(self, election):
        """Tell those who might be interested that nominations are open: they asked to hear."""
        # sudo: they said it themselves
        interests = self.sudo().search(
            [
                ("company_id", "=", election.company_id.id),
                ("state", "in", ("interested", "arranged")),
                ("body_id", "in", (False, election.body_id.id)),
            ]
        )
        people = interests.membership_id.filtered(election._has_vote).partner_id
        self.env["coop.notice"]._tell(people, "stand_open", election, key="stand_open")

    @api.autovacuum
    def _gc_old(self):
        """Forget who might have stood, as long after as the co-op keeps notes about members."""
        for company in self.env["res.company"].search([]):
            # the co-op's own period comes before the general one
            period = self.env["coop.retention.period"].search(
                [("kind", "=", "note"), ("company_id", "in", [company.id, False])],
                order="company_id",
                limit=1,
            )
            if period.months:
                today = self.env["coop.clock"].today(company)
                day = today - relativedelta(months=period.months)
                old = Domain("company_id", "=", company.id) & Domain("said_on", "<", day)
                self.search(old, limit=1000).unlink()


class CoopElection(models.Model):
    _inherit = "coop.election"

    def _go_on(self, act):
        result = super()._go_on(act)
        if act == "open_nominations" and not self.is_rehearsal:
            self.env["coop.election.interest"]._tell_opening(self)
        return result
