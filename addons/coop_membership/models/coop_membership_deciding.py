from odoo import models
from odoo.exceptions import AccessError, UserError


class CoopMembershipApplication(models.Model):
    """Deciding on an application: acceptance in one step, refusal with a reason, appeal."""

    _inherit = "coop.membership.application"

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

    def _ensure_partner(self):
        """The applicant's contact: chosen, or made from the application."""
        self.ensure_one()
        if not self.partner_id:
            self.partner_id = self.env["res.partner"].create(
                {
                    **self._prepare_partner_vals(),
                    "is_company": self.is_organisation,
                    "coop_protected": not self.is_organisation,
                }
            )
        elif not self._is_colleague():
            # what the applicant said last is what is true; nothing said leaves what is known
            said = self._prepare_partner_vals()
            vals = {name: value for name, value in said.items() if value}
            if self.street:
                # an address is one thing: a line left over from the old one belongs to neither
                vals.update({name: said[name] for name in ("street2", "city", "zip")})
            self.partner_id._coop_keep_own_address(vals)
            self.partner_id.write(vals)
        self._note_need()
        return self.partner_id

    def _is_colleague(self):
        """Whether everybody at work may find the applicant's contact, as that of a colleague."""
        self.ensure_one()
        partner = self.partner_id
        becomes = self.category_id.openly_known and not (
            partner.is_company or partner.coop_protected
        )
        return bool(becomes or partner._coop_colleagues())

    def _note_need(self):
        """Remember how the applicant wants to hear from us; what helps stays as noted."""
        self.ensure_one()
        known = self.env["coop.access.need"].search([("partner_id", "=", self.partner_id.id)])
        self.partner_id._coop_set_need(self.lang, self.format, self.channel, known.what_helps)

    def _prepare_partner_vals(self):
        self.ensure_one()
        return {
            "name": self.name.strip(),
            "street": self.street,
            "street2": self.street2,
            "city": self.city,
            "zip": self.zip,
            "country_id": self.country_id.id,
            "email": self.email,
            "phone": self.phone,
            "lang": self.lang,
        }

    def _prepare_admission_vals(self):
        """How the register reaches the member.

        A colleague's contact can be read by everybody at work: their own address goes on the
        membership, not on the contact, and is kept there for letters when the register says
        "care of the co-op".
        """
        self.ensure_one()
        vals = {
            "how": "import" if self.how == "import" else "application",
            "evidence": self.evidence,
            "area": self.area_id or self.place_id.area_id,
            "service_address_choice": self.service_address_choice,
        }
        if self._is_colleague():
            lines = self.env["res.partner"].new(
                {name: self[name] for name in ("street", "street2", "city", "zip", "country_id")}
            )
            vals["service_address_other"] = lines._coop_address_line(self.company_id)
            if self.service_address_choice == "own":
                vals["service_address_choice"] = "other"
        return vals

    def _prepare_acceptance_vals(self, membership):
        self.ensure_one()
        if not self.rules_version_id:
            return []
        return [
            {
                "version_id": self.rules_version_id.id,
                "membership_id": membership.id,
                "application_id": self.id,
                "accepted_at": self.rules_accepted_at,
                "how": self.rules_accepted_how or self.how,
                "guarantee_agreed": self.guarantee_agreed,
            }
        ]

    def _prepare_decision_vals(self, decided_on, meeting=None):
        return {
            "decided_by_id": self.env.uid,
            "decided_by": self.env.user.name,
            "decided_on": decided_on,
            "decided_meeting": meeting,
        }

    def _note_place(self, membership, day):
        """Remember where the new member lives or comes to, for those who may know."""
        self.ensure_one()
        if not self.place_id or not self.category_id.discloses_support:
            return
        residents = self.env["coop.place.resident"]
        known = residents.search_count(
            residents._get_today_domain()
            & residents._get_stay_domain(self.place_id, membership.partner_id)
        )
        if not known:
            residents.create(
                {
                    "place_id": self.place_id.id,
                    "partner_id": membership.partner_id.id,
                    "date_from": day,
                }
            )

    def _on_accepted(self, membership):
        """For upper floors: after an acceptance, in the same transaction."""

    # Refusal and appeal

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

    def action_appeal(self, text, body=None):
        """Appeal against a refusal, in the applicant's words."""
        self.ensure_one()
        self._check_own_or_officer()
        if not (text or "").strip():
            raise UserError(self.env._("Say why you ask to look at it again."))
        if self.state != "refused":
            raise UserError(self.env._("There is no refusal to appeal against."))
        if self.appeal_state:
            raise UserError(self.env._("An appeal was made already."))
        today = self.env["coop.clock"].today(self.company_id)
        if today > self.appeal_until:
            raise UserError(
                self.env._("An appeal was possible until %(date)s.", date=self.appeal_until)
            )
        # sudo: applicants cannot write applications
        self.sudo().write(
            {
                "appeal_state": "open",
                "appeal_text": text.strip(),
                "appeal_on": today,
                "appeal_body": body,
            }
        )
        return True

    def action_appeal_decide(self, upheld, outcome, body=None, decided_on=None):
        """Record what the appeal body decided; upheld, the applicant is admitted.

        :param upheld: True to admit, False to stay with the refusal
        :param outcome: the reasons, in words for the applicant
        """
        self.ensure_one()
        self._check_may_decide()
        self._lock()
        if self.appeal_state != "open":
            raise UserError(self.env._("No appeal is waiting."))
        if not (outcome or "").strip():
            raise UserError(self.env._("Say why, in words for the applicant."))
        # sudo: rights were checked above
        application = self.sudo()
        decided_on = decided_on or self.env["coop.clock"].today(application.company_id)
        application.write(
            {
                "appeal_state": "upheld" if upheld else "dismissed",
                "appeal_outcome": outcome.strip(),
                "appeal_body": body or application.appeal_body,
                "appeal_decided_on": decided_on,
            }
        )
        if upheld:
            application.write({"state": "submitted"})
            return self._accept(decided_on, body or application.appeal_body)
        application._tell("appeal_dismissed", {"reason": outcome.strip()})
        return True
