from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_interest_pay import OFFICER


class CoopAgendaItem(models.Model):
    """Which decision of the Board a point deals with, whoever has it before them: the Council that
    reviews it or the Board that decides. Where its matter is on pay, as the Salary Structure is,
    the point is on pay as well, and asks by itself those who sit there as employees."""

    _inherit = "coop.agenda.item"

    decision_id = fields.Many2one(
        "coop.decision",
        "Deals with the decision",
        check_company=True,
        ondelete="set null",
        index="btree_not_null",
        groups=OFFICER,
        help="What the Council reviews here, or what the Board decides. On the Salary Structure, "
        "whoever sits here as an employee is asked for their interest by itself.",
    )

    def _get_decisions(self):
        """Return the decisions of the Board that these points deal with, by themselves or through
        their resolutions, with all rights."""
        # sudo: what follows from the link holds, whoever may read the decision
        items = self.sudo()
        resolutions = items.resolution_ids
        return items.decision_id | resolutions.decision_id | resolutions.review_id.decision_id

    def _follow_pay(self):
        """Mark these points as on pay where what they deal with is."""
        for item in self:
            if not item.is_pay and item._get_pay_decision():
                # sudo: it follows from what the point deals with
                item.sudo().is_pay = True

    def _get_pay_decision(self):
        return self._get_decisions().filtered("matter_id.is_pay")[:1]

    @api.model
    def _get_decision_domain(self, decision_ids):
        """Return the domain of the points that deal with decisions, by themselves or through a
        resolution."""
        links = (
            "decision_id",
            "resolution_ids.decision_id",
            "resolution_ids.review_id.decision_id",
        )
        return fields.Domain.OR([fields.Domain(link, "in", decision_ids) for link in links])

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._follow_pay()
        return items

    def write(self, vals):
        result = super().write(vals)
        if "is_pay" in vals and not vals["is_pay"]:
            self._check_not_pay()
        if "decision_id" in vals:
            self._follow_pay()
        return result

    def _check_not_pay(self):
        for item in self:
            decision = item._get_pay_decision()
            if decision:
                raise UserError(
                    self.env._(
                        "“%(item)s” deals with “%(decision)s”, which is on pay and terms of "
                        "employment. Whoever sits there as an employee is asked for their "
                        "interest. The chair can let them stay, at the point.",
                        item=item.name,
                        decision=decision.name,
                    )
                )


class CoopResolution(models.Model):
    _inherit = "coop.resolution"

    @api.onchange("item_id", "body_id")
    def _onchange_item_decision(self):
        """What is resolved at a point that deals with a decision concludes its review, or decides
        on it."""
        decision = self.item_id._get_decisions()[:1]
        if not decision or self.review_id or self.decision_id:
            return
        if self.body_id == decision.council_id and decision.review_id.state == "open":
            self.review_id = decision.review_id
        elif self.body_id == decision.board_id and decision.state not in ("decided", "withdrawn"):
            self.decision_id = decision

    @api.model_create_multi
    def create(self, vals_list):
        resolutions = super().create(vals_list)
        resolutions.filtered(lambda one: one.review_id or one.decision_id).item_id._follow_pay()
        return resolutions

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"review_id", "decision_id", "item_id"}:
            self.item_id._follow_pay()
        return result


class CoopDecision(models.Model):
    _inherit = "coop.decision"

    item_ids = fields.One2many("coop.agenda.item", "decision_id", string="On the agenda")

    def _follow_pay(self):
        """A matter turned out to be on pay: so are the points that are still to be dealt with."""
        # sudo: it follows from the matter, on every agenda
        items = self.env["coop.agenda.item"].sudo()
        going_on = fields.Domain("done_at", "=", False) & fields.Domain(
            "meeting_id.state", "in", ("draft", "called", "open")
        )
        items.search(items._get_decision_domain(self.ids) & going_on)._follow_pay()

    def write(self, vals):
        result = super().write(vals)
        if vals.get("matter_id"):
            self._follow_pay()
        return result


class CoopReservedMatter(models.Model):
    _inherit = "coop.reserved.matter"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("is_pay"):
            # sudo: as in _follow_pay
            self.sudo().decision_ids._follow_pay()
        return result
