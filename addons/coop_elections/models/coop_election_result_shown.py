from markupsafe import Markup

from odoo import models

from ..counting.sheetrows import rows
from ..counting.words import transfers
from .count_content import as_result, draw, whole


class CoopElection(models.Model):
    """A count as people read it: the sheet as a table, the transfers as a picture, both in words,
    in the reader's language. Made from what was kept of it, and not from the ballots."""

    _inherit = "coop.election"

    def _show_sheet(self, count, title=""):
        """Return the count sheet, in the reader's language.

        Keys: title, moved (what the picture is called), stages (number, name, story), rows (name,
        status, cells: change, total, is_elected), foot (the same below the candidates), facts
        (name, value), lots (sentences), picture (SVG, or "").

        :param dict count: the content of a coop.election.result
        :param str title: of the contest
        """
        names = self._name_answers(count)
        result = whole(as_result(count, names, title))
        stages = [
            {
                "number": place,
                "name": self._name_stage(result, place),
                "story": self._tell_stage(result, place),
            }
            for place in range(1, len(result.stages) + 1)
        ]
        listed = [self._show_row(result, count, row) for row in rows(result)]
        return {
            "title": title,
            "moved": self.env._("How votes moved: %(contest)s", contest=title),
            "stages": stages,
            "rows": [row for row in listed if row["number"]],
            "foot": [row for row in listed if not row["number"]],
            "facts": self._show_facts(count),
            "lots": [self._tell_lot(result, lot) for lot in count["lots"]],
            "picture": Markup(self._draw_transfers(result, stages, title, count["contest"])),
        }

    def _name_answers(self, count):
        """Return the candidates' names; the answers to a question in the reader's language."""
        if "yes" in count:
            return [self.env._("Yes"), self.env._("No")]
        return count["candidates"]

    def _name_list(self, result, numbers):
        return ", ".join(result.name(number) for number in numbers)

    def _name_stage(self, result, place):
        """Return in a few words what was done at a stage."""
        stage = result.stages[place - 1]
        if stage.action == "first":
            marks = result.rule in ("fptp", "plurality", "approval")
            return self.env._("Votes") if marks else self.env._("First choices")
        who = self._name_list(result, stage.candidates)
        if stage.action == "surplus":
            return self.env._("What %(name)s did not need", name=who)
        return self.env._("%(name)s is out", name=who)

    def _tell_stage(self, result, place):
        """Return what happened at a stage, in sentences."""
        stage = result.stages[place - 1]
        said = [f"{self._name_stage(result, place)}."]
        moved = transfers(result, place)
        gained = ", ".join(
            self.env._("%(votes)s to %(name)s", votes=result.votes(votes), name=result.name(who))
            for who, votes in moved
            if who and votes > 0
        )
        if gained:
            said.append(self.env._("Moved: %(votes)s.", votes=gained))
        lost = [votes for who, votes in moved if who is None]
        if lost:
            said.append(self.env._("No next choice: %(votes)s.", votes=result.votes(lost[0])))
        if stage.elected:
            names = self._name_list(result, stage.elected)
            said.append(self.env._("Elected: %(names)s.", names=names))
        return " ".join(said)

    def _show_row(self, result, count, row):
        number, name, cells, _status = row
        labels = {
            "Non-transferable": self.env._("No next choice"),
            "Total": self.env._("Together"),
            "Quota": self.env._("Needed to be elected"),
        }
        who = int(number) if number else None
        return {
            "number": number,
            "name": name if number else labels[name],
            "status": self._say_status(result, count, who) if number else "",
            "cells": [
                {"change": change, "total": total, "is_elected": who in stage.elected}
                for stage, (change, total) in zip(result.stages, cells, strict=True)
            ],
        }

    def _say_status(self, result, count, who):
        """Return what became of a candidate, in a word or two."""
        if who in count["passed_over"]:
            return self.env._("Died or left")
        if who in count["elected"]:
            return self.env._("Elected")
        for place, stage in enumerate(result.stages, 1):
            if who in stage.excluded:
                return self.env._("Out at stage %(number)s", number=place)
        return "" if "yes" in count or "lot_needed" in count else self.env._("Not elected")

    def _show_facts(self, count):
        """Return [(name, value)] of what stands above the sheet."""
        names = self.env["coop.election.contest"]._get_heading_names()
        facts = [
            (self.env._("Ballots"), count["ballots"]),
            (self.env._("Valid"), count["valid"]),
            (self.env._("Blank"), count["blank"]),
        ]
        facts += [
            (self.env._("Not counted: %(why)s", why=names[code]), number)
            for code, number in sorted(count["rejected"].items())
        ]
        if count["quota"] is not None:
            facts.append((self.env._("Needed to be elected"), count["quota"]))
        return facts

    def _tell_lot(self, result, lot):
        """Return a lot that was drawn, in a sentence."""
        return self.env._(
            "Stage %(stage)s: %(names)s were level. A lot was drawn by %(drawer)s (%(method)s), "
            "seen by %(witnesses)s. It fell on %(name)s.",
            stage=lot["stage"],
            names=self._name_list(result, lot["tied"]),
            drawer=lot["drawer"],
            method=lot["method"],
            witnesses=", ".join(lot["witnesses"]),
            name=result.name(lot["chosen"]),
        )

    def _draw_transfers(self, result, stages, title, ident):
        """Return the picture of the transfers in the reader's language, "" where there are none."""
        about = " ".join(
            self.env._("Stage %(number)s: %(story)s", number=stage["number"], story=stage["story"])
            for stage in stages
        )
        words = {
            "title": self.env._("How votes moved: %(contest)s", contest=title),
            "about": about,
            "lost": self.env._("No next choice"),
            "elected": self.env._("elected"),
            "stage": self.env._("Stage %s"),
        }
        return draw(result, words, f"transfers-{ident}")


class CoopElectionResult(models.Model):
    _inherit = "coop.election.result"

    def _show_sheet(self):
        """Return the count sheet of this count, see coop.election."""
        self.ensure_one()
        # sudo: what a contest is called is neutral, and public
        title = self.sudo().contest_id._get_label()
        return self.election_id._show_sheet(self._get_content(), title)
