from datetime import date

from odoo import models

from ..envelope.keys import LOWER
from .coop_election_shown import pick


class CoopElection(models.Model):
    """The declared result as everybody reads it: made from the declaration as it was published,
    in the reader's language, in ordinary words and in Easy Read."""

    _inherit = "coop.election"

    def _show(self, lang):
        shown = super()._show(lang)
        declaration = self._get_declaration()
        if not declaration:
            return shown
        election = self.with_context(lang=lang)
        content = declaration._get_content()
        return {
            **shown,
            "results": [election._say_result(contest) for contest in content["contests"]],
        }

    def _show_result(self, lang):
        """Return what everybody may read of the result, or nothing before it is declared.

        Keys: id, name, body, lead, contests (see ``_show_contest_result``), scrutineers, lower
        (a sentence, or None), explained, proofs ((name, fingerprint)), fingerprint, easy ((picture,
        sentence)).
        """
        self.ensure_one()
        declaration = self._get_declaration()
        if not declaration:
            return None
        content = declaration._get_content()
        election = self.with_context(lang=lang)
        day = election._say_day(date.fromisoformat(content["declared_on"]))
        return {
            "id": self.id,
            "name": pick(content["name"], lang),
            "body": pick(content["body"], lang),
            "lead": election.env._(
                "Declared on %(day)s by %(officer)s, returning officer.",
                day=day,
                officer=content["returning_officer"],
            ),
            "contests": [election._show_contest_result(one) for one in content["contests"]],
            "scrutineers": [election._say_scrutineer(one) for one in content["scrutineers"]],
            "lower": election._say_assurance(content),
            "explained": [election._say_explained(content, one) for one in content["explained"]],
            "proofs": election._show_proofs(content),
            "fingerprint": declaration.fingerprint,
            "easy": list(election._say_result_easily(content)),
        }

    def _show_contest_result(self, contest):
        """Return what is shown of a contest.

        Keys: id, name, is_question, lead, elected (name, seat, term), facts ((name, value)), sheet
        (see ``_show_sheet``, or None), less (why less is shown, or None), files ((name, address)).
        """
        name = self._name_contest(contest)
        base = f"/elections/result/{self.id}/{contest['contest']}"
        files = []
        if contest["figures"]:
            files.append((self.env._("The count sheet, for a spreadsheet (CSV)"), f"{base}.csv"))
        if contest["ballots"]:
            files.append((self.env._("All ballots, to count again (BLT)"), f"{base}.blt"))
        return {
            "id": contest["contest"],
            "name": name,
            "is_question": bool(contest["question"]),
            "lead": self._say_how(contest),
            "elected": [self._show_elected(one) for one in contest["elected"]],
            "facts": self._show_result_facts(contest),
            "sheet": self._show_sheet(contest["count"], name) if contest["figures"] else None,
            "less": self._say_less(contest),
            "files": files,
        }

    def _say_how(self, contest):
        """Return in a sentence what came of it."""
        if contest["question"]:
            return self._say_answer(contest, "").strip()
        said = {
            "polled": self.env._("Members voted."),
            "deemed": self.env._("No more people stood than there are seats: there was no vote."),
            "not_filled": self.env._("Nobody stood here."),
            "countermanded": self.env._(
                "The vote was called off, because a candidate had died. Nominations begin again."
            ),
        }[contest["how"]]
        if contest["unfilled"]:
            empty = self.env._("Seats left empty: %(count)s.", count=contest["unfilled"])
            return f"{said} {empty}"
        return said

    def _show_elected(self, one):
        term = ""
        if one["from"] and one["until"]:
            term = self.env._(
                "From %(begins)s until %(ends)s",
                begins=self._say_day(date.fromisoformat(one["from"])),
                ends=self._say_day(date.fromisoformat(one["until"])),
            )
        return {"name": one["name"], "term": term}

    def _show_result_facts(self, contest):
        """Return [(name, value)] of who could vote, who did, and what did not count."""
        if contest["how"] != "polled":
            return []
        voted, electors = contest["voted"], contest["electors"]
        facts = [
            (self.env._("People who could vote"), electors),
            (self.env._("People who voted"), voted),
        ]
        if electors:
            facts.append((self.env._("Turnout"), f"{100 * voted / electors:.1f} %"))
        if contest["papers_sent"]:
            facts.append((self.env._("Papers sent out"), contest["papers_sent"]))
        if contest["papers_spoilt"]:
            facts.append((self.env._("Papers exchanged"), contest["papers_spoilt"]))
        ways = self.env["coop.election.contest"]._get_ways()
        facts += [
            (self.env._("Voted: %(way)s", way=ways[way]), count)
            for way, count in sorted((contest["ways"] or {}).items())
        ]
        if contest["not_voted"]:
            facts.append((self.env._("Did not want to vote on this"), contest["not_voted"]))
        names = self.env["coop.election.contest"]._get_heading_names()
        facts += [
            (self.env._("Did not count: %(why)s", why=names[code]), count)
            for code, count in (contest["rejected"] or {}).items()
        ]
        return facts

    def _say_less(self, contest):
        """Return why less is published of a contest, or nothing."""
        if contest["how"] != "polled" or contest["ballots"]:
            return None
        if contest["figures"]:
            return self.env._(
                "Few people voted here. So that nobody can know how one of them voted, single "
                "ballots are not published."
            )
        return self.env._(
            "Very few people voted here. So that nobody can know how one of them voted, no numbers "
            "of votes are published."
        )

    def _say_scrutineer(self, one):
        if one["satisfied"]:
            return self.env._(
                "%(name)s watched, and is satisfied: nothing was against the law or the rules, "
                "votes were kept safe, and nobody interfered.",
                name=one["name"],
            )
        return self.env._(
            "%(name)s watched, and says: %(reasons)s", name=one["name"], reasons=one["reasons"]
        )

    def _say_assurance(self, content):
        """Return what is said where one person alone could open the votes, or nothing."""
        if content["assurance"] != LOWER:
            return None
        return self.env._(
            "One person alone held the key to the sealed votes, and not several together. So "
            "nobody else can vouch that they stayed closed."
        )

    def _say_explained(self, content, one):
        contests = {each["contest"]: each for each in content["contests"]}
        codes = dict(
            self.env["coop.election.explanation"]._fields["code"]._description_selection(self.env)
        )
        return self.env._(
            "%(contest)s, %(what)s: %(expected)s, and %(found)s. %(why)s",
            contest=self._name_contest(contests[one["contest"]]),
            what=codes[one["code"]],
            expected=one["expected"],
            found=one["found"],
            why=one["why"],
        )

    def _show_proofs(self, content):
        """Return [(what, fingerprint)] by which the result can be checked."""
        proofs = [
            (self.env._("The notice"), content["notice"]),
            (self.env._("The ballots, before the voting"), content["manifest"]),
            (self.env._("The sealed ballots without names"), content["envelopes_sha256"]),
            (self.env._("The opening by the scrutineers"), content["opening_sha256"]),
        ]
        for contest in content["contests"]:
            if contest["ballots"]:
                name = self.env._(
                    "The ballots of “%(contest)s”", contest=self._name_contest(contest)
                )
                proofs.append((name, contest["blt_sha256"]))
        programs = {one["count"]["program"] for one in content["contests"] if one["count"]}
        proofs += [
            (self.env._("The program that counted"), program) for program in sorted(programs)
        ]
        return [(name, value) for name, value in proofs if value]

    def _say_result_easily(self, content):
        """Yield the result in Easy Read: (picture, short sentence)."""
        yield "1F5F3", self.env._("We have counted the votes.")
        for contest in content["contests"]:
            if contest["question"]:
                yield "2753", self._name_contest(contest)
                carried = (contest["count"] or {}).get("carried")
                if carried:
                    yield "1F44D", self.env._("Members said yes.")
                else:
                    yield "1F44E", self.env._("Members said no.")
                continue
            yield "1F465", self._name_contest(contest)
            for one in contest["elected"]:
                yield "1F389", self.env._("%(name)s has a seat.", name=one["name"])
            if not contest["elected"]:
                yield "1FA91", self.env._("Nobody has a seat here.")
        begins = {one["from"] for contest in content["contests"] for one in contest["elected"]}
        for day in sorted(filter(None, begins)):
            yield (
                "1F4C5",
                self.env._("They start on %(day)s.", day=self._say_day(date.fromisoformat(day))),
            )
        yield "1F512", self.env._("Your vote stays secret.")
        yield "1F44F", self.env._("Thank you for voting.")
