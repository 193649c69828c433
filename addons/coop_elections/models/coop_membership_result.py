from odoo import models

from ..records import canonical, fingerprint


class CoopMembership(models.Model):
    """Whoever is forgotten is named no more in what was counted and declared."""

    _inherit = "coop.membership"

    def _make_nobody(self):
        named = [(one.contest_id, one.id, one.ballot_name) for one in self._get_candidacies()]
        nobody = super()._make_nobody()
        reason = self.env._("The entry of a former member was removed from the register.")
        for contest, candidate, name in named:
            election = contest.election_id
            for records in (election.declaration_ids, contest._get_results()):
                records._forget_name(contest, candidate, name, nobody.name, reason)
        return nobody


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_results(self):
        """Return all counts of this contest."""
        self.ensure_one()
        # sudo: part of a removal that has been checked and logged
        return self.env["coop.election.result"].sudo().search([("contest_id", "=", self.id)])


class CoopElectionResult(models.Model):
    _inherit = "coop.election.result"

    def _forget_name(self, contest, candidate, name, other, reason):
        """Call a candidate otherwise in these counts.

        :param str reason: for the log of the wall
        """
        for result in self:
            content = result._get_content()
            if name in content["candidates"]:
                _rename(content, name, other)
                _write(result, content, reason)


class CoopElectionDeclaration(models.Model):
    _inherit = "coop.election.declaration"

    def _forget_name(self, contest, candidate, name, other, reason):
        """Call a candidate otherwise in what was declared.

        :param str reason: for the log of the wall
        """
        for declaration in self:
            content = declaration._get_content()
            for declared in content["contests"]:
                if declared["contest"] != contest.id:
                    continue
                for one in declared["elected"]:
                    if one["candidate"] == candidate:
                        one["name"] = other
                if declared["count"]:
                    _rename(declared["count"], name, other)
                _write(declaration, content, reason)


def _rename(count, name, other):
    count["candidates"] = [other if one == name else one for one in count["candidates"]]


def _write(record, content, reason):
    text = canonical(content)
    with record.env["coop.wall.opening"]._open(record._name, reason):
        record.write({"content": text, "fingerprint": fingerprint(text)})
        record.flush_recordset()
