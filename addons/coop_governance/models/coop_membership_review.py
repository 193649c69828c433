from odoo import models


class CoopMembership(models.Model):
    """Who is forgotten is quoted no more in what they said and asked about decisions."""

    _inherit = "coop.membership"

    def _make_nobody(self):
        mine = [("membership_id", "=", self.id)]
        reason = self.env._("The entry of a former member was removed from the register.")
        # sudo: part of a removal that has been checked and logged
        self.env["coop.review.comment"].sudo().search(mine)._forget(reason)
        asked = self.env["coop.review.question"].sudo().search(mine)  # sudo: as above
        asked.filtered("words").words = self.env._("The words are not kept.")
        return super()._make_nobody()


class CoopMembershipMerging(models.AbstractModel):
    """What either of two numbers said of a decision under review stands with the one that goes on.

    Rows that stand behind the wall are left as they are; these do not stand there yet.
    """

    _inherit = "coop.membership.merging"

    def _move_links(self, comodel, goes, stays):
        if comodel == "coop.membership":
            comments = goes.env["coop.review.comment"]
            comments.search([("membership_id", "=", goes.id)])._move(stays)
        return super()._move_links(comodel, goes, stays)
