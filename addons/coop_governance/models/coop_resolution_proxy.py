from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopResolution(models.Model):
    """Resolutions of a general meeting: votes of those who are there, and of proxies."""

    _inherit = "coop.resolution"

    proxy_words = fields.Text(
        "Votes held by proxies",
        compute="_compute_proxy_words",
        groups="coop_governance.group_governance_officer",
    )

    def _get_proxy_counts(self, moment=None):
        """Return {who holds them: Counter of directions} of the proxies that stand.

        :param datetime moment: naive UTC; if given, those alone whose holder is there then
        """
        self.ensure_one()
        counts = {}
        # sudo: numbers and holders; how a member votes is not told
        for proxy in self.sudo().meeting_id.proxy_ids._standing():
            if moment and not proxy._is_holder_here(moment):
                continue
            said = proxy.direction_ids.filtered(lambda one: one.resolution_id == self)
            counts.setdefault(proxy.holder, Counter())[said.direction or "free"] += 1
        return counts

    @api.depends("meeting_id.proxy_ids.ended_at", "meeting_id.proxy_ids.direction_ids")
    @api.depends_context("lang")
    def _compute_proxy_words(self):
        for resolution in self:
            rows = [
                self.env._(
                    "%(holder)s: %(for_)s for, %(against)s against, %(abstain)s no vote, %(free)s "
                    "as they think",
                    holder=holder,
                    for_=count["for"],
                    against=count["against"],
                    abstain=count["abstain"],
                    free=count["free"],
                )
                for holder, count in sorted(resolution._get_proxy_counts().items())
            ]
            resolution.proxy_words = "\n".join(rows) or False

    def _say_kind(self):
        """Return what carries it, in a sentence for members."""
        self.ensure_one()
        rules = self._get_line()._get_rules()
        if self.kind == "special":
            return self.env._(
                "Special: it is carried when at least %(percent)s per cent of the votes are for "
                "it.",
                percent=rules.special_percent,
            )
        return self.env._(
            "It is carried when more than %(percent)s per cent of the votes are for it.",
            percent=rules.majority_percent,
        )

    def _fill_votes(self):
        """At a general meeting a line for the proxies, too, as they were told to vote."""
        super()._fill_votes()
        total = self._get_held_now()
        if total and not self.vote_ids.filtered("by_proxy"):
            self.env["coop.resolution.vote"].create(
                {
                    "resolution_id": self.id,
                    "by_proxy": True,
                    "for_count": total["for"],
                    "against_count": total["against"],
                    "abstained_count": total["abstain"],
                }
            )

    def _check_votes(self, count):
        if self.body_id.kind != "general":
            if self.vote_ids.filtered("by_proxy"):
                raise UserError(
                    self.env._("Nobody votes for anybody but at a meeting of all members.")
                )
            return super()._check_votes(count)
        if not any(vote.vote_count for vote in self.vote_ids):
            raise UserError(self.env._("Write down how many were for, against, and gave no vote."))
        proxied = self.vote_ids.filtered("by_proxy")
        votes = sum((self.vote_ids - proxied).mapped("vote_count"))
        roll = self.env["coop.meeting.person"].browse(count.person_keys)
        here = len(roll.filtered("votes"))
        if votes > here:
            raise UserError(
                self.env._(
                    "%(votes)s votes of those who are here are written down, and %(here)s members "
                    "are here.",
                    votes=votes,
                    here=here,
                )
            )
        self._check_proxy_votes(proxied, count.taken_at)
        return None

    def _get_present(self, count):
        """At a general meeting members who are here have a vote, and proxies those they hold."""
        if self.body_id.kind != "general":
            return super()._get_present(count)
        roll = self.env["coop.meeting.person"].browse(count.person_keys)
        held = sum(self._get_proxy_counts(count.taken_at).values(), Counter())
        return len(roll.filtered("votes")) + held.total()

    def _check_proxy_votes(self, proxied, moment):
        """Proxies who are there vote as they were told; those who were told nothing, freely."""
        total = sum(self._get_proxy_counts(moment).values(), Counter())
        cast = {
            "for": sum(proxied.mapped("for_count")),
            "against": sum(proxied.mapped("against_count")),
            "abstain": sum(proxied.mapped("abstained_count")),
        }
        wrong = [code for code in cast if cast[code] > total[code] + total["free"]]
        missing = [code for code in cast if cast[code] < total[code]]
        held, written = sum(total.values()), sum(cast.values())
        if wrong or written > held:
            raise UserError(
                self.env._(
                    "More votes of proxies are written down than those who are here hold: "
                    "%(held)s.",
                    held=self._get_held_words(total),
                )
            )
        if missing or written < held:
            raise UserError(
                self.env._(
                    "Those who are here hold %(held)s votes of proxies, and %(written)s are "
                    "written down. Each of them votes as it was told: %(told)s.",
                    held=held,
                    written=written,
                    told=self._get_held_words(total),
                )
            )

    def _get_held_words(self, total):
        """Return "For it: 3, Against it: 1, …" of the votes that proxies hold.

        :param Counter total: direction -> votes
        """
        field = self.env["coop.proxy.direction"]._fields["direction"]
        labels = field._description_selection(self.env)
        return ", ".join(f"{label}: {total[code]}" for code, label in labels)

    def _get_held_now(self):
        """Return a Counter of how proxies whose holders are here were told to vote."""
        self.ensure_one()
        now = self.env["coop.clock"].now()
        return sum(self._get_proxy_counts(now).values(), Counter())


class CoopResolutionVote(models.Model):
    _inherit = "coop.resolution.vote"

    by_proxy = fields.Boolean("By proxies")

    _constituency_uniq = models.UniqueIndex(
        "(resolution_id, COALESCE(constituency_id, 0), COALESCE(by_proxy, false))",
        "These votes are written down already.",
    )
