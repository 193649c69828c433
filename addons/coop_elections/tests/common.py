"""A Council with six vacant seats, and somebody for each role in an election."""

import io
from datetime import date

from odoo import Command

from odoo.addons.coop_governance.tests.common import TODAY, GovernanceCase

from ..envelope import keys, open_all
from ..envelope.canonical import canonical, sha256
from ..envelope.outcome import NAME, files

__all__ = ["TODAY", "ElectionCase"]

#: of whom the scrutineers are in tests; and the file of its public part
SEED = bytes(range(32))
KEY = canonical(keys.public_part(SEED, 2, 3)).decode()

SATISFIED = dict.fromkeys(("is_lawful", "is_secure", "is_free"), True)
RECORD = {
    "drawer": "Eleri Eryr",
    "witnesses": ["Gwen Gwylan", "Ruth Rhedynen"],
    "drawn_at": "2018-07-20 10:00:00",
    "method": "Slips out of a hat",
}

PLACE = "The office, 1 Heol y Berllan, Bangor, or on your pages"
PLACE_CY = "Y swyddfa, 1 Heol y Berllan, Bangor, neu ar eich tudalennau"


class ElectionCase(GovernanceCase):
    """It is 10 May 2018, a Thursday. The co-op keeps the rules of elections as delivered."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.council.with_context(lang="cy_GB").name = "Cyngor yr Aelodau"
        cls.oak.with_context(lang="cy_GB").name = "Derwen"

    @classmethod
    def _get_people(cls):
        def staff(login, role):
            return (login, "base.group_user", f"coop_elections.group_{role}")

        return {
            **super()._get_people(),
            "runner": staff("ruth_rhedynen", "returning_officer"),
            "watcher": staff("gwen_gwylan", "scrutineer"),
            "clerk": staff("dafydd_desg", "election_clerk"),
        }

    @classmethod
    def _window(cls, user=None, **vals):
        """The window in which an election is planned, as its user fills it in."""
        windows = cls.env["coop.election.plan"].with_user(user or cls.secretary)
        windows = windows.with_context(allowed_company_ids=cls.company.ids)
        return windows.create(
            {
                "company_id": cls.company.id,
                "name": "Council 2018",
                "name_cy": "Cyngor 2018",
                "start": TODAY,
                "until": date(2018, 12, 31),
                # terms of one length, where a test does not say otherwise
                "is_staggered": False,
                **vals,
            }
        )

    @classmethod
    def _plan(cls, user=None, **vals):
        """An election as it was planned, a draft, with the rights of whoever planned it."""
        window = cls._window(user, **vals)
        return window.env["coop.election"].browse(window.action_plan()["res_id"])

    @classmethod
    def _name_roles(cls, election):
        """Name a returning officer, two scrutineers (one from outside) and a clerk."""
        roles = [
            ("returning_officer", cls.runner.name, cls.runner.id, "01248 555 030", False),
            ("scrutineer", cls.watcher.name, cls.watcher.id, False, False),
            ("scrutineer", "Eleri Eryr", False, False, True),
            ("clerk", cls.clerk.name, cls.clerk.id, False, False),
        ]
        election.write(
            {
                "role_ids": [
                    Command.create(
                        {
                            "role": role,
                            "name": name,
                            "user_id": user,
                            "phone": phone,
                            "is_outside": outside,
                            "company_id": cls.company.id,
                        }
                    )
                    for role, name, user, phone, outside in roles
                ]
            }
        )

    @classmethod
    def _ready(cls, user=None, **vals):
        """An election that is ready for notice, with the rights of its returning officer."""
        election = cls._plan(user, **vals)
        cls._name_roles(election)
        election.where = PLACE
        election.with_context(lang="cy_GB").where = PLACE_CY
        return election.with_user(cls.runner)

    @classmethod
    def _noticed(cls, **vals):
        election = cls._ready(**vals)
        election._give_notice()
        return election

    @classmethod
    def _make_ballots(cls, election):
        """The roll is final, the manifest frozen with the scrutineers' key, and they have tried to
        open: nothing of it is in the way of the voting."""
        if election.roll_state == "none":
            election._make_roll()
        if election.roll_state == "provisional":
            election._make_roll_final()
        frozen = election._freeze_manifest(KEY)
        election.action_trial_done()
        return frozen.sudo()

    @classmethod
    def _open_ballots(cls, election):
        """Return the files that the scrutineers' program makes of what was sealed, away from the
        server."""
        stream = io.BytesIO(election._get_envelopes_file())
        manifest = election._get_manifest()._read()
        return files(open_all(manifest, stream, SEED, 2, processes=1))

    @classmethod
    def _bring_back(cls, election):
        """Names are cut off, the scrutineers open, and the ballots come back."""
        election.action_cut_names()
        opened = cls._open_ballots(election)
        election._bring_back(opened, sha256(opened[NAME]))

    def _days(self, election):
        return {step.code: step.day for step in election.step_ids}

    def _told(self, kind):
        found = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", kind), ("company_id", "=", self.company.id)]
        )
        return found.partner_id

    def _report(self):
        """Both scrutineers are satisfied: one signs here, of the other it is on paper."""
        roles = self.election.sudo().role_ids.filtered(lambda one: one.role == "scrutineer")
        for role in roles:
            user = role.user_id or self.runner
            reports = self.env["coop.election.scrutiny"].with_user(user)
            reports._sign(role.with_user(user), SATISFIED)

    def _count_out(self, election):
        """It is counted; where somebody is level, the first of them is drawn."""
        election.action_count()
        for contest in election._get_polled():
            while needed := contest._get_lot_needed():
                election._draw(contest, needed.tied[0], RECORD)
