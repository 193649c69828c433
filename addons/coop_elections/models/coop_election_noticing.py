from odoo import models

from .coop_election_notice import frozen_part
from .said import said

FORMAT = "coop.election.notice/1"
WAYS = ("by_portal", "by_post", "by_phone", "by_place")


class CoopElection(models.Model):
    """What a notice says (it names every particular that the rules ask for), and its publishing."""

    _inherit = "coop.election"

    def _publish(self, kind, why=None):
        """Publish a notice of how the election is now, and keep it.

        :param str kind: "notice", "change" or "abandoned"
        :param str why: the reason, for anything but the first
        :return: the coop.election.notice
        """
        self.ensure_one()
        # sudo: a notice names seats, constituencies and people by what everybody may read
        content = self.sudo()._prepare_notice(kind, why)
        notice = self.env["coop.election.notice"]._write_down(self, kind, content, why)
        self.invalidate_recordset(["notice_ids"])
        if kind != "notice":
            self._note(
                "published",
                self.env._(
                    "Notice %(number)s published, with the fingerprint %(print)s",
                    number=notice.number,
                    print=notice.fingerprint,
                ),
                why,
            )
        return notice

    def _get_last_notice(self):
        """Return the notice that holds now, or none."""
        # sudo: notices are public
        return self.sudo().notice_ids.sorted("number")[-1:]

    def _get_frozen(self):
        """Return what of the election a notice freezes, as it is kept now."""
        self.ensure_one()
        # sudo: as in _publish
        return frozen_part(self.sudo()._prepare_notice("notice"))

    def _prepare_notice(self, kind, why=None):
        """Return what a notice says now, in both languages."""
        self.ensure_one()
        last = self._get_last_notice()
        officer = self._get_returning_officer()
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        return {
            "format": FORMAT,
            "number": last.number + 1 if last else 1,
            "what": kind,
            "why": why or None,
            "co_op": self.company_id.name,
            "name": said(self, "name"),
            "kind": self.kind,
            "body_id": self.body_id.id,
            "body": said(self.body_id, "name"),
            "noticed_on": self.noticed_on.isoformat(),
            "qualifying_on": self.qualifying_on.isoformat(),
            "contests": [contest._prepare_notice() for contest in self.contest_ids],
            "rules": self.rules_id._prepare_notice(),
            "timetable": [
                {
                    "step": step.code,
                    "day": step.day.isoformat(),
                    "time": step._get_time().isoformat("minutes"),
                    "zone": zone,
                    "utc": step.at.isoformat(),
                }
                for step in self.step_ids.sorted("sequence")
            ],
            "returning_officer": {
                "name": officer.name,
                "phone": officer.phone or None,
                "email": officer.email or None,
            },
            "scrutineers": sorted(self._get_roles("scrutineer").mapped("name")),
            "where": said(self, "where"),
            "ways": [name for name in WAYS if self[name]],
        }


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _prepare_notice(self):
        """Return what a notice says of this contest."""
        self.ensure_one()
        return {
            "contest": self.id,
            "constituency_id": self.constituency_id.id or None,
            "constituency": said(self.constituency_id, "name") or None,
            "question": said(self, "question") or None,
            "majority": self.majority if self.question else None,
            "seats": self.seats,
            "seat_ids": sorted(self.seat_ids.ids),
            "seat_names": [seat._get_label() for seat in self.seat_ids.sorted("id")],
            "term_from": self.term_from.isoformat() if self.term_from else None,
            "term_months": self.term_months,
            "counting_rule": self.counting_rule,
            "candidate_order": self.candidate_order,
            "identity_declaration": self.identity_declaration,
            "uncontested": self.uncontested,
            "ties": self.ties,
            "duplicates": self.duplicates,
            "publication_floor": self.publication_floor,
            "proposers": self.proposers,
        }


class CoopElectionRules(models.Model):
    _inherit = "coop.election.rules"

    def _prepare_notice(self):
        """Return what a notice says of the rules."""
        self.ensure_one()
        return {
            "in_force_from": self.valid_from.isoformat(),
            "source": said(self, "source_ref") or None,
        }
