from odoo import models


class CoopMembership(models.Model):
    """Who is forgotten is named no more by what they asked or signed."""

    _inherit = "coop.membership"

    def _make_nobody(self):
        mine = [("membership_id", "=", self.id)]
        # sudo: part of a removal that has been checked and logged
        questions = self.env["coop.council.question"].sudo().search(mine)
        # what was read by others names nobody; all the rest may say who asked
        unread = questions.filtered(
            lambda one: not one.filtered_domain(one._get_published_domain())
        )
        gone = self.env._("The words are not kept.")
        unread.write(
            {
                "name": gone,
                "words": gone,
                "may_publish": False,
                "proposed": False,
                "passed_why": False,
            }
        )
        for lang, _name in self.env["res.lang"].get_installed():
            # in each language: the answer may say in any of them who asked
            answered = unread.filtered("answer").with_context(lang=lang)
            answered.write({"answer": answered.env._("The words are not kept.")})
        signatures = self.env["coop.initiative.signature"].sudo().search(mine)
        noted = signatures.filtered(lambda one: one.noted or one.struck_why)
        if noted:
            reason = self.env._("The entry of a former member was removed from the register.")
            with self.env["coop.wall.opening"]._open(noted._name, reason):
                noted.noted = False
                noted.filtered("struck_why").struck_why = self.env._("The reason is not kept.")
                noted.flush_recordset()
        return super()._make_nobody()
