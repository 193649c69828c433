from odoo import fields, models
from odoo.exceptions import AccessError, UserError

# What names a member or is in a member's words, in the order in which it can be deleted.
# Acceptances of the rules and earlier areas name nobody, and stay with the number.
FORGOTTEN = [
    "coop.contribution.deed",
    "coop.contribution",
    "coop.contribution.want",
    "coop.phone.call",
    "coop.representative.change",
    "coop.representative",
    "coop.membership.correction",
    "coop.membership.application",
    "coop.invitation",
]


class CoopMembership(models.Model):
    """How a former member's entry goes from the register, and what is left.

    The entry and all that names the person go. What stays is the number, which is never given
    again, and the dates and category of the periods, so that members counted for a past year
    still add up. As at a past day the register then no longer shows the person; a register
    printed earlier does, where its file is still there.
    """

    _inherit = "coop.membership"

    removed_on = fields.Date(
        "Removed from the register on",
        readonly=True,
        copy=False,
        help="The entry went after the years that the law asks for; what is left names nobody.",
    )

    def _remove_from_register(self, reason, forget_contacts=True):
        """Remove the entries of former members from the register for ever.

        :param str reason: the rule or decision, naming nobody
        :param bool forget_contacts: also delete their contacts where nothing else uses them
        :return: the log (`coop.register.removal`)
        :raise AccessError: unless the user keeps the co-op's settings
        :raise UserError: when an entry has to stay, or the reason names somebody
        """
        if not self.env.user.has_group("coop_membership.group_membership_manager"):
            raise AccessError(
                self.env._("Only the membership manager removes entries from the register.")
            )
        self._lock()
        company = self.company_id.ensure_one()
        former = self._check_may_be_removed(reason)
        ended = max(former.mapped("ceased_on"))
        count = 0
        for name in self._get_removed_models():
            # sudo: whether there is anything says nothing to anybody
            if not self.env[name].sudo().search_count([("membership_id", "in", self.ids)], limit=1):
                continue
            with self.env["coop.wall.opening"]._open(name, reason):
                count += self._remove_entries(name)
        # sudo: only this act writes the log
        log = self.env["coop.register.removal"].sudo()
        log = log.create(
            {
                "company_id": company.id,
                "what": "entry",
                "people": len(self),
                "records": count,
                "ended_until": ended,
                "reason": reason.strip(),
            }
        )
        self._forget(forget_contacts)
        return log.with_env(self.env)

    def _get_removed_models(self):
        """Models behind the wall that hold particulars of a member. Upper floors add theirs."""
        return ["coop.register.entry"]

    def _check_may_be_removed(self, reason):
        """The entries, or why they have to stay."""
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the entries are removed."))
        former = self.env["coop.register.former"].search([("membership_id", "in", self.ids)])
        stay = self - former.filtered("may_go").membership_id
        today = self.env["coop.clock"].today(self.company_id)
        stay |= self.filtered(
            lambda m: any(not p.date_to or p.date_to >= today for p in m.period_ids)
        )
        if stay or not former:
            raise UserError(
                self.env._(
                    "These entries have to stay in the register for now: %(numbers)s. An entry "
                    "goes %(years)s years after the membership ceased, not before.",
                    numbers=", ".join(stay.mapped("number")),
                    years=self.company_id.coop_register_keep_years,
                )
            )
        spoken = reason.casefold()
        if any((line.name or "").casefold() in spoken for line in former if line.name):
            raise UserError(self.env._("The reason stays on record for ever: name nobody in it."))
        return former

    def _remove_entries(self, name):
        """Delete what a walled model says of these members, the last entries first."""
        # sudo: nobody may delete entries by hand; the wall has been opened by this user
        entries = self.env[name].sudo().search([("membership_id", "in", self.ids)])
        count = len(entries)
        while entries:
            # an entry that strikes out another goes before it
            named = entries.voids_id if "voids_id" in entries._fields else entries.browse()
            last = entries - named
            last.unlink()
            entries -= last
        return count

    def _forget(self, forget_contacts):
        """Let what is left of these memberships name nobody."""
        # sudo: part of the removal, which has been checked and logged
        for membership in self.sudo():
            partner = membership.partner_id
            if membership.died_on:
                membership._end_grounds()
            membership._forget_records()
            membership.period_ids.write(
                {
                    "ended_note": False,
                    "hearing_body": False,
                    "hearing_reason": False,
                }
            )
            membership._write_unregistered(
                {
                    "partner_id": membership._make_nobody().id,
                    "service_address_choice": "care_of",
                    "service_address_other": False,
                    "removed_on": self.env["coop.clock"].today(membership.company_id),
                }
            )
            membership.message_follower_ids.unlink()
            membership.activity_ids.unlink()
            membership.message_ids.unlink()
            if forget_contacts:
                partner._coop_forget(membership.company_id)

    def _forget_records(self):
        """Delete what was asked, answered and written about this membership."""
        for name in FORGOTTEN:
            records = self.env[name].sudo()  # sudo: as in _forget
            records.search([("membership_id", "in", self.ids)]).unlink()
        self._clear_records("coop.notice.delivery")

    def _end_grounds(self):
        """Whoever died qualifies by nothing and lives at no place any more."""
        # sudo: as in _forget
        for name in ("coop.qualification", "coop.place.resident"):
            records = self.env[name].sudo()
            records.search(
                [("partner_id", "=", self.partner_id.id), ("date_to", "=", False)]
            ).unlink()

    def _make_nobody(self):
        """A contact that stands for a person who has been forgotten."""
        partners = self.env["res.partner"].sudo()  # sudo: as in _forget
        nobody = partners.create(
            {
                "name": self.env._("Former member %(number)s", number=self.number),
                "active": False,
            }
        )
        nobody._coop_mark("coop_protected")
        return nobody
