"""The screen of a meeting: votes, on what was prepared and on what comes up.

What is typed for a resolution that was prepared carries its number, so that several can be open
side by side: ``vote-r7-0-for``, ``casting-r7``, ``dissent-r7``.
"""

from collections import Counter

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.http import request

RESOLUTION = ("title", "wording", "kind", "body", "casting", "dissent")
# How names of fields begin that are not known beforehand.
VOTE = ("vote-", "casting-", "dissent-")
WAYS = ("for", "against", "none")
COUNTS = ("for_count", "against_count", "abstained_count")
DIRECTIONS = ("for", "against", "abstain")
PROXY = "proxy"


class Votes:
    """Part of the screen; mixed into its controller."""

    def _votes_wanted(self, item):
        """Return {body: [constituency or none]} that may vote at a point."""
        wanted = {}
        for line in item._get_lines() if item else ():
            roll = line.person_ids.filtered("votes")
            constituencies = list(roll.constituency_id.sorted("sequence"))
            if not constituencies or roll.filtered(lambda p: not p.constituency_id):
                constituencies.append(request.env["coop.constituency"])
            wanted[line.body_id] = constituencies
        return wanted

    def _prepared(self, item, typed):
        """Return what a template needs of each resolution that waits for a vote at a point."""
        wanted = self._votes_wanted(item)
        drafts = self._drafts(item)
        return [
            {
                "resolution": resolution,
                "mark": f"r{resolution.id}",
                "is_open": len(drafts) == 1
                or any(name.startswith(f"vote-r{resolution.id}-") for name in typed),
                "rows": wanted.get(resolution.body_id, ()),
                "known": self._known_votes(resolution, wanted.get(resolution.body_id, ())),
                "held": self._held(resolution),
            }
            for resolution in drafts
        ]

    def _shown_votes(self, item):
        """Return {name of a field: number, as text} that stands there before anybody types: it may
        be another after the next press, when whoever holds proxies has come or gone."""
        return {
            name: str(number)
            for one in self._prepared(item, ())
            for name, number in one["known"].items()
        }

    def _drafts(self, item):
        return item.resolution_ids.filtered(lambda r: r.state == "draft").sorted("id")

    def _held(self, resolution):
        """Return how proxies who are here were told to vote: a Counter, empty without any."""
        general = resolution.body_id.kind == "general"
        return resolution._get_held_now() if general else Counter()

    def _known_votes(self, resolution, constituencies):
        """Return {name of a field: number} of what is written down, or proxies were told."""
        known, held = {}, self._held(resolution)
        rows = {
            constituency.id or 0: self._row_of(resolution, constituency.id)
            for constituency in constituencies
        }
        rows[PROXY] = self._row_of(resolution, False, by_proxy=True)
        for key, row in rows.items():
            numbers = [row[name] for name in COUNTS]
            if key == PROXY and held and not any(numbers):
                numbers = [held[code] for code in DIRECTIONS]
            for way, number in zip(WAYS, numbers, strict=True):
                if number:
                    known[f"vote-r{resolution.id}-{key}-{way}"] = number
        return known

    def _row_of(self, resolution, constituency_id, by_proxy=False):
        return resolution.vote_ids.filtered(
            lambda v: v.constituency_id.id == constituency_id and bool(v.by_proxy) == by_proxy
        )

    # -- acts ------------------------------------------------------------------------------------

    def _act_resolve(self, meeting, value, typed):
        """A vote on what comes up at the meeting."""
        item = meeting._get_open_item()
        body = self._of(item.body_ids, typed.get("body")) or item.body_ids[:1]
        title, wording = (typed.get(name, "").strip() for name in ("title", "wording"))
        if not item or not title:
            raise UserError(
                request.env._("Begin a point of the agenda, and give the resolution a title.")
            )
        resolution = request.env["coop.resolution"].create(
            {
                "company_id": meeting.company_id.id,
                "item_id": item.id,
                "body_id": body.id,
                "name": title,
                "wording": wording or title,
                "kind": "special" if typed.get("kind") == "special" else "ordinary",
                **self._read_said(typed, "casting", "dissent"),
                "vote_ids": [
                    Command.create(vals) for vals in self._read_votes(item, body, body.id, typed)
                ],
            }
        )
        resolution.action_declare()
        self._forget(meeting, RESOLUTION, start=f"vote-{body.id}-")

    def _act_declare(self, meeting, value, typed):
        """The vote on a resolution that was prepared."""
        item = meeting._get_open_item()
        resolution = self._of(self._drafts(item), value)
        if not resolution:
            raise UserError(
                request.env._("This was decided already, or its point is not dealt with now.")
            )
        mark = f"r{resolution.id}"
        commands = []
        for vals in self._read_votes(item, resolution.body_id, mark, typed, zeros=True):
            row = self._row_of(resolution, vals["constituency_id"], vals.get("by_proxy", False))
            commands.append(Command.update(row.id, vals) if row else Command.create(vals))
        resolution.write(
            {
                **self._read_said(typed, f"casting-{mark}", f"dissent-{mark}"),
                "vote_ids": commands,
            }
        )
        resolution.action_declare()
        self._forget_prepared(meeting, mark)

    def _act_withdraw(self, meeting, value, typed):
        """Whoever proposed it takes it back before a vote."""
        resolution = self._of(self._drafts(meeting._get_open_item()), value)
        resolution.action_withdraw()
        self._forget_prepared(meeting, f"r{resolution.id}")

    def _forget_prepared(self, meeting, mark):
        self._forget(meeting, (f"casting-{mark}", f"dissent-{mark}"), start=f"vote-{mark}-")

    # -- what was typed --------------------------------------------------------------------------

    def _read_said(self, typed, casting, dissent):
        cast = typed.get(casting)
        return {
            "casting": cast if cast in ("for", "against") else False,
            "dissent": typed.get(dissent, "").strip() or False,
        }

    def _read_votes(self, item, body, mark, typed, zeros=False):
        """Yield the values of each row of votes that was typed.

        :param mark: what stands in the names of the fields after "vote-"
        :param bool zeros: whether a row of proxies without any vote is one as well
        """
        for constituency in self._votes_wanted(item).get(body, ()):
            yield {
                "constituency_id": constituency.id,
                **self._read_numbers(f"vote-{mark}-{constituency.id or 0}", typed),
            }
        if body.kind == "general":
            counts = self._read_numbers(f"vote-{mark}-{PROXY}", typed)
            if zeros or any(counts.values()):
                yield {"constituency_id": False, "by_proxy": True, **counts}

    def _read_numbers(self, name, typed):
        numbers = []
        for way in WAYS:
            text = typed.get(f"{name}-{way}", "").strip()
            if text and not (text.isdecimal() and len(text) < 6):
                raise UserError(request.env._("“%s” is not a number of votes.", text))
            numbers.append(int(text or 0))
        return dict(zip(COUNTS, numbers, strict=True))
