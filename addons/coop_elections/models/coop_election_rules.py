from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

#: ways to count, as the plain package names them
COUNTING = [
    ("scottish", "Single transferable vote (as in Scottish elections)"),
    ("ers97", "Single transferable vote (ERS97)"),
    ("meek", "Single transferable vote (Meek, by computer)"),
    ("nhs", "Single transferable vote (NHS model rules)"),
    ("av", "Alternative vote (one seat)"),
    ("plurality", "Most votes, several seats"),
    ("fptp", "Most votes, one seat"),
    ("approval", "As many as one likes"),
]
CANDIDATE_ORDERS = [
    ("surname", "By surname"),
    ("drawn", "Drawn by lot"),
    ("rotated", "Each paper begins with another"),
]
UNCONTESTED = [
    ("elected", "Declared elected without a poll"),
]
TIES = [
    ("asked", "A lot is drawn when there is a tie, before witnesses"),
    ("before", "An order is drawn in public before the count"),
]
DUPLICATES = [
    ("first", "The first that arrives counts"),
    ("paper", "The last online counts, and paper before it"),
]


class CoopElectionRules(models.Model):
    """What the rules of the co-op say about elections, from a day on.

    On each day the last of them that began is in force. Those without a co-op are delivered, after
    the model election rules, for a co-op to take over as its own. Nothing of it stands in code.
    """

    _name = "coop.election.rules"
    _description = "Rules of elections"
    _check_company_auto = True
    _order = "company_id, valid_from desc, id desc"

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: what is delivered, for co-ops to take over.",
    )
    valid_from = fields.Date(
        "In force from", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    rules_version_id = fields.Many2one(
        "coop.rules.version", "By the rules", check_company=True, ondelete="restrict"
    )
    source_ref = fields.Char("Where it is written", translate=True)
    opening_hour = fields.Float("Something begins at", required=True, default=9)
    publishing_hour = fields.Float("Something is published by", required=True, default=12)
    closing_hour = fields.Float("Something ends at", required=True, default=17)
    working_only = fields.Boolean(
        "Only on working days",
        default=True,
        help="Each step of an election is on a day that is neither at a weekend nor a bank "
        "holiday.",
    )
    scrutineers = fields.Integer("Scrutineers, at least", required=True, default=2)
    counting_rule = fields.Selection(
        COUNTING, "How votes are counted", required=True, default="scottish"
    )
    candidate_order = fields.Selection(
        CANDIDATE_ORDERS, "Order of candidates", required=True, default="surname"
    )
    identity_declaration = fields.Boolean(
        "Declaration with the paper",
        default=True,
        help="Who votes on paper signs who they are, and that it is their only one.",
    )
    uncontested = fields.Selection(
        UNCONTESTED, "No more candidates than seats", required=True, default="elected"
    )
    ties = fields.Selection(TIES, "Candidates level", required=True, default="asked")
    duplicates = fields.Selection(DUPLICATES, "Voted in two ways", required=True, default="first")
    publication_floor = fields.Integer(
        "Publish ballots from",
        required=True,
        default=20,
        help="Where fewer people voted, single ballots are not published: one could know them.",
    )
    proposers = fields.Integer(
        "Proposers for a candidate",
        required=True,
        default=0,
        help="0: nobody has to propose anybody.",
    )
    timetable_ids = fields.One2many("coop.election.timetable.rule", "rules_id", copy=True)

    _company_day_uniq = models.UniqueIndex(
        "(company_id, valid_from)", "Other rules of elections already begin on this day."
    )
    _hours_possible = models.Constraint(
        "CHECK (opening_hour >= 0 AND opening_hour < 24 AND publishing_hour >= 0"
        " AND publishing_hour < 24 AND closing_hour >= 0 AND closing_hour < 24)",
        "An hour of the day is from 0:00 to 23:59.",
    )
    _numbers_possible = models.Constraint(
        "CHECK (scrutineers >= 0 AND proposers >= 0 AND publication_floor >= 0)",
        "These numbers cannot be less than nothing.",
    )

    @api.depends("valid_from", "company_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for rules in self:
            rules.display_name = (
                self.env._(
                    "Rules of elections from %(day)s",
                    day=format_date(self.env, rules.valid_from),
                )
                if rules.company_id
                else self.env._("Rules of elections as delivered")
            )

    @api.model
    def _get(self, company, day=None):
        """Return the rules in force for a co-op on a day (default: today): one record.

        Before the first that the co-op has, those hold; without any of its own, the delivered.
        """
        day = day or self.env["coop.clock"].today(company)
        # sudo: what the rules say holds whoever asks
        own = self.sudo().search([("company_id", "=", company.id)], order="valid_from, id")
        found = own.filtered(lambda rules: rules.valid_from <= day)[-1:] or own[:1]
        return found or self.sudo().search([("company_id", "=", False)], limit=1)

    @api.model
    def _explain(self, counting_rule):
        """Return in two plain sentences how votes are counted by a rule."""
        explained = {
            "scottish": self.env._(
                "People put candidates in order: 1, 2, 3. What a candidate does not need goes on "
                "to the next choice, so that each group of voters gets its share of the seats."
            ),
            "ers97": self.env._(
                "People put candidates in order, and papers are moved in small bundles as by hand. "
                "Where fewer than about 60 people vote, a lot is needed half as often."
            ),
            "meek": self.env._(
                "People put candidates in order, and a computer shares each vote out exactly. "
                "It cannot be done again with pencil and paper."
            ),
            "nhs": self.env._(
                "People put candidates in order, and votes move on as health trusts count them. "
                "Choose it where your rules name those of the NHS."
            ),
            "av": self.env._(
                "People put candidates in order, and the last drops out until one has more than "
                "half. It fills one seat."
            ),
            "plurality": self.env._(
                "People mark as many candidates as there are seats. Those with most marks win, and "
                "one group can take all seats."
            ),
            "fptp": self.env._(
                "People mark one candidate or answer. The one with most marks wins, also with less "
                "than half."
            ),
            "approval": self.env._(
                "People mark everybody whom they would be glad to see elected. Those with most "
                "marks win."
            ),
        }
        return explained[counting_rule]

    def action_take_over(self):
        """Make the co-op's own rules out of the delivered ones, and open them."""
        self.ensure_one()
        own = self.copy(
            {
                "company_id": self.env.company.id,
                "valid_from": self.env["coop.clock"].today(),
            }
        )
        return own.get_formview_action()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        # sudo: elections that this user may not see count as well
        if self.env["coop.election"].sudo().search_count([("rules_id", "in", self.ids)], limit=1):
            raise UserError(self.env._("An election was planned by these rules, so they are kept."))

    def write(self, vals):
        self._check_unused()
        return super().write(vals)

    def _check_unused(self):
        """What an election was noticed under stays as it was."""
        # sudo: as in _unlink_except_used
        noticed = self.env["coop.election"].sudo()
        used = [("rules_id", "in", self.ids), ("state", "!=", "draft")]
        if self.ids and noticed.search_count(used, limit=1):
            raise UserError(
                self.env._(
                    "Notice of an election was given under these rules. Make new rules that begin "
                    "on another day."
                )
            )
