from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date


class CoopBody(models.Model):
    _inherit = "coop.body"

    def _get_rules_in_force(self, day):
        """Return the rules in force on a day: one coop.body.rules, or none.

        Seats and terms are older than the first rules that we know; a meeting is not held by rules
        that did not hold yet.
        """
        self.ensure_one()
        rules = self._get_rules(day)
        return rules.filtered(lambda one: one.valid_from <= day)


class CoopMeetingBody(models.Model):
    """A body meets by the rules that are in force on the day: notice, quorum and majorities are
    never nothing because nobody entered them."""

    _inherit = "coop.meeting.body"

    def _get_rules(self):
        """Return the rules of the body in force on the day of the meeting, or none."""
        self.ensure_one()
        return self.body_id._get_rules_in_force(self.meeting_id._get_day())

    def _check_ruled(self):
        """Refuse what needs rules where none are in force, and say where they are entered."""
        for line in self:
            if line._get_rules():
                continue
            raise UserError(
                self.env._(
                    "No rules are entered for “%(body)s” that are in force on %(day)s: clear days "
                    "of notice, quorum, majorities. Enter them first: Governance / Bodies, open "
                    "“%(body)s”, page “Rules”, with “In force from” on that day or earlier.",
                    body=line.body_id.name,
                    day=format_date(self.env, line.meeting_id._get_day()),
                )
            )

    def _get_quorum_words(self, counted):
        if counted.ruled:
            return super()._get_quorum_words(counted)
        return self.env._(
            "%(present)s are here. No rules say how many are needed, so no vote can be taken.",
            present=counted.present,
        )
