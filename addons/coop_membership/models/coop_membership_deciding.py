from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain


class CoopMembershipApplication(models.Model):
    """Deciding on an application: acceptance in one step, refusal with a reason."""

    _inherit = "coop.membership.application"

    may_decide = fields.Boolean("May decide", compute="_compute_may_decide")
    due_on = fields.Date("Decide by", compute="_compute_due_on")
    is_late = fields.Boolean("Late", compute="_compute_due_on", search="_search_is_late")

    @api.depends_context("uid")
    @api.depends("category_id", "partner_id")
    def _compute_may_decide(self):
        for application in self:
            application.may_decide = not application._why_may_not_decide()

    @api.depends("submitted_at", "received_on", "state")
    def _compute_due_on(self):
        clock = self.env["coop.clock"]
        for application in self:
            company = application.company_id
            due = False
            if application.submitted_at and application.state == "submitted":
                received = application.received_on or clock.day_of(
                    application.submitted_at, company
                )
                due = received + timedelta(days=company.coop_application_days)
            application.due_on = due
            application.is_late = bool(due) and due < clock.today(company)

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        clock = self.env["coop.clock"]
        late = Domain.FALSE
        for company in self.env.companies:
            day = clock.today(company) - timedelta(days=company.coop_application_days)
            late |= Domain("company_id", "=", company.id) & (
                Domain("received_on", "<", day)
                | Domain("received_on", "=", False)
                & Domain("submitted_at", "<", clock.start_of_day(day, company))
            )
        return Domain("state", "=", "submitted") & late

    def _why_may_not_decide(self):
        """The sentence that says why the current user may not decide, or nothing."""
        self.ensure_one()
        user = self.env.user
        if self.env.su:
            return None
        if not user.has_group("coop_membership.group_membership_officer"):
            return self.env._("Only a membership officer can decide on applications.")
        # sudo: an own application is recognised by what it says, also by a hidden contact
        application = self.sudo()
        own = application.partner_id and application.partner_id == user.sudo().partner_id
        mails = {user.email_normalized, user.sudo().partner_id.email_normalized} - {False}
        if own or (application.email or "").strip().lower() in mails:
            return self.env._("Nobody decides on their own application. Ask a colleague.")
        category = application.category_id
        if category and not category.with_env(self.env)._shown_to_user():
            return self.env._(
                "This application is decided by an officer who may know who is supported. "
                "Please pass it on."
            )
        return None

    def _check_may_decide(self):
        reason = self._why_may_not_decide()
        if reason:
            raise AccessError(reason)
        self.check_access("write")

    def _lock(self):
        """Wait for whoever else is deciding on this application, then read afresh.

        The one who comes second finds it decided; where both began at the same moment the
        database makes the second start again, with the same result.
        """
        self.ensure_one()
        self.flush_recordset()
        self.env.cr.execute(
            "SELECT id FROM coop_membership_application WHERE id = %s FOR UPDATE", [self.id]
        )
        self.invalidate_recordset()

    def action_accept(self):
        """Accept; what was accepted already stays as it is."""
        for application in self:
            application._accept()
        if len(self) == 1:
            return self.membership_id.get_formview_action()
        return True

    def _accept(self, decided_on=None, meeting=None):
        """Accept one application: membership, number, first period, qualification, entry in the
        register, acceptance of the rules and welcome, in one transaction. Twice does nothing.

        :param decided_on: the day of the decision and first day of membership (default: today)
        :param meeting: the meeting or body that decided
        :return: coop.membership
        """
        self.ensure_one()
        self._check_may_decide()
        self._lock()
        # sudo: rights were checked above; an acceptance touches what its officer may not read
        application = self.sudo()
        if application.state == "accepted":
            return self.membership_id
        self._check_acceptable()
        company = application.company_id
        decided_on = decided_on or self.env["coop.clock"].today(company)
        membership = (
            self.env["coop.membership"]
            .sudo()
            ._admit(
                application._ensure_partner(),
                application.category_id,
                decided_on,
                **application._prepare_admission_vals(),
            )
        )
        self.env["coop.rules.acceptance"].sudo().create(
            application._prepare_acceptance_vals(membership)
        )
        application._note_place(membership, decided_on)
        application._note_representatives(membership, decided_on)
        application.write(
            {
                "state": "accepted",
                "membership_id": membership.id,
                "partner_id": membership.partner_id.id,
                **self._prepare_decision_vals(decided_on, meeting),
            }
        )
        membership._tell("welcome")
        application._on_accepted(membership)
        return self.membership_id

    def _check_acceptable(self):
        """Say what is missing before somebody can be admitted."""
        self.ensure_one()
        application = self.sudo()  # sudo: rights were checked; only sentences leave this method
        if application.state != "submitted":
            raise UserError(self.env._("This application is not waiting for a decision."))
        if not application._is_proven() and not application.email:
            raise UserError(
                self.env._(
                    "This applicant gave no e-mail address, so no link could be sent. Speak or "
                    "write with them yourself, then press “Address checked by me”."
                )
            )
        if not application._is_proven():
            raise UserError(
                self.env._(
                    "The e-mail address is not proven yet. Wait until the applicant has followed "
                    "the link, or check by phone or letter and say so on the application."
                )
            )
        version = application.rules_version_id
        if version and not application.rules_accepted_at:
            raise UserError(
                self.env._("The applicant has not accepted the rules yet. Note when and how.")
            )
        if version.guarantee_sum and not application.guarantee_agreed:
            raise UserError(
                self.env._("The applicant has not agreed to the guarantee yet. Ask, and tick it.")
            )
        self._check_who()

    def _check_who(self):
        """Nobody is admitted as a stranger while a contact is likely the same person."""
        application = self.sudo()  # sudo: as above
        partner = application.partner_id
        if not partner and not application.new_person:
            domain = application._get_duplicate_domain()
            found = domain and application.env["res.partner"].search(domain, limit=1)
            if found and self.duplicate_ids:
                raise UserError(
                    self.env._(
                        "Somebody we know is likely the same person. Look at “Likely the same "
                        "person” and choose the contact, or say that it is nobody we know."
                    )
                )
            if found:
                raise UserError(
                    self.env._("A colleague with wider rights has to decide on this application.")
                )
        membership = (
            application.env["coop.membership"].search(
                [
                    ("partner_id", "=", partner.id),
                    ("company_id", "=", application.company_id.id),
                ]
            )
            if partner
            else None
        )
        if membership and membership.state != "former":
            raise UserError(
                self.env._(
                    "%(name)s is a member already, under number %(number)s. Refuse this "
                    "application, or change the category on the membership.",
                    name=application.name,
                    number=membership.number,
                )
            )

    def _prepare_decision_vals(self, decided_on, meeting=None):
        return {
            "decided_by_id": self.env.uid,
            "decided_by": self.env.user.name,
            "decided_on": decided_on,
            "decided_meeting": meeting,
        }

    def _on_accepted(self, membership):
        """For upper floors: after an acceptance, in the same transaction."""

    # Refusal

    def action_refuse(self, reason=None, decided_on=None, meeting=None):
        """Refuse with a reason that the applicant is told; without one, ask for it."""
        if not (reason or "").strip():
            return {
                **self.env["ir.actions.act_window"]._for_xml_id(
                    "coop_membership.coop_application_decide_action"
                ),
                "context": {"active_ids": self.ids, "default_decision": "refuse"},
            }
        for application in self:
            application._refuse(reason.strip(), decided_on, meeting)
        return True

    def _refuse(self, reason, decided_on=None, meeting=None):
        self.ensure_one()
        self._check_may_decide()
        self._lock()
        # sudo: rights were checked above
        application = self.sudo()
        if application.state == "refused":
            return
        if application.state != "submitted":
            raise UserError(self.env._("This application is not waiting for a decision."))
        decided_on = decided_on or self.env["coop.clock"].today(application.company_id)
        application.write(
            {
                "state": "refused",
                "decision_reason": reason,
                **self._prepare_decision_vals(decided_on, meeting),
            }
        )
        application._tell(
            "application_refused",
            {"reason": reason, "until": application.appeal_until},
        )
