from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date

BOARD = "/coop_texts/static/pictures/openmoji/1F3DB.svg"


class CoopDecision(models.Model):
    """Who reads of a decision on the pages for members, and what it says there."""

    _inherit = "coop.decision"

    @api.model
    def _get_shown(self, partner):
        """Return what somebody reads of the decisions of their co-op, with all rights.

        Whoever sits on the Council or the Board reads all that was brought; a member what members
        are asked about, and all that was decided. What is being prepared is shown to nobody.

        :param partner: res.partner, whose page it is
        """
        # sudo: whose page it is was settled; what is brought is found, and no draft
        decisions = self.sudo()
        of_co_op = Domain(self.env["coop.member.home"]._get_company_domain())
        brought = of_co_op & Domain("state", "!=", "draft") & Domain("review_ids", "!=", False)
        found = decisions.search(brought)
        today = self.env["coop.clock"].today()
        member_of = self._get_co_ops_of(partner, today)
        return found.filtered(
            lambda one: (
                one._sits(partner, today) or (one.company_id in member_of and one._is_for_members())
            )
        )

    def _sits(self, partner, today):
        """Return whether somebody sits on the body that reviews or on the one that decides."""
        terms = (self.council_id | self.board_id).term_ids
        return any(
            term.holder_id.partner_id == partner
            and not term.struck_on
            and term.date_from <= today
            and (not term.date_to or term.date_to >= today)
            for term in terms
        )

    @api.model
    def _get_co_ops_of(self, partner, today):
        """Return the co-ops of which somebody is a member."""
        # sudo: whose page it is was settled; only where they are a member
        memberships = self.env["coop.membership"].sudo()
        mine = [("partner_id", "=", partner.id), *memberships._get_member_domain(today)]
        return memberships.search(mine).company_id

    def _is_for_members(self):
        """Return whether members read it: they are asked about it, or it is decided."""
        self.ensure_one()
        return self.state == "decided" or (
            self.state != "withdrawn" and self.matter_id.asks_members
        )

    def _say_state(self):
        """Return where it stands, as sentences for its page."""
        self.ensure_one()
        review, day = self.review_id, self._say_day
        if self.state == "review":
            return [
                self.env._(
                    "The Council looks at it. It says what it thinks by %(day)s.",
                    day=day(review.conclude_by),
                )
            ]
        if self.state == "concluded":
            return [
                self.env._(
                    "The Council has said what it thinks. The Board answers by %(day)s.",
                    day=day(review.answer_by),
                )
            ]
        if self.state == "answered":
            return [
                self.env._("The Council referred it back. The Board brings it again.")
                if review.outcome == "refer"
                else self.env._("The Board has answered. Now it decides.")
            ]
        if self.state == "withdrawn":
            return [self.env._("The Board does not go on with it.")]
        said = [self.env._("The Board decided on %(day)s.", day=day(self.decided_on))]
        if self.override_on:
            said.append(self.env._("It did not wait for the Council."))
        return said

    def _say_day(self, day):
        return format_date(self.env, day, date_format="d MMMM y")


class CoopMemberHome(models.AbstractModel):
    """What the Council has before it, for those who sit there."""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        # sudo: whose pages they are was settled; only those who sit on the Council are told
        decisions = self.env["coop.decision"].sudo()
        open_ones = decisions.search(
            Domain("state", "=", "review") & Domain(self._get_company_domain())
        )
        for decision in open_ones:
            for partner in decision._get_people(decision.council_id) & partners:
                things[partner.id].append(
                    {
                        "key": f"decision:{decision.id}:{decision.review_id.number}",
                        "title": decision.name,
                        "why": self.env._("The Council says what it thinks of it."),
                        "url": f"/my/decisions/{decision.id}",
                        "icon": BOARD,
                        "priority": 34,
                        "until": decision.review_id.conclude_by,
                        "helped": "meetings",
                    }
                )
        return things
