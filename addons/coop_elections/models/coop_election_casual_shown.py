from odoo import models


class CoopElectionCasual(models.Model):
    """A seat that was filled from the last count, as everybody reads it below the result."""

    _inherit = "coop.election.casual"

    def _is_open_to_all(self):
        """Whether every ballot of this count is published, so that a sheet tells nothing new."""
        declared = self.contest_id._get_declared()
        return bool(declared and declared["ballots"])

    def _show_sheet(self):
        """Return the count sheet of a countback in the reader's language, see coop.election; None
        where nothing was counted."""
        self.ensure_one()
        content = self._get_content()
        if not content.get("stages"):
            return None
        count = {**content, "candidates": list(self._get_names().values())}
        sheet = self.election_id._show_sheet(count, self.contest_id._get_label())
        for row in sheet["rows"]:
            row["status"] = self._say_status(content, int(row["number"]))
        return sheet

    def _say_status(self, content, number):
        """Return what became of a candidate in the countback, in a word or two."""
        if number in content["sitting"]:
            return self.env._("Stays")
        if number in content["vacated"]:
            return self.env._("Left the seat")
        if number in content["passed_over"]:
            return self.env._("Passed over")
        if number in content["filled"]:
            return self.env._("Takes the seat")
        return "" if "lot_needed" in content else self.env._("Not elected")

    def _show(self):
        """Return what everybody may read of it, in the reader's language.

        Keys: id, name, lead, people (name, term), sheet (or None), lots, command (or None),
        fingerprint (or None).
        """
        self.ensure_one()
        casual = self.sudo()  # sudo: it is declared
        content = casual._get_content()
        election = self.election_id
        is_open = casual._is_open_to_all()
        label = casual.contest_id._get_label()
        people = []
        for vacancy, answer in casual._get_filled():
            term = vacancy.filled_term_id
            said = ""
            if term.date_to:
                said = self.env._(
                    "From %(begins)s until %(ends)s",
                    begins=election._say_day(term.date_from),
                    ends=election._say_day(term.planned_to or term.date_to),
                )
            people.append({"name": answer.candidate_id.ballot_name, "term": said})
        return {
            "id": casual.id,
            "name": label,
            "lead": self._say_lead(election._say_day(casual.declared_on)),
            "people": people,
            "sheet": casual._show_sheet() if is_open else None,
            "command": casual._get_command(content) if is_open else None,
            "fingerprint": casual._get_result().fingerprint if is_open else None,
        }

    def _say_lead(self, day):
        if self.way == "countback":
            return self.env._(
                "A seat fell vacant. The ballots of this election were counted again without "
                "whoever left, on %(day)s; who sits stayed. There was no new vote.",
                day=day,
            )
        return self.env._(
            "A seat fell vacant. The candidate who came next in this election takes it, from "
            "%(day)s. There was no new vote.",
            day=day,
        )

    def _get_command(self, content):
        """Return with what anybody counts it back from the published ballots; None where nothing
        was counted."""
        if not content.get("stages"):
            return None
        numbers = {
            "--vacating": content["vacated"],
            "--sitting": content["sitting"],
            "--withdraw": content["passed_over"],
        }
        options = " ".join(
            f"{option} {','.join(map(str, found))}" for option, found in numbers.items() if found
        )
        name = f"contest-{self.contest_id.id}.blt"
        return f"python3 addons/coop_elections/counting {name} --rule {content['rule']} {options}"


class CoopElection(models.Model):
    """What changed since the result was declared."""

    _inherit = "coop.election"

    def _get_casual(self):
        """Return what of this election was filled since, the first first."""
        self.ensure_one()
        # sudo: it is declared
        casual = self.env["coop.election.casual"].sudo()
        return casual.search(
            [("election_id", "=", self.id), ("state", "=", "declared")], order="declared_on, id"
        )

    def _show_result(self, lang):
        shown = super()._show_result(lang)
        if not shown:
            return shown
        since = [one.with_context(lang=lang)._show() for one in self._get_casual()]
        return {**shown, "since": since}
