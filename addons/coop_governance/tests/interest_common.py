"""Two councillors with log-ins, of whom one declared something; a member; a Board to come."""

from .board_common import TODAY, BoardCase

__all__ = ["TODAY", "InterestCase"]


class InterestCase(BoardCase):
    """Two councillors with log-ins, of whom one declared something; somebody on the Board."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        begin = cls.env["coop.office.term"]._begin
        cls.more = cls._seats(2, constituency_id=cls.ash.id, sequence=20)
        cls.councillor = cls._member(category=cls.employees, partner=cls.portal_member.partner_id)
        cls.colleague = cls._member(category=cls.employees, partner=cls.internal_member.partner_id)
        cls.member = cls._member(partner=cls.portal_other.partner_id)
        cls.term, cls.other = (
            begin(seat, member.partner_id, TODAY, "elected")
            for seat, member in zip(cls.more, (cls.councillor, cls.colleague), strict=True)
        )
        cls.holder = cls.term.holder_id
        cls.work = cls.env.ref("coop_governance.interest_kind_work")
        cls.family = cls.env.ref("coop_governance.interest_kind_family")
        cls.interest = cls._declared(cls.holder, "I own the paint shop.")

    @classmethod
    def _declared(cls, holder, what, kind=None, how="paper", **more):
        return cls.env["coop.interest"]._declare(holder, kind or cls.work, what, how, **more)

    def _read_by(self, user):
        interests = self._as(self.env["coop.interest"], user)
        return interests.search([("company_id", "=", self.company.id)])
