"""Who looks whether there are members enough: the rules say how many, and members come by
admission and by import."""

from odoo import fields, models


class CoopRulesVersion(models.Model):
    _inherit = "coop.rules.version"

    election_members = fields.Integer(
        "Members for the first election",
        default=100,
        help="As soon as there are so many members, the first election begins. 0: the rules name "
        "no number.",
    )

    _election_members_not_negative = models.Constraint(
        "CHECK (election_members >= 0)", "The number of members cannot be less than nothing."
    )


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_first_election_days = fields.Integer(
        "Days to begin the first election",
        default=90,
        help="Counted from the day on which there are members enough.",
    )

    def _coop_check_threshold(self):
        """After somebody joined: has the co-op reached its number? Cheap while it has not, and
        nothing once it has."""
        # sudo: whoever admits; the fact is the co-op's
        thresholds = self.env["coop.threshold"].sudo()
        for company in self:
            if thresholds.search_count([("company_id", "=", company.id)], limit=1):
                continue
            rules = self.env["coop.rules.version"].sudo()._current(company)
            today = self.env["coop.clock"].today(company)
            periods = self.env["coop.membership.period"].sudo()
            enough = rules.election_members
            if enough and enough <= periods.search_count(
                [
                    ("company_id", "=", company.id),
                    ("date_from", "<=", today),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", today),
                ],
                limit=enough,
            ):
                thresholds._check_all(company)


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    def _begin_period(self, *args, **kwargs):
        period = super()._begin_period(*args, **kwargs)
        self.company_id._coop_check_threshold()
        return period


class CoopImport(models.Model):
    _inherit = "coop.import"

    def _run(self, tell=None):
        super()._run(tell)
        # sudo: as in _coop_check_threshold
        self.env["coop.threshold"].sudo()._check_all(self.company_id)


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_first_election_days = fields.Integer(
        related="company_id.coop_first_election_days", readonly=False
    )
