from odoo import api, models
from odoo.exceptions import UserError


class CoopRegisterInspection(models.Model):
    """What the office does with a request: one method for each act, which checks, writes, tells."""

    _inherit = "coop.register.inspection"

    def _check_officer(self, *states):
        """Refuse who may not answer requests, and a request that is past this act."""
        self.ensure_one()
        if not self.env.su and not self.env.user.has_group(
            "coop_membership.group_membership_officer"
        ):
            raise UserError(self.env._("Only a membership officer can do this."))
        self.check_access("write")
        self.env.cr.execute(
            "SELECT id FROM coop_register_inspection WHERE id = %s FOR UPDATE", [self.id]
        )
        self.invalidate_recordset()
        if states and self.state not in states:
            raise UserError(
                self.env._("This request has been answered already. Reload the page to see it.")
            )

    def _today(self):
        return self.env["coop.clock"].today(self.company_id)

    def _set(self, **vals):
        # sudo: guarded against typing; the act has checked the right
        self.sudo().write(vals)

    def _decided(self, state, **vals):
        self._set(state=state, decided_on=self._today(), decided_by_id=self.env.uid, **vals)

    def _check_complete(self):
        if self.missing:
            raise UserError(
                self.env._(
                    "The request does not say all that the law asks for. Ask for what is missing "
                    "first:\n%(missing)s",
                    missing=self.missing,
                )
            )

    def action_ask_missing(self):
        """Write to the requester what is missing."""
        self._check_officer("received", "incomplete")
        if not self.missing:
            raise UserError(self.env._("Nothing is missing: the request can be answered."))
        letter = self._write_letter("inspection_missing", {"missing": self._as_list(self.missing)})
        self._set(state="incomplete")
        return letter._open()

    def action_complete(self):
        """What was missing has come: the days to answer begin today."""
        self._check_officer("incomplete")
        self._check_complete()
        self._set(state="received", complete_on=self._today())

    def action_comply(self):
        """The co-op will give what was asked for."""
        self._check_officer("received")
        self._check_complete()
        self._check_right()
        if self.fee and not self.fee_paid_on:
            raise UserError(
                self.env._(
                    "The fee of %(fee).2f has not been paid. Enter the day on which it was, or "
                    "set the fee to 0.",
                    fee=self.fee,
                )
            )
        self._decided("agreed")

    def _check_right(self):
        if self._has_no_right():
            raise UserError(
                self.env._(
                    "Only members, and people with an interest in its funds, may inspect the "
                    "register of a society. Choose “No right to inspect”, or tick that there is "
                    "such an interest."
                )
            )

    def _has_no_right(self):
        self.ensure_one()
        return (
            self.company_id.coop_legal_form == "society"
            and not self.is_member
            and not self.has_interest
        )

    def _refuse_without_right(self):
        """Tell somebody that a society's register is not theirs to inspect."""
        self._check_officer("received", "incomplete")
        if not self._has_no_right():
            raise UserError(
                self.env._(
                    "This request can only be answered by giving what was asked for, or by "
                    "applying to the court."
                )
            )
        why = self.with_context(lang=self.lang).env._(
            "Only members of the society, and people with an interest in its funds, may inspect "
            "its register."
        )
        self._decided("refused", closed_on=self._today(), closed_why=why)
        return self._write_letter("inspection_refused", {"why": why})

    def _apply_to_court(self, day, court, reference):
        """The co-op thinks that the purpose is not proper, and has asked the court (s.117)."""
        self._check_officer("received", "agreed")
        if self.company_id.coop_legal_form == "society":
            raise UserError(
                self.env._("It is companies that apply to the court; a society shows its register.")
            )
        if not day or not (court or "").strip() or day > self._today():
            raise UserError(self.env._("Say which court, and on which day you applied to it."))
        if day < self.received_on:
            raise UserError(self.env._("The court cannot have been asked before the request came."))
        self._decided(
            "court",
            court_applied_on=day,
            court_name=court.strip(),
            court_reference=(reference or "").strip(),
        )
        return self._write_letter(
            "inspection_court",
            {"court": self.court_name, "reference": self.court_reference or "–", "day": day},
        )

    def _court_decides(self, day, outcome):
        """What the court said: comply at once, or need not comply."""
        self._check_officer("court")
        if outcome not in ("must_comply", "need_not"):
            raise UserError(self.env._("Choose what the court decided."))
        if not day or day > self._today() or day < self.court_applied_on:
            raise UserError(self.env._("Enter the day on which the court decided."))
        if outcome == "must_comply":
            self._set(state="agreed", court_decided_on=day, court_outcome=outcome)
            return self.letter_ids.browse()
        why = self.with_context(lang=self.lang).env._(
            "The court decided that we need not do what you asked (%(court)s, %(reference)s).",
            court=self.court_name,
            reference=self.court_reference or "–",
        )
        self._set(
            state="refused",
            court_decided_on=day,
            court_outcome=outcome,
            closed_on=self._today(),
            closed_why=why,
        )
        return self._write_letter("inspection_refused", {"why": why})

    def _withdraw(self, reason):
        """The requester does not want it any more, or never sent what was missing."""
        self._check_officer("received", "incomplete", "agreed", "court")
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the request is closed."))
        self._set(state="withdrawn", closed_on=self._today(), closed_why=reason.strip())

    # Giving

    def _prepare_document(self, as_at, format_code, further=None):
        """Print what will be given, as known now, with the statement on alterations.

        :param date as_at: the day of the register
        :param format_code: pdf, html or xlsx
        :param further: what is still to be altered, in words; empty when nothing is
        """
        self._check_officer("agreed")
        if self.wants == "own":
            raise UserError(self.env._("Their own account is told in the letter alone."))
        if not as_at or as_at > self._today():
            raise UserError(self.env._("The register of a day to come cannot be given."))
        printed = self._print_register(as_at, format_code)
        entries = self.env["coop.register.entry"]
        self._set(
            print_id=printed.id,
            altered_on=entries._last_altered(self.company_id, printed._known()),
            further=(further or "").strip() or False,
        )
        return printed

    def _print_register(self, as_at, format_code):
        """What is open to inspection: the statutory particulars and nothing else."""
        return self.env["coop.register.print"]._start(
            self.company_id, as_at, None, format_code, self.lang
        )

    def _give(self, day, how):
        """It was shown, handed over or sent: write the letter that goes with it."""
        self._check_officer("agreed")
        if how not in dict(self._fields["given_how"].selection):
            raise UserError(self.env._("Say how it was given."))
        if not day or day > self._today() or day < self.received_on:
            raise UserError(self.env._("Enter the day on which it was given."))
        if self.wants != "own" and self.print_id.state != "done":
            raise UserError(
                self.env._("Prepare the document first, and wait until it has been printed.")
            )
        letter = self._write_given_letter()
        self._set(
            state="given",
            given_on=day,
            given_how=how,
            given_by_id=self.env.uid,
            closed_on=day,
        )
        return letter

    def action_open_print(self):
        self.ensure_one()
        return self.print_id.action_open()

    def action_open_letters(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Letters"),
            "res_model": "coop.register.inspection.letter",
            "views": [(False, "list"), (False, "form")],
            "domain": [("inspection_id", "=", self.id)],
        }

    @api.model
    def _reckon_due(self):
        """Reckon the days of open requests again: a bank holiday was added or moved."""
        # sudo: whoever enters bank holidays need not see who asked for the register
        waiting = self.sudo().search([("state", "in", ("received", "incomplete", "agreed"))])
        self.env.add_to_compute(self._fields["due_on"], waiting)
