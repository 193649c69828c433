"""What the phases of the whole election share: its server and clock, who is signed in where, what
was found on the way, and the numbers that every page has to agree on."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.support.browser import NARROW, USUAL
from tests.support.people import PASSWORD
from tests.support.visitor import Visitor
from tests.support.whole_election.cast import CAST


@dataclass
class Story:
    """One election from the first question to the first day of the term.

    :ivar living: the people of the small co-op, in the database that is served
    :ivar tabs: pages on the server (tests.support.browser.Pages)
    :ivar folder: where what is saved to disk lies
    """

    living: object
    server: object
    clock: object
    tabs: object
    folder: Path
    number: int = 0
    known: dict = field(default_factory=dict)
    pages: dict = field(default_factory=dict)

    def office(self, login):
        """The page of somebody of the office, signed in once."""
        if login not in self.pages:
            self.pages[login] = self.tabs.signed_in(login, PASSWORD)
        return self.pages[login]

    def member(self, person, narrow=False):
        """A fresh page of a member who signs in."""
        viewport = NARROW if narrow else USUAL
        return self.tabs.signed_in(person.login, PASSWORD, viewport=viewport)

    def visitor(self, login=None):
        """A session without a browser."""
        return Visitor(self.server.url, login)

    def env(self):
        """The database of the server, to look at."""
        return self.living.env()

    def jobs_run(self, *names):
        """The jobs of the server run, as at night."""
        system = self.visitor("system")
        for name in names:
            module, _, key = name.partition(".")
            found = system.call(
                "ir.model.data", "search_read", [["module", "=", module], ["name", "=", key]],
                ["res_id"],
            )  # fmt: skip
            system.call("ir.cron", "method_direct_trigger", [found[0]["res_id"]])

    def goes_to(self, step, later=1):
        """It is the moment of a step of the timetable, as it stands in the notice."""
        at = self.server.value(
            "SELECT at FROM coop_election_step WHERE election_id = %s AND code = %s",
            [self.number, step],
        )
        self.clock.go_to(at, later)

    def state(self):
        return self.server.value("SELECT state FROM coop_election WHERE id = %s", [self.number])

    def elector(self, person):
        """The number of somebody on the roll."""
        return self.server.value(
            "SELECT e.number FROM coop_election_elector e"
            " JOIN coop_membership m ON m.id = e.membership_id"
            " JOIN res_partner p ON p.id = m.partner_id"
            " WHERE e.election_id = %s AND p.name = %s",
            [self.number, person.name],
        )

    def member_number(self, person):
        return self.server.value(
            "SELECT m.number FROM coop_membership m JOIN res_partner p ON p.id = m.partner_id"
            " WHERE p.name = %s",
            [person.name],
        )

    def mails_to(self, person):
        return self.server.mails(f"{person.first.lower()}@example.org")


def by_name(name):
    """The person of the cast with this name, or None."""
    return next((person for person in CAST if person.name == name), None)
