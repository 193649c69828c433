from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopBoardDeclaration(models.Model):
    """What somebody declared on a day, before they come onto the Board or while they sit there.

    It stays as it was given. Who finds that something is wrong, or has changed, declares again.
    """

    _name = "coop.board.declaration"
    _description = "Declaration for the Board"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "given_on"

    candidate_id = fields.Many2one(
        "coop.board.candidate",
        readonly=True,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    term_id = fields.Many2one(
        "coop.office.term",
        "Who sits there",
        readonly=True,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    given_on = fields.Date("Given on", required=True, readonly=True)
    channel = fields.Selection(
        [
            ("portal", "On their own page"),
            ("helper", "With somebody at their side"),
            ("paper", "On paper"),
            ("phone", "By phone"),
        ],
        "How",
        required=True,
        readonly=True,
    )
    answer_ids = fields.One2many(
        "coop.board.declaration.answer", "declaration_id", "Answers", readonly=True
    )
    all_as_hoped = fields.Boolean("Nothing to look at", compute="_compute_all_as_hoped")

    _of_one = models.Constraint(
        "CHECK (num_nonnulls(candidate_id, term_id) = 1)",
        "A declaration is that of a candidate or of somebody who sits on the Board.",
    )

    @api.depends("answer_ids")
    def _compute_all_as_hoped(self):
        for declaration in self:
            declaration.all_as_hoped = all(declaration.answer_ids.mapped("as_hoped"))

    @api.model
    def _give(self, of, answers, channel, day=None):
        """Keep what somebody declared.

        :param of: the coop.board.candidate or the coop.office.term
        :param dict answers: by coop.board.question: (yes or no as a bool, more in words or None)
        :param str channel: a code of ``channel``
        :param date day: the day on which it was given; today by default
        :return: the coop.board.declaration
        """
        company = of.sudo().company_id  # sudo: the caller settled whose declaration it is
        missing = self.env["coop.board.question"]._get_asked(company) - self.env[
            "coop.board.question"
        ].union(*answers)
        if missing:
            raise UserError(
                self.env._(
                    "Not answered yet: %(questions)s", questions=", ".join(missing.mapped("name"))
                )
            )
        # sudo: declarations are written by this act only
        declaration = self.sudo().create(
            {
                "company_id": company.id,
                "candidate_id": of.id if of._name == "coop.board.candidate" else False,
                "term_id": of.id if of._name == "coop.office.term" else False,
                "given_on": day or self.env["coop.clock"].today(company),
                "channel": channel,
                "answer_ids": [
                    fields.Command.create(question._prepare_answer_vals(answer, more))
                    for question, (answer, more) in answers.items()
                ],
            }
        )
        declaration.candidate_id._on_declared()
        return declaration.with_env(self.env)

    @api.model
    def _get_asked_of(self, partner, company=None):
        """Return for what this person may declare: their seat on the Board, else their candidacy;
        an empty record where nothing is asked of them.

        :param company: the co-op; any, by default
        """
        today = self.env["coop.clock"].today(company)
        # sudo: one's own seat and candidacy; the caller settled who it is
        terms = self.env["coop.office.term"].sudo()
        mine = Domain("company_id", "=", company.id) if company else Domain.TRUE
        term = terms.search(
            mine
            & terms._get_standing_domain(today)
            & Domain("body_id.kind", "=", "board")
            & Domain("is_office", "=", False)
            & Domain("holder_id.partner_id", "=", partner.id),
            limit=1,
        )
        return term or self.env["coop.board.candidate"].sudo().search(
            mine
            & Domain("partner_id", "=", partner.id)
            & Domain("agreed_on", "!=", False)
            & Domain("stage", "in", ("interested", "declared", "checked")),
            limit=1,
        )
