from dataclasses import dataclass

from markupsafe import Markup

from odoo import api, fields, models

#: which sums have to agree before what: the names are cut off, the ballots are counted
BEFORE = {
    "before": ("series", "post", "box"),
    "opened": ("keyed", "sealed", "opened_envelopes", "opened_papers", "sums", "ballots"),
    "counted": ("counted",),
}


@dataclass(frozen=True)
class Sum:
    """Two numbers that have to be equal: what they are in words, and what they are."""

    contest: object
    code: str
    expects: str
    expected: int
    finds: str
    found: int

    @property
    def is_equal(self):
        return self.expected == self.found


class CoopElection(models.Model):
    """The account: whatever was issued, came back, was cast and opened adds up, or the returning
    officer signs why not. Until then nothing goes on."""

    _inherit = "coop.election"

    explanation_ids = fields.One2many("coop.election.explanation", "election_id", readonly=True)
    account = fields.Html(compute="_compute_account", sanitize=False, compute_sudo=True)
    has_unexplained = fields.Boolean(
        "Differences to explain", compute="_compute_account", compute_sudo=True
    )

    @api.depends("state", "explanation_ids", "batch_ids.is_done", "opening_sha256")
    @api.depends_context("lang")
    def _compute_account(self):
        for election in self:
            if election.state not in ("closed", "counted", "declared"):
                election.account = election.has_unexplained = False
                continue
            sums = election._get_sums()
            election.has_unexplained = bool(election._get_unexplained(sums))
            election.account = Markup("").join(
                election._draw_account(contest, [one for one in sums if one.contest == contest])
                for contest in election._get_polled()
            )

    def _get_sums(self):
        """Return the sums that can be compared by now, as a list of ``Sum``."""
        self.ensure_one()
        return [one for contest in self._get_polled() for one in contest._get_sums()]

    def _get_unexplained(self, sums):
        """Return those sums that do not agree, and of which nobody said why."""
        # sudo: what was explained is asked for whoever sees the election
        known = self.sudo().explanation_ids
        explained = {(one.contest_id.id, one.code, one.expected, one.found) for one in known}
        return [
            one
            for one in sums
            if not one.is_equal
            and (one.contest.id, one.code, one.expected, one.found) not in explained
        ]

    def _get_account_blocks(self, *stages):
        """Return the sums that do not agree and are not explained, as sentences.

        :param str stages: keys of ``BEFORE``
        """
        self.ensure_one()
        wanted = {code for stage in stages for code in BEFORE[stage]}
        sums = [one for one in self._get_sums() if one.code in wanted]
        return [self._say_difference(one) for one in self._get_unexplained(sums)]

    def _say_difference(self, one):
        return self.env._(
            "%(contest)s: %(expects)s %(expected)s, %(finds)s %(found)s. Look again, or explain "
            "the difference.",
            contest=one.contest._get_label(),
            expects=one.expects,
            expected=one.expected,
            finds=one.finds,
            found=one.found,
        )

    def _get_cut_blocks(self):
        blocks = super()._get_cut_blocks()
        return blocks or self._get_account_blocks("before")

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        if act in ("count", "declare") and self._get_polled():
            stages = ("before", "opened") if act == "count" else tuple(BEFORE)
            blocks = [*blocks, *self._get_account_blocks(*stages)]
        return blocks

    def action_explain(self):
        """Open the window in which a difference is explained."""
        self.ensure_one()
        self._check_may_run()
        return self._open_window("coop.election.explain", self.env._("Explain a difference"))

    def _draw_account(self, contest, sums):
        """Return the account of a contest as a table."""
        rows = [self._draw_row(name, count) for name, count in contest._get_account_rows()]
        rows += [self._draw_sum(one) for one in sums]
        return Markup(
            '<h4 class="mt-3">{title}</h4><table class="table table-sm"><tbody>{rows}</tbody>'
            "</table>"
        ).format(title=contest._get_label(), rows=Markup("").join(rows))

    def _draw_row(self, name, count):
        return Markup(
            '<tr><th scope="row" class="fw-normal">{}</th><td class="text-end">{}</td>'
            "<td></td></tr>"
        ).format(name, count)

    def _draw_sum(self, one):
        mine = self.explanation_ids.filtered(
            lambda e: (
                (e.contest_id.id, e.code, e.expected, e.found)
                == (one.contest.id, one.code, one.expected, one.found)
            )
        )[:1]
        if one.is_equal:
            word, colour = self.env._("Equal"), "text-bg-success"
        elif mine:
            word, colour = self.env._("Explained: %(why)s", why=mine.why), "text-bg-warning"
        else:
            word, colour = self.env._("Different"), "text-bg-danger"
        return Markup(
            '<tr><th scope="row" class="fw-normal">{expects} = {finds}</th>'
            '<td class="text-end text-nowrap">{expected} {sign} {found}</td>'
            '<td><span class="badge {colour} text-wrap">{word}</span></td></tr>'
        ).format(
            expects=one.expects,
            finds=one.finds,
            expected=one.expected,
            sign="=" if one.is_equal else "≠",
            found=one.found,
            colour=colour,
            word=word,
        )
