import psycopg2

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL, mute_logger

from .res_partner import RegisterChange


class CoopMembershipMerging(models.AbstractModel):
    """The act of merging: first the register, then everything else that hangs on a contact."""

    _inherit = "coop.membership.merging"

    @api.model
    def _lock_both(self, stays, goes):
        """Let a second officer wait for the first, and then find it done."""
        both = stays | goes
        self.env.flush_all()
        self.env.cr.execute(
            SQL("SELECT id FROM res_partner WHERE id = ANY(%s) ORDER BY id FOR UPDATE", both.ids)
        )
        self.env.invalidate_all()
        self._get_memberships(both)._lock()

    @api.model
    def _merge(self, stays, goes, choices, reason):
        """Make two records of one person one.

        :param stays: res.partner that stays
        :param goes: res.partner that is deleted at the end
        :param dict choices: name, address, email, phone, login -> "stays" or "goes"; keep ->
            ids of the memberships whose numbers go on
        :param str reason: why they are one; the register and the chatter keep it
        :return: the memberships of the person
        """
        self._lock_both(stays, goes)
        self._check_may_merge(stays, goes)
        story = self._tell_story(stays, goes, reason)
        self._merge_in_register(stays, goes, choices, reason)
        # sudo: the user may merge these two; what hangs on them may be closed to this user
        both = stays.sudo(), goes.sudo()
        self._close_second_log_in(*both, choices)
        self._merge_move(*both)
        self._move_rest(*both)
        memberships = self._get_memberships(stays)
        self._note_story(stays, memberships, story)
        return memberships

    @api.model
    def _merge_in_register(self, stays, goes, choices, reason):
        """The part that the register sees. It sends nothing, so that it can be tried."""
        # sudo: as in _merge
        stays, goes = stays.sudo(), goes.sudo()
        today = self.env["coop.clock"].today()
        particulars = self._get_particulars(stays, goes, choices)
        homes = self._get_homes(stays, goes, choices)
        for mine, other in self._get_pairs(stays, goes):
            keep = mine if mine.id in choices["keep"] else other
            gone = (mine | other) - keep
            self._merge_memberships(keep, gone, reason)
            earlier = gone.with_context(active_test=False).search(
                [("merged_into_id", "=", gone.id)]
            )
            earlier.write({"merged_into_id": keep.id})
            gone.write({"active": False, "merged_into_id": keep.id, "merged_on": today})
            gone.flush_recordset()
            self._move_links("coop.membership", gone, keep)
        memberships = self._get_memberships(stays | goes)
        for membership in memberships:
            if vals := homes.get(membership.company_id):
                membership._write_unregistered(vals)
        every = memberships.with_context(active_test=False).search([("partner_id", "=", goes.id)])
        every.filtered(lambda m: m.partner_id != stays)._write_unregistered(
            {"partner_id": stays.id}
        )
        change = RegisterChange(today, "merge", reason)
        stays.with_context(coop_register_change=change).write(particulars)
        memberships._register_particulars("merge", note=reason)
        self.env.flush_all()

    @api.model
    def _get_particulars(self, stays, goes, choices):
        """Values that the contact that stays shall have."""
        said = {"stays": stays, "goes": goes}
        names = {"name": ["name"], "email": ["email"], "phone": ["phone"]}
        if not self._keeps_home_off(stays, goes):
            names["address"] = sorted(stays._coop_address_fields())
        return {
            name: stays._fields[name].convert_to_write(said[choices[part]][name], stays)
            for part, fields in names.items()
            for name in fields
            if choices[part] == "goes"
        }

    @api.model
    def _keeps_home_off(self, stays, goes):
        """Whether everybody at work reads the contact that stays: a home stays off it then."""
        return bool(stays._coop_colleagues() and self._get_memberships(stays | goes))

    @api.model
    def _get_homes(self, stays, goes, choices):
        """How the address stands on the membership of each co-op, where that changes."""
        homes = {}
        side = goes if choices["address"] == "goes" else stays
        for membership in self._get_memberships(side):
            homes[membership.company_id] = {
                "service_address_choice": membership.service_address_choice,
                "service_address_other": membership.service_address_other,
            }
        if choices["address"] == "goes" and self._keeps_home_off(stays, goes):
            for membership in self._get_memberships(stays | goes):
                vals = homes.setdefault(
                    membership.company_id,
                    {"service_address_choice": membership.service_address_choice},
                )
                if vals["service_address_choice"] == "own":
                    vals["service_address_choice"] = "other"
                if not vals.get("service_address_other"):
                    vals["service_address_other"] = goes._coop_address_line(membership.company_id)
        return homes

    @api.model
    def _close_second_log_in(self, stays, goes, choices):
        """One person signs in under one name; the other log-in is closed and kept."""
        users = {"stays": self._get_users(stays), "goes": self._get_users(goes)}
        if users["stays"] and users["goes"]:
            other = "stays" if choices["login"] == "goes" else "goes"
            users[other].filtered("active").write({"active": False})

    @api.model
    def _move_rest(self, stays, goes):
        """Let Odoo's own machinery move what is left, then delete the empty contact."""
        merger = goes.env["base.partner.merge.automatic.wizard"]
        self._check_nothing_is_lost(merger, stays, goes)
        merger._merge_bank_accounts(goes, stays)
        try:
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                merger._update_foreign_keys(goes, stays)
                merger._update_reference_fields(goes, stays)
        except psycopg2.IntegrityError as error:
            raise self._get_loss(error.diag.table_name) from error
        self._move_references(goes, stays)
        self.env.invalidate_all()
        marks = [name for name in ("coop_protected", "coop_colleague") if goes[name]]
        # the address was chosen as a whole, not to be mixed line by line
        alone = dict.fromkeys([*stays._coop_address_fields(), "email", "phone", "parent_id"], False)
        goes.with_context(mail_notrack=True).write({**alone, "barcode": False})
        merger.with_context(mail_notrack=True)._update_values(goes, stays)
        for mark in marks:
            stays.filtered(lambda partner, mark=mark: not partner[mark])._coop_mark(mark)
        self.env.add_to_compute(stays._fields["partner_share"], stays)
        goes.unlink()

    @api.model
    def _check_nothing_is_lost(self, merger, stays, goes):
        """Odoo's merge deletes rows that cannot be moved: refuse where that would happen."""
        self.env.flush_all()
        for table, column in merger._get_fk_on("res_partner"):
            if "base_partner_merge_" in table or not merger._has_check_or_unique_constraint(
                table, column
            ):
                continue
            try:
                with mute_logger("odoo.sql_db"), self.env.cr.savepoint(flush=False):
                    self.env.cr.execute(
                        SQL(
                            "UPDATE %(table)s SET %(column)s = %(stays)s"
                            " WHERE %(column)s = %(goes)s",
                            table=SQL.identifier(table),
                            column=SQL.identifier(column),
                            stays=stays.id,
                            goes=goes.id,
                        )
                    )
            except psycopg2.Error as error:
                raise self._get_loss(table) from error

    @api.model
    def _get_loss(self, table):
        named = [model for model in self.env.values() if model._auto and model._table == table]
        return UserError(
            self.env._(
                "Both contacts have a record of the kind “%(kind)s”, and there can be only one. "
                "Put that in order first; nothing has been merged.",
                kind=named[0]._description if named else table,
            )
        )

    # What is told of it afterwards

    @api.model
    def _tell_story(self, stays, goes, reason):
        numbers = self._get_memberships(goes | stays).mapped("number")
        return self.env._(
            "Two records were merged, because they are one person: %(reason)s. Contact %(goes)s "
            "went into contact %(stays)s. Membership numbers: %(numbers)s. By %(user)s.",
            reason=reason,
            goes=goes.id,
            stays=stays.id,
            numbers=", ".join(numbers) or "–",
            user=self.env.user.name,
        )

    @api.model
    def _note_story(self, stays, memberships, story):
        """In the chatter of the membership; on the contact only where there is no other place."""
        gone = memberships.with_context(active_test=False).search(
            [("merged_into_id", "in", memberships.ids)]
        )
        for record in (memberships | gone) or stays:
            record.message_post(body=story)
        for membership in gone:
            membership.message_post(
                body=self.env._(
                    "What belonged to it is at number %(number)s now.",
                    number=membership.merged_into_id.number,
                )
            )
