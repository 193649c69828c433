from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

#: what a nomination may say when it is made or changed; everything else follows from acts
SAID = (
    "ballot_name",
    "statement",
    "statement_lang",
    "statement_easy",
    "interests",
    "helped_by",
    "helped_role_id",
)


class CoopElectionCandidate(models.Model):
    """What the person does with their nomination: they write it, hand it in, take it back."""

    _inherit = "coop.election.candidate"

    # -- writing it ------------------------------------------------------------------------------

    @api.model
    def _write_nomination(self, contest, membership, said, how="portal", typed_by=None):
        """Write down what somebody says who wants to stand; return the coop.election.candidate.

        Nothing is handed in by it. What was written before and not handed in is replaced.

        :param contest: coop.election.contest
        :param membership: coop.membership
        :param dict said: of ``SAID``, and interests_said, eligible, agreed, signed, fair,
            helper_promised (bool), proposers (str, a name and number a line)
        :param str how: a code of ``how``
        :param str typed_by: name of who wrote it down for them
        :raise UserError: when nobody can stand here now, or they stand already
        """
        election = contest.election_id
        election._check_takes_nominations()
        # sudo: to stand is the member's right; the values are a whitelist
        candidates = self.sudo()
        known = candidates.search(
            [
                ("election_id", "=", election.id),
                ("membership_id", "=", membership.id),
                ("state", "not in", ("refused", "withdrawn")),
            ]
        )
        if known and known.state != "draft":
            raise UserError(self.env._("This nomination was handed in already."))
        vals = candidates._prepare_said(said, how, typed_by, contest.company_id)
        if known:
            known.write({**vals, "contest_id": contest.id})
        else:
            known = candidates.create(
                {
                    "company_id": contest.company_id.id,
                    "election_id": election.id,
                    "contest_id": contest.id,
                    "membership_id": membership.id,
                    **vals,
                }
            )
        known._set_proposers(said.get("proposers"))
        return known.with_env(self.env)

    def _prepare_said(self, said, how, typed_by, company):
        today = self.env["coop.clock"].today(company)
        days = {
            "interests_on": "interests_said",
            "eligible_on": "eligible",
            "agreed_on": "agreed",
            "signed_on": "signed",
            "fair_on": "fair",
            "helped_promise_on": "helper_promised",
        }
        return {
            **{name: said.get(name) or False for name in SAID},
            **{name: today if said.get(key) else False for name, key in days.items()},
            "how": how,
            "typed_by": typed_by or False,
        }

    def _check_draft(self):
        if any(candidate.state != "draft" for candidate in self):
            raise UserError(
                self.env._("This was handed in. Take it back first, if something shall change.")
            )

    # -- handing it in ---------------------------------------------------------------------------

    def _hand_in(self, at=None):
        """Hand the nomination in: from now on the person wants to stand.

        One that comes after the hour is kept and marked; nobody says that it never came.

        :param datetime at: when it came, where it came on paper before it was typed
        """
        self.ensure_one()
        candidate = self.sudo()  # sudo: the caller settled whose nomination it is
        election = candidate.election_id
        election._lock()
        candidate.invalidate_recordset(["state"])
        candidate._check_draft()
        election._check_takes_nominations()
        missing = [words for _code, words in candidate._get_paper_problems()]
        if missing:
            raise UserError("\n".join(missing))
        now = self.env["coop.clock"].now()
        # the very second at which nominations close is in time
        at = min(at or now, now).replace(microsecond=0)
        if at < candidate._get_moment("nominations_open"):
            raise UserError(self.env._("It came before nominations opened. Hand it in again."))
        late = at > candidate._get_moment("nominations_close")
        candidate.write({"state": "handed_in", "handed_in_at": at, "is_late": late})
        # whoever runs the election cannot stand in it, and hears that before anything is kept
        candidate.flush_recordset()
        candidate._note_act("nomination_handed_in", self.env._("Nomination %s is handed in"))
        candidate._tell_candidate("candidate_received")

    def _take_back(self):
        """The person wants to change something: not handed in any more, while there is time."""
        self.ensure_one()
        candidate = self.sudo()  # sudo: as in _hand_in
        candidate.election_id._lock()
        now = self.env["coop.clock"].now()
        if candidate.state != "handed_in" or now > candidate._get_moment("nominations_close"):
            raise UserError(self.env._("It is too late to change this. You can still withdraw."))
        candidate.write({"state": "draft", "handed_in_at": False, "is_late": False})
        candidate._note_act("nomination_taken_back", self.env._("Nomination %s is taken back"))

    def _withdraw(self, how, witness=None):
        """The person does not stand any more; until the last moment for it, and not after.

        :param str how: a code of ``withdrawn_how``
        :param str witness: name of who saw them sign, on paper
        """
        self.ensure_one()
        candidate = self.sudo()  # sudo: as in _hand_in
        candidate.election_id._lock()
        candidate.invalidate_recordset(["state"])
        if candidate.state == "draft":
            candidate.unlink()
            return
        now = self.env["coop.clock"].now()
        if candidate.state not in ("handed_in", "accepted"):
            raise UserError(self.env._("This nomination does not stand any more."))
        if now > candidate._get_moment("withdrawals"):
            raise UserError(
                self.env._("The last moment to withdraw has passed: the name stays on the ballot.")
            )
        candidate.write(
            {
                "state": "withdrawn",
                "withdrawn_at": now,
                "withdrawn_how": how,
                "withdrawn_witness": witness or False,
            }
        )
        candidate._note_act("nomination_withdrawn", self.env._("Nomination %s is withdrawn"))
        candidate._tell_candidate("candidate_withdrawn")

    def _note_act(self, act, what, why=None):
        """Write an act into the journal. It names the nomination by its number alone, and not the
        member who acts, nor who acts for them: the journal is kept for ever, and names are not."""
        self.ensure_one()
        election, user = self.election_id, self.env.user
        # sudo: only compared
        own = user.sudo().partner_id == self.sudo().membership_id.partner_id
        if own or user.share:
            election = election.with_user(SUPERUSER_ID)
        election._note(act, what % self.id, why)
