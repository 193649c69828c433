from odoo import api, fields, models
from odoo.fields import Domain

# Of several ways to one person the best counts: told before waiting, waiting before lost.
TOLD, WAITING, UNTOLD = "told", "waiting", "untold"
WHICH = {
    "sent": TOLD,
    "printed": TOLD,
    "waiting": WAITING,
    "failed": UNTOLD,
    "returned": UNTOLD,
}


class CoopNotice(models.Model):
    """How it went, in one sentence, and the people behind each part of it."""

    _inherit = "coop.notice"

    people_count = fields.Integer("People", compute="_compute_counts")
    told_count = fields.Integer("Told", compute="_compute_counts")
    waiting_count = fields.Integer("Waiting", compute="_compute_counts")
    failed_count = fields.Integer("Failed", compute="_compute_counts")
    summary = fields.Char("How it went", compute="_compute_counts")
    summary_parts = fields.Json("Parts of how it went", compute="_compute_counts")

    @api.depends_context("lang")
    @api.depends("delivery_ids.state", "delivery_ids.channel", "delivery_ids.by_house")
    def _compute_counts(self):
        counts = self._get_counts()
        for notice in self:
            notice._set_counts(counts[notice.id])

    def _get_counts(self):
        """Return ``{notice.id: {(told, waiting or untold, way): people}}``."""
        counts = {notice.id: {} for notice in self}
        groups = self.env["coop.notice.delivery"]._read_group(
            [("notice_id", "in", self.ids), ("state", "in", list(WHICH))],
            ["notice_id", "state", "channel", "by_house"],
            ["__count"],
        )
        for notice, state, channel, by_house, count in groups:
            key = (WHICH[state], "house" if by_house and state == "printed" else channel or "")
            counts[notice.id][key] = counts[notice.id].get(key, 0) + count
        for notice, count in self._get_unmade():
            counts[notice.id][UNTOLD, "none"] -= count
            counts[notice.id][UNTOLD, "unmade"] = count
        return counts

    def _get_unmade(self):
        """Return ``[(notice, people)]`` for those whose words could not be made."""
        domain = [("notice_id", "in", self.ids), ("state", "=", "failed")]
        return self.env["coop.notice.delivery"]._read_group(
            domain + self._get_way_domain("unmade"), ["notice_id"], ["__count"]
        )

    def _set_counts(self, counts):
        def total(which):
            return sum(count for (found, _way), count in counts.items() if found == which)

        self.people_count = sum(counts.values())
        self.told_count = total(TOLD)
        self.waiting_count = total(WAITING)
        self.failed_count = total(UNTOLD)
        self.summary_parts = self._get_parts(counts)
        self.summary = self._say(counts)

    # -- words -------------------------------------------------------------------------------

    @api.model
    def _get_told_words(self):
        """Return ``{way: words}`` for those who were told; upper floors add their channels."""
        return {
            "email": self.env._("%(count)s by e-mail"),
            "house": self.env._("%(count)s by house"),
            "print": self.env._("%(count)s by letter"),
            "phone": self.env._("%(count)s rung"),
        }

    @api.model
    def _get_untold_words(self):
        """Return ``{way: words}`` for those who were not; upper floors add their channels."""
        return {
            "none": self.env._("cannot be reached: %(count)s"),
            "unmade": self.env._("words could not be made: %(count)s"),
            "email": self.env._("e-mail did not arrive: %(count)s"),
            "print": self.env._("letter came back: %(count)s"),
            "phone": self.env._("not reached by phone: %(count)s"),
        }

    def _get_parts(self, counts):
        """Return the parts of the sentence, each with what opens the people behind it."""
        words = {
            TOLD: self._get_told_words(),
            WAITING: {},
            UNTOLD: self._get_untold_words(),
        }
        parts = []
        for which, said in words.items():
            for way, text in said.items():
                if count := counts.get((which, way)):
                    text = text % {"count": count}
                    parts.append({"which": which, "way": way, "count": count, "text": text})
        if waiting := sum(count for (which, _way), count in counts.items() if which == WAITING):
            text = self.env._("%(count)s waiting", count=waiting)
            parts.append({"which": WAITING, "way": "", "count": waiting, "text": text})
        return parts

    @api.model
    def _say(self, counts):
        """Return counts as one sentence, for screens, minutes and reports.

        :param dict counts: as in ``_get_counts``, of one notice or summed over several
        """
        parts = self._get_parts(counts)

        def texts(which):
            return ", ".join(part["text"] for part in parts if part["which"] == which)

        def total(which):
            return sum(count for (found, _way), count in counts.items() if found == which)

        said = self.env._(
            "%(told)s of %(people)s told", told=total(TOLD), people=sum(counts.values())
        )
        if how := texts(TOLD):
            said += f": {how}"
        left = [texts(WAITING)] if total(WAITING) else []
        if untold := total(UNTOLD):
            left.append(
                self.env._("not told: %(count)s (%(why)s)", count=untold, why=texts(UNTOLD))
            )
        return f"{said}; {'; '.join(left)}" if left else f"{said}."

    @api.model
    def _summarise(self, record, kinds=None):
        """Return how the telling of a record went, in one sentence, in the reader's language.

        For what is printed of it: minutes, a decision, a report. Nothing where nobody was told.

        :param record: what people were told of
        :param kinds: codes of the kinds of notice that count, all by default
        """
        domain = Domain([("res_model", "=", record._name), ("res_id", "=", record.id)])
        if kinds:
            domain &= Domain("kind_id.code", "in", list(kinds))
        total = {}
        for counts in self.search(domain)._get_counts().values():
            for key, count in counts.items():
                total[key] = total.get(key, 0) + count
        return self._say(total) if total else ""

    # -- looking -----------------------------------------------------------------------------

    def action_open_part(self, which, way):
        """Open the people behind a part of the sentence."""
        self.ensure_one()
        states = [state for state, found in WHICH.items() if found == which]
        domain = [("notice_id", "=", self.id), ("state", "in", states)]
        if way:
            domain += self._get_way_domain(way)
        return {**self.action_open_deliveries(), "domain": domain}

    @api.model
    def _get_way_domain(self, way):
        if way in ("none", "unmade"):
            made = "!=" if way == "none" else "="
            return [("channel", "=", "none"), ("version_id", made, False)]
        if way == "house":
            return [("channel", "=", "print"), ("by_house", "=", True)]
        if way == "print":
            # a letter that came back came back, whichever way it went out
            return [
                ("channel", "=", "print"),
                "|",
                ("by_house", "=", False),
                ("state", "!=", "printed"),
            ]
        return [("channel", "=", way)]
