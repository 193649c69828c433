from odoo import fields, models


def folded(name):
    """Return a name as names are compared: spaces, and large or small letters, do not matter."""
    return " ".join((name or "").split()).casefold()


class CoopGeneralRules(models.Model):
    _inherit = "coop.general.rules"

    proxies_count = fields.Boolean(
        "Who comes as a proxy counts towards the quorum",
        default=True,
        help="Somebody who is no member and votes for one counts as one person, however many they "
        "vote for (Companies Act 2006, s.318). A member who votes for others counts once anyway.",
    )


class CoopProxy(models.Model):
    """Whoever votes for a member has to be there."""

    _inherit = "coop.proxy"

    person_id = fields.Many2one(
        "coop.meeting.person",
        "On the roll",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        help="Somebody who is no member and votes for one, on the roll since the meeting began.",
    )

    def _is_held_by_guest(self):
        """Say whether who holds it is no member on the day of the meeting, and so a guest there."""
        self.ensure_one()
        if self.holder_kind == "member":
            return not self.holder_membership_id._period_on(self.meeting_id._get_day())
        return self.holder_kind == "other"

    def _is_holder_here(self, moment):
        """Say whether who holds it is there at a moment; somebody always takes the chair.

        :param datetime moment: naive UTC
        """
        self.ensure_one()
        if self.holder_kind == "chair":
            return True
        row = self.person_id
        if not self._is_held_by_guest():
            row = self.meeting_id.person_ids.filtered(
                lambda person: person.membership_id == self.holder_membership_id
            )
        return bool(row.presence_ids._at(moment))


class CoopMeetingPerson(models.Model):
    _inherit = "coop.meeting.person"

    proxy_ids = fields.One2many(
        "coop.proxy",
        "person_id",
        string="Votes for",
        groups="coop_governance.group_governance_officer",
    )


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def action_open(self):
        """Who is no member and votes for one is on the roll, to come and go like the others."""
        result = super().action_open()
        # sudo: rows of the roll are made by acts only; the right was asked above
        self.sudo()._add_proxy_holders()
        return result

    def _add_proxy_holders(self):
        """Put everybody who was named and is no member on the roll, once.

        Of two who have one name the office writes down, who is who (``_settle_holder``).
        """
        holders = self.proxy_ids._standing().filtered(lambda one: one._is_held_by_guest())
        rows = {folded(row.guest_name): row for row in holders.person_id}
        for proxy in holders.filtered(lambda one: not one.person_id).sorted("id"):
            name = " ".join(proxy.holder.split())
            key = folded(name)
            if key not in rows:
                rows[key] = self.env["coop.meeting.person"].create(
                    {
                        "meeting_id": self.id,
                        "guest_name": name,
                        "guest_role": self.env._("votes for a member"),
                    }
                )
            proxy.person_id = rows[key]


class CoopMeetingBody(models.Model):
    _inherit = "coop.meeting.body"

    def _get_roll(self):
        """At a general meeting who comes as a proxy counts, where the rules say so."""
        roll = super()._get_roll()
        if self.body_id.kind != "general":
            return roll
        meeting, day = self.meeting_id, self.meeting_id._get_day()
        # who said that they come, and left since, is still on the roll
        roll = roll.filtered(lambda row: row.membership_id._period_on(day))
        if not self.env["coop.general.rules"]._get(self.company_id, day).proxies_count:
            return roll
        # a member whom somebody named in words counts once, in their own row
        came = {folded(row.name) for row in roll if row.came}
        guests = meeting.proxy_ids._standing().person_id
        return roll | guests.filtered(lambda row: folded(row.guest_name) not in came)
