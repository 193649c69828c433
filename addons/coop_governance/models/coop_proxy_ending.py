from odoo import models
from odoo.exceptions import UserError


class CoopProxy(models.Model):
    """Who it is that was named in words, and what becomes of it when somebody leaves or dies."""

    _inherit = "coop.proxy"

    def action_who(self):
        """Open the window in which it is said who was named in words."""
        self.ensure_one()
        self._check_officer()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who is it?"),
            "res_model": "coop.proxy.who",
            "view_mode": "form",
            "target": "new",
            "context": {"default_proxy_id": self.id},
        }

    def _settle_holder(self, membership=None, name=None):
        """Say who was named in words: a member, or somebody told apart from one of the same name.

        :param membership: coop.membership, if it is a member
        :param str name: else the name so that everybody knows who is meant
        """
        self.ensure_one()
        if self.holder_kind != "other" or self.ended_at or self.closed:
            raise UserError(
                self.env._("Who was named in words can be said while the proxy stands.")
            )
        values = {"person_id": False}
        if membership:
            self._check_may_hold(membership)
            values |= {
                "holder_kind": "member",
                "holder_membership_id": membership.id,
                "holder_name": False,
            }
        else:
            values["holder_name"] = name
        # sudo: guarded against typing; the caller asked the right
        proxy = self.sudo()
        row = proxy.person_id
        proxy.write(values)
        if proxy.meeting_id.state == "open":
            proxy._move_on_roll(row, membership)

    def _check_may_hold(self, membership):
        # sudo: only who it is and whether they are a member on that day
        member, mine = membership.sudo(), self.sudo()
        if member == mine.membership_id:
            raise UserError(self.env._("Nobody is their own proxy."))
        if not member._period_on(mine.meeting_id._get_day()):
            raise UserError(
                self.env._(
                    "%(name)s is not a member on the day of the meeting.", name=member.member_name
                )
            )

    def _move_on_roll(self, row, membership):
        """Who was on the roll under the words is there under their own name, if they are there."""
        here = row.presence_ids._at(self.env["coop.clock"].now())
        # whoever is there of two who had one row is the other one, until it is said otherwise
        moves = here and not row.proxy_ids._going_on()
        if moves:
            row._go_out()
        self.meeting_id._add_proxy_holders()
        if moves:
            own = self.person_id or self.meeting_id._ensure_member_row(membership)
            own._come_in(here[0].how)
        if not row.proxy_ids and not row.presence_ids:
            row.unlink()

    def _tell_ended(self):
        """The member hears that nobody votes for them any more."""
        for proxy in self:
            # sudo: whose it is; they are told
            partner = proxy.sudo().membership_id.partner_id
            self.env["coop.notice"]._tell(partner, "proxy_ended", proxy, key="ended")


class CoopMembership(models.Model):
    """A proxy is of a member: it ends when they are none any more on the day of the meeting."""

    _inherit = "coop.membership"

    def _on_left(self, period):
        result = super()._on_left(period)
        proxies = self._get_open_proxies("membership_id")
        (proxies - proxies._standing())._end("left")
        return result

    def _on_died(self, date):
        result = super()._on_died(date)
        held = self._get_open_proxies("holder_membership_id")
        held._end("died")
        held._tell_ended()
        return result

    def _on_leave_undone(self, period):
        result = super()._on_leave_undone(period)
        # sudo: follows from the leaving that was taken back
        ended = self.env["coop.proxy"].sudo()
        ended = ended.search(
            [("membership_id", "=", self.id), ("ended_why", "=", "left"), ("closed", "=", False)]
        )
        for proxy in ended:
            member = proxy.membership_id._period_on(proxy.meeting_id._get_day())
            if member and not proxy.meeting_id._get_proxy_of(proxy.membership_id):
                proxy.write({"ended_at": False, "ended_why": False})
        return result

    def _get_open_proxies(self, name):
        # sudo: what follows from leaving; nobody reads them by this
        return (
            self.env["coop.proxy"]
            .sudo()
            .search([(name, "=", self.id), ("ended_at", "=", False), ("closed", "=", False)])
        )

    def _make_nobody(self):
        # sudo: part of a removal that has been checked and logged
        held = self.env["coop.proxy"].sudo().search([("holder_membership_id", "=", self.id)])
        rows = held.person_id.filtered(lambda row: row.proxy_ids <= held)
        rows.guest_name = self.env._("Somebody")
        return super()._make_nobody()
