from odoo import api, models
from odoo.exceptions import UserError

from ..assembly import words_in


class CoopRequisition(models.Model):
    """How members ask for a meeting, and the notice of it."""

    _inherit = "coop.requisition"

    @api.model
    def _start(self, membership, name, wording=None, statement=None, how="portal", day=None):
        """A member asks for a meeting, and is the first to sign.

        :param membership: coop.membership of who asks
        :param str name: what it is about
        :param str wording: the text of the resolution, if it shall decide something
        :param str statement: why; so many words as the rules allow
        :param str how: a code of ``how``
        :param date day: when it was asked; today by default
        :return: the coop.requisition
        :raise UserError: with what does not fit
        """
        company = membership.company_id
        day = day or self.env["coop.clock"].today(company)
        most = self.env["coop.general.rules"]._get(company, day).statement_words
        if words_in(statement) > most:
            raise UserError(
                self.env._(
                    "Why the meeting is asked for has %(words)s words. The rules allow %(most)s.",
                    words=words_in(statement),
                    most=most,
                )
            )
        # sudo: to ask is the member's right; the values are those of the arguments
        requisition = self.sudo().create(
            {
                "company_id": company.id,
                "membership_id": membership.id,
                "name": name,
                "wording": wording,
                "statement": statement,
                "how": how,
                "asked_on": day,
            }
        )
        requisition._sign(membership, day, how)
        return requisition.with_env(self.env)

    def _call(self, day):
        """The notice of the meeting that was asked for has gone out."""
        for requisition in self.filtered(lambda one: one.state == "reached"):
            # sudo: guarded against typing; the caller gave the notice
            requisition.sudo().write({"state": "called", "called_on": day})

    def action_print_sheet(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/desk/requisition/{self.id}/sheet",
            "target": "new",
        }
