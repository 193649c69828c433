import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: a year: after a staggered election a share of the seats falls free in each
YEAR = 12
#: ways in which somebody came to a seat by an election, or before a record was kept
ELECTED = ("elected", "uncontested", "by_election", "before")


class CoopBodyRules(models.Model):
    """Whether the first election to a body is staggered, so that later a share retires each year.

    ELECTIONS R3: whoever is elected earliest has the longest term.
    """

    _inherit = "coop.body.rules"

    is_staggered = fields.Boolean(
        "A first election is staggered",
        default=True,
        help="Who is elected first has a whole term, others one that is a year shorter or more, "
        "so that afterwards a share of the seats falls free each year.",
    )

    def _get_first_lengths(self, seats):
        """Return the lengths of terms at a first election, in months, the longest first.

        :param int seats: how many seats a constituency has
        :return: a list of as many numbers
        """
        self.ensure_one()
        years = max(self.term_months // YEAR, 1)
        return [self.term_months - YEAR * (place * years // seats) for place in range(seats)]


class CoopElection(models.Model):
    _inherit = "coop.election"

    @api.model
    def _is_first_election(self, body):
        """Return whether nobody was elected to a body yet."""
        # sudo: whether there was any term follows from the seats, whoever plans
        terms = self.env["coop.office.term"].sudo()
        known = [
            ("body_id", "=", body.id),
            ("is_office", "=", False),
            ("struck_on", "=", False),
            ("begun_how", "in", ELECTED),
        ]
        return not terms.search_count(known, limit=1)

    def _say_seats(self, content):
        if not content.get("term_lengths"):
            return super()._say_seats(content)
        *first, last = map(str, content["term_lengths"])
        return self.env._(
            "%(seats)s Not all terms are as long: in the order of election they last %(first)s and "
            "%(last)s months. Where that order is not clear, a lot decides.",
            seats=self._say_seats_alone(content),
            first=", ".join(first),
            last=last,
        )

    def _say_seats_alone(self, content):
        return self.env._(
            "Seats: %(seats)s. Terms begin on %(day)s.",
            seats=content["seats"],
            day=self._say_day(fields.Date.to_date(content["term_from"])),
        )


class CoopElectionContest(models.Model):
    """Terms of different lengths: data of the contest, and part of the notice."""

    _inherit = "coop.election.contest"

    term_lengths = fields.Char(
        "Lengths of terms, the first elected first (months)",
        help="For example 36, 36, 24, 24, 12: a number for each seat, the longest first. Empty: "
        "all terms are of one length.",
    )

    @api.constrains("term_lengths")
    def _check_term_lengths(self):
        for contest in self:
            words = re.split(r"[\s,;]+", (contest.term_lengths or "").strip())
            if words == [""]:
                continue
            well = all(re.fullmatch(r"[1-9][0-9]{0,2}", word) for word in words)
            lengths = contest._get_lengths() if well else []
            if not well or lengths != sorted(lengths, reverse=True):
                raise ValidationError(
                    self.env._(
                        "Write the lengths of terms as months, a number for each seat, the longest "
                        "first: 36, 36, 24, 24, 12."
                    )
                )

    def _get_lengths(self):
        """Return the lengths of terms in months, the first elected first; none where all are of
        one length."""
        self.ensure_one()
        return [int(word) for word in re.findall(r"[0-9]+", self.term_lengths or "")]

    def _get_months(self, place=0):
        lengths = self._get_lengths()
        if not lengths:
            return super()._get_months(place)
        return lengths[min(place, len(lengths) - 1)]

    def _get_blocks(self):
        blocks = super()._get_blocks()
        lengths = self._get_lengths()
        if self.kind == "yes_no" or not lengths:
            return blocks
        if len(lengths) != self.seats:
            blocks.append(
                self.env._(
                    "%(contest)s: write a length for each of the %(seats)s seats, or none.",
                    contest=self._get_label(),
                    seats=self.seats,
                )
            )
        if self.term_to:
            blocks.append(
                self.env._(
                    "%(contest)s: terms are for the rest of a term, or of different lengths. Take "
                    "one of the two away.",
                    contest=self._get_label(),
                )
            )
        return blocks

    def _prepare_notice(self):
        content = super()._prepare_notice()
        lengths = self._get_lengths()
        return {**content, "term_lengths": lengths} if lengths else content

    def _get_left_lengths(self):
        """Return the lengths that are left over with the seats for which nobody stands."""
        self.ensure_one()
        lengths = self._get_lengths()
        left = lengths[len(lengths) - len(self._get_left_seats()) :]
        return ", ".join(map(str, left)) if lengths and left else False
