from odoo import fields, models
from odoo.exceptions import UserError

#: of a key whose file did not say how many shares it has
SHARED = (2, 3)


class CoopElectionManifest(models.Model):
    """How many shares the key of the scrutineers has, and how many of them open."""

    _inherit = "coop.election.manifest"

    # Those from before have none: a new column behind the wall is empty where there were rows.
    shares = fields.Integer("Shares of the key", readonly=True, aggregator=None)
    threshold = fields.Integer("Shares that open", readonly=True, aggregator=None)

    def _get_shares(self):
        """Return (how many shares open, how many there are)."""
        self.ensure_one()
        if self.threshold and self.shares:
            return self.threshold, self.shares
        return SHARED if self.assurance == "shared" else (1, 1)


class CoopElection(models.Model):
    _inherit = "coop.election"

    def _write_manifest(self, text, key, **more):
        numbers = {
            name: key[name]
            for name in ("threshold", "shares")
            if isinstance(key.get(name), int) and 0 < key[name] < 100
        }
        frozen = super()._write_manifest(text, key, **{**numbers, **more})
        # sudo: who has a share follows from who watches while the key is made
        watch = self.sudo()._get_roles("scrutineer")
        watch.key_print = frozen.fingerprint
        return frozen

    def _is_key_in_use(self):
        """Return whether the scrutineers hold a key with which votes are still to be opened."""
        self.ensure_one()
        return bool(self._get_manifest() and not self.opening_sha256 and not self.is_over)

    def _get_shares_left(self):
        """Return how many shares of the key are with people who watch, or with nobody of them who
        left: a share goes with whoever had it."""
        manifest = self._get_manifest()
        _threshold, shares = manifest._get_shares()
        # sudo: who held a role is on record
        gone = self.sudo().role_ids.filtered(
            lambda one: one.date_to and one.key_print == manifest.fingerprint
        )
        return shares - len(gone)


class CoopElectionRole(models.Model):
    """A scrutineer is not replaced behind the others' back while votes wait to be opened."""

    _inherit = "coop.election.role"

    key_print = fields.Char(
        "Has a share of",
        readonly=True,
        copy=False,
        help="Fingerprint of the manifest with the key that was made while this person watched.",
    )

    _guarded_fields = frozenset({"date_to", "ended_why", "replaces_id", "key_print"})

    def _end(self, why):
        if self._is_watching_key():
            self._check_may_leave_key()
        return super()._end(why)

    def _is_watching_key(self):
        return self.role == "scrutineer" and self.election_id._is_key_in_use()

    def _check_may_leave_key(self):
        """Between the making of the key and the opening, the returning officer alone replaces a
        scrutineer, and not one whose share is needed.

        :raise UserError: with what can be done instead
        """
        self.ensure_one()
        election = self.election_id
        # sudo: who the returning officer is says who may do this
        officer = election.sudo()._get_returning_officer().user_id
        if not self.env.su and self.env.user != officer:
            raise UserError(
                self.env._(
                    "The scrutineers have made their key, and votes wait to be opened with it. "
                    "Until then the returning officer alone can replace one of them."
                )
            )
        manifest = election._get_manifest()
        if self.key_print != manifest.fingerprint:
            return
        threshold, _shares = manifest._get_shares()
        if election._get_shares_left() - 1 < threshold:
            raise UserError(
                self.env._(
                    "%(name)s has a share of the key, and without it too few would be left to open "
                    "the votes: %(threshold)s have to be. Before the voting, replace the key; "
                    "afterwards %(name)s stays until the votes are opened.",
                    name=self.name,
                    threshold=threshold,
                )
            )

    def _replace(self, vals, why):
        watched = self._is_watching_key()
        why = (why or "").strip()
        if not why:
            raise UserError(self.env._("Say why. It is kept."))
        new = super()._replace(vals, why)
        if watched:
            self.election_id._publish("change", why)
            new._tell_watch_changed()
        return new

    def _tell_watch_changed(self):
        """Tell the other scrutineers and all who stand that somebody else watches now."""
        self.ensure_one()
        election = self.sudo().election_id  # sudo: whom it concerns
        if election.is_rehearsal:
            return
        people = election._get_roles("scrutineer").user_id.partner_id
        people |= election._get_roles("scrutineer").membership_id.partner_id
        stand = election.candidate_ids.filtered(lambda one: one.state in ("handed_in", "accepted"))
        people |= stand.membership_id.partner_id
        self.env["coop.notice"]._tell(people, "election_watch", self, key=f"watch-{self.id}")

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        needs = partners._coop_needs()
        return {
            partner.id: self._get_watch_words(needs[partner.id]["lang"]) for partner in partners
        }

    def _get_watch_words(self, lang):
        # sudo: who watches is in the notice
        role = self.sudo().with_context(lang=lang)
        officer = role.election_id._get_returning_officer()
        return {
            "election": role.election_id.name,
            "before": role.replaces_id.name or "",
            "now": role.name,
            "why": role.replaces_id.ended_why or "",
            "officer": officer.name or "",
            "officer_reach": ", ".join(filter(None, (officer.phone, officer.email))),
        }
