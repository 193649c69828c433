from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

OFFICER = "coop_governance.group_governance_officer"
HOW = [
    ("portal", "On their own page"),
    ("helper", "With somebody at their side"),
    ("paper", "On paper"),
    ("phone", "By phone"),
]


class CoopInterest(models.Model):
    """What somebody who sits on a body declared once for all, in their own words.

    What was said stays as it was said. What is over is ended, and stands behind the wall from then
    on; nothing is erased. Who finds that it was written down wrongly ends it as that, and says it
    anew. Only of which kind it is, and whether members may read it, is the office's to settle.
    """

    _name = "coop.interest"
    _description = "Interest"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "holder_id, declared_on, id"
    _rec_name = "what"
    _rec_names_search = ["what", "holder_id.name"]

    _guarded_fields = frozenset(
        {
            "company_id",
            "holder_id",
            "what",
            "date_from",
            "date_to",
            "declared_on",
            "declared_how",
            "answer_id",
            "ended_why",
            "ended_on",
            "ended_how",
            "closed",
        }
    )

    holder_id = fields.Many2one(
        "coop.office.holder",
        "Who",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    kind_id = fields.Many2one(
        "coop.interest.kind", required=True, index=True, check_company=True, ondelete="restrict"
    )
    what = fields.Text("What it is", required=True, help="In their own words.")
    date_from = fields.Date("Since", help="Empty: for a long time.")
    date_to = fields.Date("Last day", help="Empty while it goes on.")
    declared_on = fields.Date("Declared on", required=True)
    declared_how = fields.Selection(HOW, "How", required=True)
    answer_id = fields.Many2one(
        "coop.board.declaration.answer",
        "From the declaration for the Board",
        ondelete="restrict",
        index="btree_not_null",
        groups=OFFICER,
    )
    withheld = fields.Boolean(
        "Kept from members",
        help="Members do not read this one, whatever the rules say: because it names somebody who "
        "could come to harm, for example.",
    )
    ended_why = fields.Selection(
        [("over", "It is over"), ("mistake", "It was written down wrongly")], "Why it ended"
    )
    ended_on = fields.Date("Said to be over on")
    ended_how = fields.Selection(HOW, "How they said so")
    closed = fields.Boolean(help="Ended, and kept as it is.")
    state = fields.Selection(
        [("now", "Now"), ("over", "Over"), ("mistake", "Written down wrongly")],
        compute="_compute_state",
        search="_search_state",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "An interest cannot end before it began.",
    )
    _ended_says_all = models.Constraint(
        "CHECK (num_nonnulls(ended_why, ended_on, ended_how, date_to)"
        " = CASE WHEN closed THEN 4 ELSE 0 END)",
        "An interest that has ended says when, why and how it was said.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. What somebody declared stays as they said it: end it "
            "with its button, and write down what holds instead.",
            fields=", ".join(names),
        )

    @api.depends("closed", "ended_why", "date_to")
    def _compute_state(self):
        for interest in self:
            today = self.env["coop.clock"].today(interest.company_id)
            if interest.ended_why == "mistake":
                interest.state = "mistake"
            else:
                over = interest.date_to and interest.date_to < today
                interest.state = "over" if over else "now"

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        meant = Domain("ended_why", "!=", "mistake")
        domains = {
            "now": meant & (Domain("date_to", "=", False) | Domain("date_to", ">=", today)),
            "over": meant & Domain("date_to", "<", today),
            "mistake": Domain("ended_why", "=", "mistake"),
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    @api.model
    def _get_holding_domain(self, day):
        """Interests that there were on a day, as far as is known today."""
        return (
            Domain("ended_why", "!=", "mistake")
            & (Domain("date_from", "=", False) | Domain("date_from", "<=", day))
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )

    # -- declared, and ended -----------------------------------------------------------------

    @api.model
    def _declare(self, holder, kind, what, how, date_from=None, day=None, answer=None):
        """Write down an interest that somebody declared.

        :param holder: the coop.office.holder whose it is
        :param kind: coop.interest.kind
        :param str what: what it is, in their own words
        :param str how: a code of ``declared_how``
        :param date date_from: since when there is this interest, if it is known
        :param date day: the day on which they said it; today by default
        :param answer: the answer of a declaration for the Board that said it
        :return: the coop.interest
        """
        company = holder.sudo().company_id  # sudo: the caller settled whose interest it is
        today = self.env["coop.clock"].today(company)
        what = (what or "").strip()
        if not what:
            raise UserError(self.env._("Write down in a few words what it is."))
        if any(date and date > today for date in (date_from, day)):
            raise UserError(self.env._("That day is still to come."))
        # sudo: interests are written down by this act only
        interest = self.sudo().create(
            {
                "company_id": company.id,
                "holder_id": holder.id,
                "kind_id": kind.id,
                "what": what,
                "date_from": date_from,
                "declared_on": day or today,
                "declared_how": how,
                "answer_id": answer and answer.id,
            }
        )
        holder._looked_through_interests(how, day)
        return interest.with_env(self.env)

    def _end(self, how, last_day=None, why="over"):
        """Write down that interests are over, or were never as it is written.

        :param str how: a code of ``ended_how``
        :param date last_day: today by default
        :param str why: a code of ``ended_why``
        """
        for interest in self:
            today = self.env["coop.clock"].today(interest.company_id)
            if interest.closed:
                raise UserError(self.env._("This has been ended already, and is kept."))
            if last_day and last_day > today:
                raise UserError(self.env._("That day is still to come."))
            # sudo: guarded against typing; the caller settled whose word it is
            interest.sudo().write(
                {
                    "date_to": last_day or today,
                    "ended_why": why,
                    "ended_on": today,
                    "ended_how": how,
                    "closed": True,
                }
            )
            interest.flush_recordset()
            interest.holder_id._looked_through_interests(how)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(
            self.env._("What somebody declared is never deleted. If it is over, end it.")
        )

    def copy_data(self, default=None):
        raise UserError(self.env._("What somebody declared cannot be copied."))

    def action_end(self):
        """Open the window in which the office writes down that it is over."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("It is over"),
            "res_model": "coop.interest.end",
            "view_mode": "form",
            "target": "new",
            "context": {"default_interest_id": self.id},
        }
