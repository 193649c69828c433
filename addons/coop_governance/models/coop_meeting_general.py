from datetime import timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..assembly import latest_moment


class CoopMeeting(models.Model):
    """A general meeting: of all members, who vote in person or by somebody they name."""

    _inherit = "coop.meeting"

    is_general = fields.Boolean(
        "Of all members", compute="_compute_is_general", search="_search_is_general"
    )
    requisition_id = fields.Many2one(
        "coop.requisition",
        "Asked for by members",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        domain="[('company_id', '=', company_id), ('state', '=', 'reached')]",
    )
    proxy_ids = fields.One2many("coop.proxy", "meeting_id", string="Proxies")
    proxy_count = fields.Integer("Proxies that stand", compute="_compute_proxy_count")
    proxy_until = fields.Datetime("Proxies in by", compute="_compute_proxy_until")

    @api.depends("body_line_ids.body_id.kind")
    def _compute_is_general(self):
        for meeting in self:
            meeting.is_general = "general" in meeting.body_line_ids.body_id.mapped("kind")

    def _search_is_general(self, operator, value):
        if operator != "in":
            return NotImplemented
        return fields.Domain("body_line_ids.body_id.kind", "=", "general")

    @api.depends("proxy_ids.ended_at")
    def _compute_proxy_count(self):
        for meeting in self:
            meeting.proxy_count = len(meeting.proxy_ids._standing())

    @api.depends("start", "company_id")
    def _compute_proxy_until(self):
        for meeting in self:
            meeting.proxy_until = meeting.start and meeting._get_proxy_until()

    def _get_proxy_until(self):
        """Return the last moment for proxies, naive UTC: so many hours of working days before."""
        rules = self.env["coop.general.rules"]._get(self.company_id, self._get_day())
        zone = self.env["coop.clock"]._zone(self.company_id)
        begins = pytz.utc.localize(self.start).astimezone(zone).replace(tzinfo=None)
        span = timedelta(days=rules.proxy_hours // 24 * 4 + 30)
        # sudo: bank holidays are no secret
        holidays = self.env["coop.bank.holiday"].sudo()
        holidays = holidays._dates(self.company_id, begins.date() - span, begins.date())
        last = latest_moment(begins, rules.proxy_hours, holidays, rules.proxy_skips_idle)
        return zone.localize(last).astimezone(pytz.utc).replace(tzinfo=None)

    def _get_general_line(self):
        """Return the row of the general meeting among the bodies that meet, or none."""
        self.ensure_one()
        return self.body_line_ids.filtered(lambda line: line.body_id.kind == "general")

    def _get_general_resolutions(self):
        """Return what the members are to decide, in the order of the agenda.

        All members are told of it: nothing of closed points.
        """
        self.ensure_one()
        found = self.resolution_ids.filtered(
            lambda r: (
                r.body_id.kind == "general" and r.state != "withdrawn" and not r.item_id.is_closed
            )
        )
        return found.sorted(lambda r: (r.item_id.sequence, r.item_id.id, r.id))

    # -- the roll: of many members those alone who answer or come ----------------------------

    def _get_members(self):
        """Return the memberships of all who are members on the day of the notice, or today."""
        self.ensure_one()
        day = self.called_on or self.env["coop.clock"].today(self.company_id)
        # sudo: notice goes to all members, whoever calls the meeting
        memberships = self.env["coop.membership"].sudo()
        return memberships.search(
            [("company_id", "=", self.company_id.id), *memberships._get_member_domain(day)]
        )

    def _ensure_member_row(self, membership):
        """Return the row of a member on the roll, made if there is none yet."""
        self.ensure_one()
        line = self._get_general_line()
        if not line:
            raise UserError(self.env._("This is not a meeting of all members."))
        if not membership._period_on(self._get_day()):
            raise UserError(
                self.env._(
                    "%(name)s is not a member on the day of the meeting.",
                    name=membership.member_name,
                )
            )
        # sudo: rows are made by acts only; the caller settled whose it is
        rows = self.env["coop.meeting.person"].sudo()
        found = rows.search(
            [("line_id", "=", line.id), ("membership_id", "=", membership.id)], limit=1
        )
        return found or rows.create(
            {"meeting_id": self.id, "line_id": line.id, "membership_id": membership.id}
        )

    # -- notice --------------------------------------------------------------------------------

    def _check_can_be_called(self):
        super()._check_can_be_called()
        line = self._get_general_line()
        kept = self.resolution_ids.filtered(
            lambda r: r.body_id == line.body_id and r.state == "draft" and r.item_id.is_closed
        )
        if kept:
            raise UserError(
                self.env._(
                    "“%(name)s” stands on a closed point. All members vote on it, and they may "
                    "not read it. Put it on an open point.",
                    name=kept[0].name,
                )
            )
        by = self.requisition_id._get_hold_by(self.env["coop.clock"].today(self.company_id))
        if by and self._get_day() > by:
            raise UserError(
                self.env._(
                    "Members asked for this meeting. If notice is given today it has to be held "
                    "by %(day)s.",
                    day=format_date(self.env, by),
                )
            )

    def _call(self, consent_count=0, consent_note=None):
        super()._call(consent_count, consent_note)
        self.requisition_id._call(self.called_on)

    def _get_consent_people(self, line):
        if line.body_id.kind != "general":
            return super()._get_consent_people(line)
        return len(self._get_members())

    # -- the meeting goes on and ends ----------------------------------------------------------

    def action_close(self):
        result = super().action_close()
        # sudo: what stood at the meeting is kept as it was; the right was asked above
        self.sudo().proxy_ids._close()
        return result

    def action_member_in(self):
        """Open the window in which a member comes in."""
        return self._open_member(self.env._("A member comes in"))

    def action_member_says(self):
        """Open the window in which it is written down what a member says who rang or wrote."""
        return self._open_member(self.env._("A member says whether they come"))

    def _open_member(self, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "coop.meeting.member",
            "view_mode": "form",
            "target": "new",
            "context": {"default_meeting_id": self.id},
        }

    def action_proxy_give(self):
        """Open the window in which a proxy that came on paper or by phone is entered."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("A proxy came in"),
            "res_model": "coop.proxy.give",
            "view_mode": "form",
            "target": "new",
            "context": {"default_meeting_id": self.id},
        }

    def action_view_proxies(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("coop_governance.coop_proxy_action")
        return {
            **action,
            "domain": [("meeting_id", "=", self.id)],
            "context": {"search_default_standing": 1},
        }


class CoopMeetingBody(models.Model):
    _inherit = "coop.meeting.body"

    def _get_base(self, seats, roll):
        """Of a general meeting shares are taken of all members on the day."""
        if self.body_id.kind != "general":
            return super()._get_base(seats, roll)
        rules = self.env["coop.general.rules"]
        return rules._count_members(self.company_id, self.meeting_id._get_day())
