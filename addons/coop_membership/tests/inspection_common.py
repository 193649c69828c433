from .common import MembershipCase


class InspectionCase(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("Mali Derwen")
        cls.mali.partner_id.write({"phone": "01248 777 111", "email": "mali@derwen.example"})
        cls.wil = cls._member("Wil Zzhelygen", cls.supported)
        cls.inspections = cls.env["coop.register.inspection"]

    def request(self, user=None, **vals):
        values = {
            "requester_name": "Dafydd Gwybod",
            "requester_address": "3 Stryd y Farchnad, Bangor",
            "purpose": "To write to members about the election",
            "onward": "no",
            "company_id": self.company.id,
            **vals,
        }
        return self._as(self.inspections, user or self.officer_plain).create(values)

    def act(self, request, act, **vals):
        wizard = self._as(self.env["coop.register.inspection.act"], self.officer_plain).create(
            {"inspection_id": request.id, "act": act, **vals}
        )
        return wizard.action_apply()

    def give(self, request):
        if request.state == "received":
            request.action_comply()
        self.act(request, "prepare", format="html")
        self.act(request, "give", given_how="handed")
