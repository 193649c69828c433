from odoo import api, fields, models

from .coop_notice_summary import WHICH

# Of the ways to one person the best counts.
BEST = ("told", "waiting", "untold")


class CoopNotice(models.Model):
    """What cannot wait goes to each person by every quick way at once."""

    _inherit = "coop.notice"

    is_urgent = fields.Boolean("By every quick way", readonly=True)

    def _get_counts(self):
        """A person is counted once, by the best that became of the ways to them."""
        urgent = self.filtered("is_urgent")
        counts = super(CoopNotice, self - urgent)._get_counts()
        for notice in urgent:
            found = {}
            for rows in notice._get_ways_by_person().values():
                row = rows[:1]
                key = (WHICH[row.state], row.channel or "")
                found[key] = found.get(key, 0) + 1
            counts[notice.id] = found
        return counts

    def _get_ways_by_person(self):
        """Return ``{person_ref: deliveries}``, the best first."""
        rows = self.env["coop.notice.delivery"].search(
            [("notice_id", "=", self.id), ("state", "in", list(WHICH))], order="sent_at, id"
        )
        rows = rows.sorted(lambda row: BEST.index(WHICH[row.state]))
        return rows.grouped("person_ref")

    def _get_part_ids(self, which, way):
        """Return the deliveries that an urgent notice counts in a part of its sentence."""
        found = self.env["coop.notice.delivery"].browse()
        for rows in self._get_ways_by_person().values():
            row = rows[:1]
            if WHICH[row.state] == which and way in ("", row.channel or ""):
                found += row
        return found

    def action_open_part(self, which, way):
        action = super().action_open_part(which, way)
        if self.is_urgent:
            action["domain"] = [("id", "in", self._get_part_ids(which, way).ids)]
        return action


class CoopNoticeDelivery(models.Model):
    """One of several ways by which a person is told the same at once."""

    _inherit = "coop.notice.delivery"

    main_id = fields.Many2one(
        "coop.notice.delivery",
        "Also told by",
        readonly=True,
        ondelete="cascade",
        index="btree_not_null",
        help="The first way by which the person was told the same.",
    )

    @api.model
    def _get_quick_ways(self):
        """Return the channels that reach somebody within the hour; upper floors add theirs."""
        return ["email", "phone"]

    def _choose_channel(self, asked, only=None):
        if only or not self.notice_id.is_urgent:
            return super()._choose_channel(asked, only)
        ways = [*self._get_quick_ways(), "print"]
        return next((way for way in ways if self._can_reach(way)), "none")

    def _prepare_vals(self, need, values):
        vals = super()._prepare_vals(need, values)
        if self.notice_id.is_urgent and vals["channel"] in self._get_quick_ways():
            # it is not what they asked for that decides, and so nothing fell back
            vals["is_fallback"] = vals["lang"] != need["lang"]
        return vals

    def _hand_over(self):
        """Before what is urgent leaves, its other ways leave with it."""
        also = self.browse()
        for delivery in self.filtered(
            lambda row: row.state == "waiting" and row.notice_id.is_urgent and not row.main_id
        ):
            also += delivery._add_quick_ways()
        return super(CoopNoticeDelivery, self | also)._hand_over()

    def _add_quick_ways(self):
        """Tell the same by the other quick ways that reach the person; return these."""
        self.ensure_one()
        known = self.search([("main_id", "=", self.id)]) | self
        ways = [
            way
            for way in self._get_quick_ways()
            if way not in known.mapped("channel") and self._can_reach(way)
        ]
        same = (
            "notice_id",
            "company_id",
            "kind_id",
            "partner_id",
            "version_id",
            "res_model",
            "res_id",
            "told_at",
            "person_ref",
            "lang",
            "format",
            "asked_lang",
            "asked_format",
            "subject",
            "body_html",
        )
        if self.channel == "print":
            # nothing quick reaches them
            return self.browse()
        values = {
            name: self[name].id if self._fields[name].type == "many2one" else self[name]
            for name in same
        }
        return self.create([{**values, "main_id": self.id, "channel": way} for way in ways])
