from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .coop_body_rules_remedies import COUNTBACK, NEXT

#: how a term begins that fills a vacancy in a way that governance knows
BEGINS = {"co_option": "co_opted", "appointment": "appointed"}


class CoopVacancy(models.Model):
    """The ways in which a casual vacancy can be filled: in the order of the rules, and why one of
    them cannot be."""

    _inherit = "coop.vacancy"

    remedy = fields.Selection(
        selection_add=[COUNTBACK, NEXT, ("by_election",)],
        ondelete={"next_candidate": "set null"},
    )
    casual_ids = fields.Many2many(
        "coop.election.casual",
        "coop_election_casual_vacancy_rel",
        "vacancy_id",
        "casual_id",
        "Candidates asked",
        readonly=True,
        groups="coop_governance.group_governance_officer",
    )
    ways = fields.Html("How it can be filled", compute="_compute_ways", sanitize=False)
    next_way = fields.Char(compute="_compute_ways")
    may_countback = fields.Boolean(compute="_compute_ways")
    may_next_candidate = fields.Boolean(compute="_compute_ways")
    may_by_election = fields.Boolean(compute="_compute_ways")
    may_co_option = fields.Boolean(compute="_compute_ways")
    may_next_election = fields.Boolean(compute="_compute_ways")
    has_casual = fields.Boolean(compute="_compute_has_casual", compute_sudo=True)

    @api.depends("casual_ids")
    def _compute_has_casual(self):
        for vacancy in self:
            vacancy.has_casual = bool(vacancy.casual_ids)

    @api.depends("state", "cause", "seat_id", "until", "casual_ids.state")
    @api.depends_context("lang", "uid")
    def _compute_ways(self):
        names = ("countback", "next_candidate", "by_election", "co_option", "next_election")
        officer = self.env.su or self.env.user.has_group("coop_governance.group_governance_officer")
        for vacancy in self:
            found = vacancy._get_ways() if officer else []
            possible = {code for code, problem in found if not problem}
            for name in names:
                vacancy[f"may_{name}"] = name in possible
            vacancy.next_way = next((code for code, problem in found if not problem), False)
            vacancy.ways = vacancy._draw_ways(found) if found else False

    def _get_ways(self):
        """Return [(remedy, why it cannot be, or None)] in the order of the rules; nothing where no
        rule says how it is filled."""
        self.ensure_one()
        vacancy = self.sudo()  # sudo: what can be follows from the rules and the last count
        if vacancy.state != "open" or vacancy.cause != "casual" or vacancy.seat_id.is_office:
            return []
        rules = vacancy.body_id._get_rules(vacancy.since)
        return [(code, vacancy._get_way_problem(code)) for code in rules._get_remedies()]

    def _get_way_problem(self, way):
        """Return why the seat cannot be filled in a way, or None."""
        self.ensure_one()
        if way in ("countback", "next_candidate"):
            return self._get_casual_problem(way)
        if way == "by_election":
            return self._get_by_election_problem()
        if way in BEGINS and BEGINS[way] not in self.body_id._get_ways_to_begin(self.body_id.kind):
            return self.env._(
                "Nobody comes onto “%(body)s” in this way.", body=self.body_id.name or ""
            )
        return None

    def _get_rest_problem(self):
        """Return why too little of the term is left for a by-election, or None."""
        rules = self.body_id._get_rules(self.since)
        today = self.env["coop.clock"].today(self.company_id)
        least = today + relativedelta(months=rules.by_election_months)
        if not self.until or self.until >= least:
            return None
        return self.env._(
            "The term ends on %(day)s. The rules hold a by-election where at least %(months)s "
            "months are left.",
            day=format_date(self.env, self.until),
            months=rules.by_election_months,
        )

    def _draw_ways(self, found):
        names = dict(self._fields["remedy"]._description_selection(self.env))
        rows = Markup("").join(
            Markup("<li><strong>{}</strong><br/>{}</li>").format(
                names[code], problem or self.env._("Possible.")
            )
            for code, problem in found
        )
        return Markup("<ol>{}</ol>").format(rows)

    # -- acts --------------------------------------------------------------------------------

    def _check_may_fill(self, way):
        """Refuse, in words, a way that cannot be; and one before whose turn has come.

        Where it is filled in another way than the rules try first, the note says why.
        """
        self.ensure_one()
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))
        found = dict(self._get_ways())
        if way not in found:
            raise UserError(self.env._("The rules do not fill this seat in this way."))
        if found[way]:
            raise UserError(found[way])
        first = next(code for code, problem in found.items() if not problem)
        if first != way and not (self.remedy_note or "").strip():
            names = dict(self._fields["remedy"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "The rules try another way first: %(way)s. Write into the note why it is "
                    "filled in another way.",
                    way=names[first],
                )
            )

    def action_countback(self):
        return self._open_casual("countback")

    def action_next_candidate(self):
        return self._open_casual("next_candidate")

    def action_co_option(self):
        """Open the window in which somebody takes the seat whom the body has co-opted."""
        self._check_may_fill("co_option")
        self.remedy = "co_option"
        action = self.action_fill()
        action["context"] = {**action["context"], "default_begun_how": "co_opted"}
        return action

    def action_by_election(self):
        """Plan a by-election to this seat, and open it."""
        self._check_may_fill("by_election")
        election = self._plan_by_election()
        self.write({"remedy": "by_election"})
        return election.get_formview_action()

    def action_leave_vacant(self):
        """The seat stays empty until the next election."""
        self._check_may_fill("next_election")
        self.write({"remedy": "next_election", "due_on": False})
        return True

    def action_view_casual(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_elections.coop_election_casual_action"
        )
        action["domain"] = [("vacancy_ids", "in", self.ids)]
        return action

    def _move_on(self):
        """What was tried failed: the next way of the rules that can be is the remedy now."""
        for vacancy in self.filtered(lambda one: one.state == "open"):
            found = vacancy._get_ways()
            following = next((code for code, problem in found if not problem), False)
            if following:
                # sudo: follows from the rules, whoever wrote the last answer down
                vacancy.sudo().remedy = following
