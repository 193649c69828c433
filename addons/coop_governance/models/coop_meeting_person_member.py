from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_meeting_person import CoopMeetingPerson as OfBodies


class CoopMeetingPerson(models.Model):
    """A member on the roll of a general meeting: one who answers, or comes."""

    _inherit = "coop.meeting.person"

    _guarded_fields = OfBodies._guarded_fields | {"membership_id"}

    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )

    _member_once = models.UniqueIndex(
        "(line_id, membership_id) WHERE membership_id IS NOT NULL",
        "This member is on the roll already.",
    )
    _somebody = models.Constraint(
        "CHECK (term_id IS NOT NULL OR guest_name IS NOT NULL OR membership_id IS NOT NULL)",
        "Say who it is: somebody of the body, a member, or the name of a guest.",
    )
    _member_of_general = models.Constraint(
        "CHECK (membership_id IS NULL OR (line_id IS NOT NULL AND term_id IS NULL))",
        "Members are on the roll of a general meeting.",
    )

    @api.depends("term_id.holder_id.name", "guest_name", "membership_id.partner_id.name")
    def _compute_name(self):
        members = self.filtered("membership_id")
        super(CoopMeetingPerson, self - members)._compute_name()
        for person in members:
            # sudo: whoever reads the roll of a general meeting reads the names of who came
            person.name = person.sudo().membership_id.member_name

    def _search_name(self, operator, value):
        found = super()._search_name(operator, value)
        if found is NotImplemented:
            return found
        # sudo: whoever may read a row of the roll reads the name on it
        members = self.env["coop.membership"].sudo()
        members = members._search([("partner_id.name", operator, value)])
        return found | fields.Domain("membership_id", "in", members)

    @api.depends("term_id", "membership_id")
    def _compute_votes(self):
        for person in self:
            person.votes = bool(person.term_id or person.membership_id)

    def _come_in(self, how="room", moment=None):
        """Who comes votes in person: nobody votes for them any more."""
        for person in self.filtered("membership_id"):
            # sudo: only whether they are a member on that day
            member = person.sudo().membership_id
            if not member._period_on(person.meeting_id._get_day()):
                raise UserError(
                    self.env._(
                        "%(name)s is not a member on the day of the meeting.",
                        name=member.member_name,
                    )
                )
        result = super()._come_in(how, moment)
        for person in self.filtered("membership_id"):
            # sudo: follows from coming in; the caller asked the right
            person.sudo().meeting_id._get_proxy_of(person.membership_id)._end("came")
        return result
