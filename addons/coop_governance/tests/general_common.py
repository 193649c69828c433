"""A general meeting on 29 May 2018 at 19:00, of forty members, with two resolutions."""

from contextlib import contextmanager
from datetime import date

from freezegun import freeze_time

from .meeting_common import at
from .requisition_common import RequisitionCase


class GeneralCase(RequisitionCase):
    """Notice: 14 clear days. Quorum: three members. Proxies: 48 hours of working days before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.general = cls.env["coop.body"].create(
            {"name": "Meeting of members", "kind": "general", "company_id": cls.company.id}
        )
        cls.rules_of_general = cls.env["coop.body.rules"].create(
            {
                "body_id": cls.general.id,
                "valid_from": date(2017, 1, 1),
                "notice_days": 14,
                "consent_percent": 90,
                "quorum_least": 3,
                "quorum_percent": 0,
            }
        )
        cls.meeting = cls._general_meeting()
        cls.item = cls.meeting.item_ids
        cls.ordinary = cls._resolution("A lift for the hall")
        cls.special = cls._resolution("A new name", kind="special")

    @classmethod
    def _general_meeting(cls, start=None, stop=None, **vals):
        meeting = cls.env["coop.meeting"].create(
            {
                "name": "Annual meeting",
                "company_id": cls.company.id,
                "start": start or at(19),
                "stop": stop or at(21),
                "place": "Neuadd y Dref",
                "secretary_id": cls.secretary.id,
                "body_line_ids": [(0, 0, {"body_id": cls.general.id})],
                **vals,
            }
        )
        cls.env["coop.agenda.item"].create(
            {"meeting_id": meeting.id, "name": "What members decide", "purpose": "decision"}
        )
        return meeting

    @classmethod
    def _resolution(cls, name, **vals):
        return cls.env["coop.resolution"].create(
            {
                "company_id": cls.company.id,
                "name": name,
                "wording": f"The members decide: {name}.",
                "body_id": cls.general.id,
                "item_id": cls.item.id,
                **vals,
            }
        )

    @contextmanager
    def _time(self, moment):
        with freeze_time(moment):
            self.env.invalidate_all()
            yield

    def _give(self, membership=None, kind="chair", holder=None, directions=None, **vals):
        return self.env["coop.proxy"]._give(
            self.meeting, membership or self.starter, kind, holder, directions, **vals
        )

    def _told_of(self, record, kind):
        deliveries = self.env["coop.notice.delivery"].search(
            [
                ("res_model", "=", record._name),
                ("res_id", "=", record.id),
                ("kind_id.code", "=", kind),
            ]
        )
        return deliveries

    def _begin(self, *members):
        """Open the meeting at seven, and let members in."""
        with self._time(at(19)):
            self.meeting.action_open()
            for member in members:
                self.meeting._ensure_member_row(member)._come_in()
            self.item.action_open()
