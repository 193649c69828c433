from odoo import api, models


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    @api.model
    def _voted_for_by(self, partners):
        """Return {partner: organisations for which this person is the named voter today}."""
        today = self.env["coop.clock"].today()
        # sudo: asked for the people themselves, by the pages that are theirs
        rows = (
            self.env["coop.representative"]
            .sudo()
            .search(
                [
                    ("partner_id", "in", partners.ids),
                    ("role", "=", "voter"),
                    *self.env["coop.representative"]._holds_domain(today),
                ],
                order="id",
            )
        )
        return {partner: mine.membership_id for partner, mine in rows.grouped("partner_id").items()}


class CoopElectionCandidate(models.Model):
    """Organisations vote, by the person whom they named. People stand."""

    _inherit = "coop.election.candidate"

    def _get_person_problems(self):
        problems = super()._get_person_problems()
        # sudo: what kind of member it is
        if self.sudo().membership_id.is_organisation:
            words = self.env._(
                "%(name)s is an organisation. It has a vote; people stand.", name=self.ballot_name
            )
            problems.append(("not_eligible", words))
        return problems
