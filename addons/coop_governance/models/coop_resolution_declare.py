from odoo import models
from odoo.exceptions import UserError

from ..meetings import Votes, decide


class CoopResolution(models.Model):
    """The vote on a resolution: what was written down is checked, and a result declared once."""

    _inherit = "coop.resolution"

    def _get_line(self):
        """Return the body that resolves, as it meets here."""
        self.ensure_one()
        return self.meeting_id.body_line_ids.filtered(lambda line: line.body_id == self.body_id)

    def action_fill_votes(self):
        """Put a line for each constituency that is there, to write the votes on."""
        self.ensure_one()
        self.check_access("write")
        self._fill_votes()
        return True

    def _fill_votes(self):
        line = self._get_line()
        day = self.meeting_id._get_day()
        seats = line.body_id.seat_ids.filtered(lambda s: not s.is_office and s._is_there(day))
        wanted = [*seats.constituency_id.ids]
        if not wanted or seats.filtered(lambda s: not s.constituency_id):
            wanted.append(False)
        have = {vote.constituency_id.id for vote in self.vote_ids}
        self.env["coop.resolution.vote"].create(
            [
                {"resolution_id": self.id, "constituency_id": constituency}
                for constituency in wanted
                if constituency not in have
            ]
        )

    def action_declare(self):
        """The vote was taken: count, decide by the rules, and keep it."""
        for resolution in self:
            resolution.check_access("write")
            resolution._declare()
        return True

    def action_withdraw(self):
        """It was taken back before a vote."""
        for resolution in self:
            resolution.check_access("write")
            if resolution.state != "draft":
                raise UserError(self.env._("The result is written down, and stays."))
            # sudo: guarded against typing; the right was checked
            resolution.sudo().write({"state": "withdrawn", "closed": True})
        return True

    def _declare(self, moment=None):
        """Write down what came of the vote, by the rules in force on the day.

        :param datetime moment: when it was taken, naive UTC; now, if nothing is said
        :raise UserError: when too few were there, or more votes than people who could vote
        """
        self.ensure_one()
        if self.state != "draft":
            raise UserError(self.env._("The result is written down, and stays."))
        self.meeting_id._check_running()
        if self.item_id.state != "open":
            raise UserError(
                self.env._(
                    "“%(item)s” is not dealt with now. Begin that point, so that those who are "
                    "there are counted.",
                    item=self.item_id.name,
                )
            )
        moment = moment or self.env["coop.clock"].now().replace(microsecond=0)
        # sudo: guarded against typing; the caller checked the right
        resolution = self.sudo()
        resolution.body_id._lock()
        count = self.env["coop.quorum.count"]._take(self.item_id, self._get_line(), "vote", moment)
        if not count.reached:
            raise UserError(
                self.env._(
                    "No vote can be taken: not enough are here. %(words)s", words=count.words
                )
            )
        outcome = resolution._get_outcome(count)
        if outcome.wants_casting:
            raise UserError(
                self.env._(
                    "There are as many votes for as against. Write down the casting vote of the "
                    "chair."
                )
            )
        day = self.env["coop.clock"].day_of(moment, self.company_id)
        resolution.write(
            {
                "state": "carried" if outcome.carried else "lost",
                "number": resolution._get_next_number(day),
                "decided_on": day,
                "decided_at": moment,
                "count_id": count.id,
                "for_count": outcome.total.for_,
                "against_count": outcome.total.against,
                "abstained_count": outcome.total.abstained,
                "base_count": outcome.base,
                "needed_count": outcome.needed,
                "tie": outcome.tie,
                "closed": True,
            }
        )
        resolution.vote_ids.closed = True
        resolution.flush_recordset()
        resolution._on_declared()

    def _get_outcome(self, count):
        """Check the votes against those who could vote, and say what came of them."""
        self._check_votes(count)
        line = self._get_line()
        day = self.meeting_id._get_day()
        seats = self.body_id.seat_ids.filtered(lambda s: not s.is_office and s._is_there(day))
        return decide(
            [Votes(v.for_count, v.against_count, v.abstained_count) for v in self.vote_ids],
            self._get_majority(),
            seats=line._get_base(seats, line.person_ids.filtered("votes")),
            casting_vote=self.casting == "for" if self.casting else None,
            present=self._get_present(count),
        )

    def _get_majority(self):
        """Return what carries this resolution. Other parts extend this."""
        return self._get_line()._get_rules()._get_majority(self.kind)

    def _get_present(self, count):
        """Return how many votes those who were counted as here have.

        :param count: the coop.quorum.count of the vote
        """
        return len(count.person_keys)

    def _check_votes(self, count):
        if not any(vote.vote_count for vote in self.vote_ids):
            raise UserError(self.env._("Write down how many were for, against, and gave no vote."))
        roll = self.env["coop.meeting.person"].browse(count.person_keys)
        for vote in self.vote_ids:
            here = len(roll.filtered(lambda p, v=vote: p.constituency_id == v.constituency_id))
            if vote.vote_count > here:
                raise UserError(
                    self.env._(
                        "%(votes)s votes are written down for “%(constituency)s”, and %(here)s of "
                        "its people are here and may vote.",
                        votes=vote.vote_count,
                        constituency=vote.constituency_id.name or self.env._("all"),
                        here=here,
                    )
                )

    def _get_next_number(self, day):
        """Return the next number of the body in the year, as "2018/7"."""
        prefix = f"{day.year}/"
        taken = self.search(
            [("body_id", "=", self.body_id.id), ("number", "=like", f"{prefix}%")]
        ).mapped("number")
        return f"{prefix}{max((int(n.removeprefix(prefix)) for n in taken), default=0) + 1}"

    def _on_declared(self):
        """After a result was written down, in the same transaction. Other parts extend this."""
