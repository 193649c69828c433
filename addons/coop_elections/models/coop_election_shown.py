from datetime import date, datetime

from odoo import api, models
from odoo.tools import format_date

from .coop_election import GOING
from .said import within


class CoopElection(models.Model):
    """What everybody reads of an election: the notice that holds, in the reader's language.

    It is read from the notice as it was published, and not from what is kept beside it.
    """

    _inherit = "coop.election"

    @api.model
    def _get_public(self, company):
        """Return the elections of a co-op of which notice was given, those that go on first."""
        # sudo: notices are public; what is shown is made from them. A rehearsal is not public
        return self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("noticed_on", "!=", False),
                ("is_rehearsal", "=", False),
            ]
        )

    @api.model
    def _get_public_one(self, number):
        """Return an election by its number where notice of it was given, or none."""
        # sudo: as in _get_public
        found = self.sudo().browse(number).exists()
        return found.filtered(lambda one: one.noticed_on and not one.is_rehearsal)

    def _show(self, lang):
        """Return what everybody may read of this election.

        Keys: id, name, body, kind, state, is_going, next (a sentence or nothing), what, why,
        contests, manner (how all of them are held; empty where they differ), steps, officer, where,
        ways, numbers, published, entitled, easy (the same as pictures and short sentences),
        fingerprint, head.
        """
        self.ensure_one()
        notice = self._get_last_notice()
        content = notice._get_content()
        election = self.with_context(lang=lang)
        contests = [election._show_contest(one, lang) for one in content["contests"]]
        day = election._say_day
        return {
            "id": self.id,
            "name": pick(content["name"], lang),
            "body": pick(content["body"], lang),
            "kind": content["kind"],
            "state": election._say_state(),
            "is_going": self.state in GOING,
            "next": election._show_next(content),
            "what": notice.kind,
            "why": content["why"],
            "contests": contests,
            "manner": contests[0]["manner"]
            if len({str(c["manner"]) for c in contests}) == 1
            else [],
            "steps": [election._show_step(one) for one in content["timetable"]],
            "officer": content["returning_officer"],
            "where": pick(content["where"], lang),
            "ways": [election._say_way(way) for way in content["ways"]],
            "numbers": sorted(self.notice_ids.mapped("number")),
            "published": self.env._(
                "Published on %(day)s, as notice number %(number)s. Its fingerprint (SHA-256):",
                day=day(notice.published_on),
                number=content["number"],
            ),
            "entitled": self.env._(
                "You have a vote if you were a member on %(day)s.",
                day=day(date.fromisoformat(content["qualifying_on"])),
            ),
            "easy": election._say_easily(content, lang),
            "fingerprint": notice.fingerprint,
            "head": self._get_journal_head(),
        }

    def _say_state(self):
        return dict(self._fields["state"]._description_selection(self.env))[self.state]

    def _say_day(self, day):
        return format_date(self.env, day, date_format="d MMMM y")

    def _say_way(self, way):
        ways = {
            "by_portal": self.env._("On your pages"),
            "by_post": self.env._("On paper, by post"),
            "by_phone": self.env._("By phone"),
            "by_place": self.env._("At a polling place"),
        }
        return ways[way]

    def _show_contest(self, content, lang):
        """Return what is shown of a contest, from the notice."""
        return {
            "name": pick(content["question"] or content["constituency"], lang)
            or self.env._("All members"),
            "is_question": bool(content["question"]),
            "majority": content["majority"],
            "seats": self._say_seats(content),
            "manner": self._say_manner(content),
        }

    def _say_manner(self, content):
        """Return in sentences how a contest is held: mostly the same in all of an election."""
        said = [self.env["coop.election.rules"]._explain(content["counting_rule"])]
        if not content["question"]:
            said.append(self._say_proposers(content["proposers"]))
        if content["identity_declaration"]:
            said.append(
                self.env._("With a paper vote you sign who you are. Your vote itself stays secret.")
            )
        return said

    def _say_seats(self, content):
        """Return how many seats there are, from when and for how long."""
        if not content["term_from"]:
            return ""
        return self.env._(
            "Seats: %(seats)s. Terms begin on %(day)s and last %(months)s months.",
            seats=content["seats"],
            day=self._say_day(date.fromisoformat(content["term_from"])),
            months=content["term_months"],
        )

    def _say_proposers(self, count):
        if not count:
            return self.env._("Nobody has to propose a candidate.")
        return self.env._("Members who have to propose a candidate: %(count)s.", count=count)

    def _show_step(self, content):
        """Return what is shown of a step, from the notice: its name, day, hour, and how it is."""
        at = datetime.fromisoformat(content["utc"])
        names = dict(
            self.env["coop.election.step"]._fields["code"]._description_selection(self.env)
        )
        done = self._get_step(content["step"])._is_done(self.env["coop.clock"].now())
        return {
            "code": content["step"],
            "name": names[content["step"]],
            "day": format_date(
                self.env, date.fromisoformat(content["day"]), date_format="EEEE d MMMM y"
            ),
            "time": content["time"],
            "done": done,
            "moot": False,
            "at": at,
        }

    def _show_next(self, content):
        """Return in a sentence which step of the notice comes next, or nothing."""
        now = self.env["coop.clock"].now()
        if self.state not in GOING:
            return None
        ahead = [
            step
            for step in map(self._show_step, content["timetable"])
            if step["at"] >= now and not step["done"] and not step["moot"]
        ]
        if not ahead:
            return None
        step = {**ahead[0], "day": within(ahead[0]["day"])}
        return self.env._("Next: %(name)s, %(day)s, %(time)s.", **step)

    def _say_easily(self, content, lang):
        """Return the notice in Easy Read: a list of (picture, short sentence)."""
        steps = {step["step"]: self._show_step(step) for step in content["timetable"]}
        officer = content["returning_officer"]
        runs = self.env._(
            "%(name)s runs the election: %(reach)s.",
            name=officer["name"],
            reach=officer["phone"] or officer["email"],
        )
        secret = self.env._("Your vote is secret.")
        lines = [*self._say_what_easily(content, lang), *self._say_steps_easily(steps)]
        return [*lines, ("1F512", secret), ("1F9D1", runs)]

    def _say_what_easily(self, content, lang):
        """Yield what it is for, in Easy Read."""
        if content["kind"] == "yes_no":
            yield "2753", self.env._("We ask all members a question.")
            for contest in content["contests"]:
                yield "1F4AC", pick(contest["question"], lang)
            yield "1F44D", self.env._("You can say yes or no.")
            return
        body = pick(content["body"], lang)
        yield "1F465", self.env._("Members choose people for this group: %(body)s.", body=body)
        for contest in content["contests"]:
            name = pick(contest["constituency"], lang) or self.env._("All members")
            seats = contest["seats"]
            yield "1FA91", self.env._("%(name)s. Seats: %(seats)s.", name=name, seats=seats)

    def _say_steps_easily(self, steps):
        """Yield the days that members need and that are to come, in Easy Read."""
        now = self.env["coop.clock"].now()
        steps = {code: {**step, "day": within(step["day"])} for code, step in steps.items()}

        def comes(code):
            step = steps.get(code)
            return bool(step and not step["moot"] and step["at"] > now)

        if comes("nominations_close"):
            words = self.env._("You can stand. Tell us by %(day)s, %(time)s.")
            yield "1F64B", words % steps["nominations_close"]
        if comes("poll_closes"):
            if comes("poll_opens"):
                words = self.env._("You can vote from %(day)s, %(time)s.")
                yield "1F5F3", words % steps["poll_opens"]
            words = self.env._("You can vote until %(day)s, %(time)s.")
            yield "23F0", words % steps["poll_closes"]
        if comes("declared"):
            words = self.env._("We tell you the result by %(day)s.")
            yield "1F4E3", words % steps["declared"]


def pick(words, lang):
    """Return words in a language, else in any that there is."""
    return (words or {}).get(lang) or next(iter((words or {}).values()), "")
