from datetime import date, datetime

from odoo import models
from odoo.tools import format_date

from .coop_election_poll_noticing import STEPS
from .coop_election_shown import pick
from .said import within


class CoopElection(models.Model):
    """What is published of an election, each with its day and its page; the notice of the poll as
    everybody reads it, from what was published and not from what is kept beside it."""

    _inherit = "coop.election"

    def _show(self, lang):
        return {**super()._show(lang), "papers": self._list_papers(lang)}

    def _list_papers(self, lang):
        """Return what was published of this election, as a list of dicts: name, day, path."""
        self.ensure_one()
        election = self.with_context(lang=lang)
        base = f"/elections/notice/{self.id}"
        notice = election._get_last_notice()
        papers = [(election.env._("Notice of the election"), notice, base)]
        statement, poll = election._get_last_statement(), election._get_last_poll_notice()
        if statement and self.state != "abandoned":
            papers.append((election.env._("Who stands"), statement, f"{base}/candidates"))
        if poll:
            papers.append((election.env._("Notice of the poll"), poll, f"{base}/poll"))
        return [
            {"name": name, "day": election._say_day(paper.published_on), "path": path}
            for name, paper, path in papers
        ]

    def _get_poll_notice(self, number=None):
        """Return a published notice of the poll by its number, the last one by default, or none.

        :param int number: from an address
        """
        self.ensure_one()
        # sudo: it is public
        every = self.sudo().poll_notice_ids.sorted("number")
        return every.filtered(lambda one: one.number == number) if number else every[-1:]

    def _show_poll_notice(self, notice, lang):
        """Return what everybody reads of a notice of the poll.

        Keys: id, name, body, why, is_last, number, contests (name, said, people), days (name, day,
        time), ways, places (name, where, hours), officer, entitled, published, fingerprint,
        versions (number, day), easy ((picture, sentence)).

        :param notice: coop.election.poll.notice
        """
        self.ensure_one()
        election = self.with_context(lang=lang)
        content = notice._get_content()
        every = election.sudo().poll_notice_ids.sorted("number")  # sudo: they are public
        contests = [election._show_poll_contest(one, lang) for one in content["contests"]]
        days = {code: election._show_poll_day(code, content["days"][code]) for code in STEPS}
        shown = {
            "id": self.id,
            "name": pick(content["name"], lang),
            "body": pick(content["body"], lang),
            "why": content["why"],
            "is_last": notice == every[-1:],
            "number": notice.number,
            "contests": contests,
            "days": list(days.values()),
            "ways": [election._say_way(way) for way in content["ways"]],
            "places": [election._show_poll_place(one, lang) for one in content["places"]],
            "officer": content["returning_officer"],
            "entitled": election.env._(
                "You have a vote if you were a member on %(day)s.",
                day=election._say_day(date.fromisoformat(content["qualifying_on"])),
            ),
            "published": election.env._(
                "Published on %(day)s, as notice number %(number)s. Its fingerprint (SHA-256):",
                day=election._say_day(notice.published_on),
                number=notice.number,
            ),
            "fingerprint": notice.fingerprint,
            "versions": [(one.number, election._say_day(one.published_on)) for one in every],
        }
        return {**shown, "easy": list(election._say_poll_easily(shown, days))}

    def _show_poll_contest(self, content, lang):
        # sudo: who stands was published; whoever was forgotten since is named no more
        contest = self.sudo().contest_ids.filtered(lambda one: one.id == content["contest"])
        people = contest._get_on_statement().filtered(
            lambda one: one.state in ("accepted", "elected", "not_elected")
        )
        return {
            "name": pick(content["constituency"], lang) or self.env._("All members"),
            "is_voted": content["is_voted"],
            "said": self.env._(
                "Seats: %(seats)s. People who stand: %(people)s.",
                seats=content["seats"],
                people=content["standing"],
            ),
            "people": people.mapped("ballot_name") if content["is_voted"] else [],
        }

    def _show_poll_day(self, code, content):
        names = dict(
            self.env["coop.election.step"]._fields["code"]._description_selection(self.env)
        )
        day = date.fromisoformat(content["day"])
        return {
            "name": names[code],
            "day": format_date(self.env, day, date_format="EEEE d MMMM y"),
            "time": content["time"],
        }

    def _show_poll_place(self, content, lang):
        opens, closes = (datetime.fromisoformat(content[name]) for name in ("opens", "closes"))
        last = f"{closes:%H:%M}"
        if closes.date() != opens.date():
            last = f"{self._say_day(closes.date())}, {last}"
        return {
            "name": pick(content["name"], lang),
            "where": pick(content["where"], lang),
            "hours": self.env._(
                "%(day)s, from %(first)s until %(last)s",
                day=format_date(self.env, opens.date(), date_format="EEEE d MMMM y"),
                first=f"{opens:%H:%M}",
                last=last,
            ),
        }

    def _say_poll_easily(self, shown, days):
        """Yield the notice of the poll in Easy Read: (picture, short sentence)."""
        begins = {**days["poll_opens"], "day": within(days["poll_opens"]["day"])}
        ends = {**days["poll_closes"], "day": within(days["poll_closes"]["day"])}
        yield "1F465", self.env._("Members choose people for this group: %s.", shown["body"])
        for contest in shown["contests"]:
            if contest["is_voted"]:
                yield "1F5F3", self.env._("%s: members vote here.", contest["name"])
                for name in contest["people"]:
                    yield "1F64B", self.env._("%s wants a seat.", name)
            else:
                yield "2696", self.env._("%s: nobody votes here.", contest["name"])
        yield "1F5F3", self.env._("You can vote from %(day)s, %(time)s.", **begins)
        yield "23F0", self.env._("You can vote until %(day)s, %(time)s.", **ends)
        for way in shown["ways"]:
            yield "2705", self.env._("You can vote so: %s.", way)
        for place in shown["places"]:
            where = ", ".join(filter(None, (place["name"], place["where"])))
            yield "1F5FA", self.env._("Vote here: %s.", where)
            yield "1F552", f"{place['hours']}."
        yield "1F512", self.env._("Your vote is secret.")
        officer = shown["officer"]
        yield (
            "1F9D1",
            self.env._(
                "%(name)s runs the election: %(reach)s.",
                name=officer["name"],
                reach=officer["phone"] or officer["email"],
            ),
        )

    # -- to print --------------------------------------------------------------------------------

    def _get_paper_html(self, paper, lang, easy):
        """Return what was published as a whole document to print, in a language.

        :param str paper: "notice", "candidates" or "poll"
        :param bool easy: in Easy Read
        :return: the document, or None where nothing of it is published
        """
        self.ensure_one()
        election = self.with_context(lang=lang)
        values = {"paper": paper, "easy": easy, "file_lang": lang, "co_op": self.company_id.name}
        values["election"] = election._show(lang)
        if paper == "candidates" and not values["election"].get("groups"):
            return None
        if paper == "poll":
            notice = self._get_poll_notice()
            if not notice:
                return None
            values["poll"] = election._show_poll_notice(notice, lang)
        qweb = self.env["ir.qweb"].with_context(lang=lang)
        return qweb._render("coop_elections.published_document", values)
