from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopMeetingBody(models.Model):
    """Of each body that meets so many people have to agree to short notice as its rules ask."""

    _inherit = "coop.meeting.body"

    consent_count = fields.Integer(
        "Agree to short notice",
        copy=False,
        aggregator=None,
        help="People of this body. Who sits on another that meets here, too, counts in each.",
    )
    consent_needed = fields.Integer("Have to agree", compute="_compute_consent_needed")
    is_short = fields.Boolean("Short notice", compute="_compute_consent_needed")

    _consent_possible = models.Constraint(
        "CHECK (consent_count IS NULL OR consent_count >= 0)",
        "Fewer people than none cannot agree.",
    )

    @api.depends("notice_by", "meeting_id.called_on")
    def _compute_consent_needed(self):
        for line in self:
            meeting = line.meeting_id
            given = meeting.called_on or self.env["coop.clock"].today(line.company_id)
            line.is_short = bool(line.notice_by) and given > line.notice_by
            needed = line.is_short and meeting._get_consent_needed(line, line._get_rules())
            line.consent_needed = needed or 0

    def write(self, vals):
        if "consent_count" in vals and any(line.meeting_id.state != "draft" for line in self):
            raise UserError(
                self.env._("Notice was given. How many agreed to short notice stays as it was.")
            )
        return super().write(vals)


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def _get_consent_people(self, line):
        """Return how many could agree to short notice for one of the bodies: each of them once."""
        # sudo: how many sit there is no secret to who calls the meeting
        return len(line.sudo()._get_roll_terms(self._get_day()).holder_id)

    def _get_consent_needed(self, line, rules):
        """Return how many of a body have to agree to short notice, or None where nobody can."""
        if not rules.consent_percent:
            return None
        return -(-rules.consent_percent * self._get_consent_people(line) // 100)

    def _write_consent(self, consent_count):
        """Keep how many agreed, of each body; of several bodies each has its number already.

        :return: how many agreed, of all bodies
        """
        self.ensure_one()
        if len(self.body_line_ids) == 1:
            self.body_line_ids.consent_count = consent_count
        for line in self.body_line_ids.filtered("is_short"):
            people = self._get_consent_people(line)
            if line.consent_count > people:
                raise UserError(
                    self.env._(
                        "%(people)s people of “%(body)s” can agree to short notice, and %(count)s "
                        "are written down.",
                        people=people,
                        body=line.body_id.name,
                        count=line.consent_count,
                    )
                )
        return sum(self.body_line_ids.mapped("consent_count"))
