from datetime import date

from .common import GovernanceCase


class RequisitionCase(GovernanceCase):
    """Forty members: five per cent are two. One asks for a meeting."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.members = cls.env["coop.membership"].concat(
            *(cls._member(f"Member {number}") for number in range(38)),
            cls._member(partner=cls.portal_member.partner_id),
            cls._member(partner=cls.portal_other.partner_id),
        )
        cls.starter, cls.second, cls.third = cls.members[:3]
        cls.requisitions = cls.env["coop.requisition"].with_company(cls.company)

    def _ask(self, membership=None, **vals):
        return self.requisitions._start(
            membership or self.starter, "Buses in the evening", "The members decide that …", **vals
        )

    def _rules(self, **vals):
        if vals.get("requisition_percent", 0) > 5:
            self.company.coop_legal_form = "society"  # no law of companies holds it to five
        return self.env["coop.general.rules"].create(
            {"company_id": self.company.id, "valid_from": date(2018, 1, 1), **vals}
        )

    def _told(self, requisition, kind):
        deliveries = self.env["coop.notice.delivery"].search(
            [
                ("res_model", "=", "coop.requisition"),
                ("res_id", "=", requisition.id),
                ("kind_id.code", "=", kind),
            ]
        )
        return deliveries.partner_id
