from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime


class CoopProxy(models.Model):
    """How a proxy is given, and how it ends."""

    _inherit = "coop.proxy"

    @api.model
    def _give(self, meeting, membership, holder_kind, holder=None, directions=None, how="portal"):
        """A member names who votes for them at a general meeting.

        :param meeting: coop.meeting
        :param membership: coop.membership of who names somebody
        :param str holder_kind: a code of ``holder_kind``
        :param holder: coop.membership of another member, or the name of somebody else
        :param dict directions: coop.resolution -> a code of ``direction``
        :param str how: a code of ``how``
        :return: the coop.proxy
        :raise UserError: where there are no proxies, or it is too late
        """
        # sudo: to name somebody is the member's right; the values are those of the arguments
        meeting, member = meeting.sudo(), membership.sudo()
        self._check_may_give(meeting, member)
        name = (holder or None) if isinstance(holder, str | None) else None
        values = {
            "company_id": meeting.company_id.id,
            "meeting_id": meeting.id,
            "body_kind": meeting._get_general_line().body_id.kind,
            "membership_id": member.id,
            "holder_kind": holder_kind,
            "holder_membership_id": holder.id if holder_kind == "member" else False,
            "holder_name": name if holder_kind == "other" else False,
            "given_at": self.env["coop.clock"].now().replace(microsecond=0),
            "how": how,
        }
        meeting._get_proxy_of(member)._end("replaced")
        proxy = self.sudo().create(values)
        known = meeting._get_general_resolutions()
        proxy.env["coop.proxy.direction"].create(
            [
                {"proxy_id": proxy.id, "resolution_id": resolution.id, "direction": direction}
                for resolution, direction in (directions or {}).items()
                if resolution in known
            ]
        )
        # the database refuses what cannot be before anybody is told
        self.env.flush_all()
        proxy._tell_given()
        return proxy.with_env(self.env)

    @api.model
    def _check_may_give(self, meeting, member):
        """Refuse, in words, where nobody votes for anybody, and what comes too late."""
        if not meeting.is_general:
            raise UserError(
                self.env._(
                    "Nobody votes for anybody here. Only at a meeting of all members can a member "
                    "name somebody who votes for them."
                )
            )
        if meeting.state != "called":
            raise UserError(
                self.env._("Proxies are taken from the notice until the meeting begins.")
            )
        if self.env["coop.clock"].now() > meeting.proxy_until:
            raise UserError(
                self.env._(
                    "It is too late: proxies had to be in by %(moment)s. The member can still come "
                    "and vote.",
                    moment=meeting._say_proxy_until(),
                )
            )
        if not member._period_on(meeting._get_day()):
            raise UserError(
                self.env._(
                    "%(name)s is not a member on the day of the meeting.", name=member.member_name
                )
            )

    def _end(self, why):
        """It does not stand any more.

        :param str why: a code of ``ended_why``
        """
        for proxy in self._going_on():
            if proxy.closed:
                raise UserError(self.env._("The meeting is over, and its proxies are kept."))
            # sudo: guarded against typing; the caller asked whose it is
            proxy.sudo().write(
                {
                    "ended_at": self.env["coop.clock"].now().replace(microsecond=0),
                    "ended_why": why,
                }
            )
        self.flush_recordset()

    def _withdraw(self):
        """The member takes it back, before the meeting begins."""
        for proxy in self:
            if proxy.sudo().meeting_id.state != "called":  # sudo: only the state is asked
                raise UserError(self.env._("The meeting has begun or is over."))
            proxy._end("withdrawn")

    def action_withdraw(self):
        self._check_officer()
        self._withdraw()
        return True

    def action_wrong(self):
        self._check_officer()
        self._end("wrong")
        return True

    def _check_officer(self):
        self.env["coop.requisition"]._check_officer()

    def _close(self):
        self.direction_ids.filtered(lambda one: not one.closed).write({"closed": True})
        self.filtered(lambda one: not one.closed).write({"closed": True})

    # -- telling -------------------------------------------------------------------------------

    def _tell_given(self):
        """The member hears that it is in; a member who holds it hears it, too."""
        for proxy in self:
            notices = self.env["coop.notice"]
            # sudo: whose it is and who holds it; they are told
            proxy = proxy.sudo()
            notices._tell(proxy.membership_id.partner_id, "proxy_given", proxy, key="given")
            notices._tell(proxy.holder_membership_id.partner_id, "proxy_held", proxy, key="held")

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        needs = partners._coop_needs()
        return {partner.id: self._get_words(needs[partner.id]["lang"]) for partner in partners}

    def _get_words(self, lang):
        # sudo: who is told of it may read it
        proxy = self.sudo().with_context(lang=lang)
        meeting = proxy.meeting_id
        labels = dict(
            proxy.env["coop.proxy.direction"]._fields["direction"]._description_selection(proxy.env)
        )
        said = [
            f"{one.resolution_id.name}: {labels[one.direction].lower()}"
            for one in proxy.direction_ids
        ]
        return {
            "meeting": meeting.name,
            "day": meeting._get_day_words(lang),
            "holder": proxy.holder,
            "member": proxy.membership_id.member_name,
            "directions": "; ".join(said) or labels["free"],
            "link": f"{meeting.get_base_url()}/my/members-meeting",
        }


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def _get_proxy_of(self, membership):
        """Return the proxy of a member that did not end, or none."""
        self.ensure_one()
        return self.proxy_ids._going_on().filtered(lambda one: one.membership_id == membership)

    def _say_proxy_until(self):
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        return format_datetime(self.env, self.proxy_until, tz=zone, dt_format="d MMMM y, HH:mm")
