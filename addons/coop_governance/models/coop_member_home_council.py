from odoo import api, models
from odoo.fields import Domain

PICTURES = "/coop_texts/static/pictures/openmoji"


class CoopMemberHome(models.AbstractModel):
    """What the Council started waits for those who sit there, and for the Board."""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        of_co_op = Domain(self._get_company_domain())
        # sudo: whose pages they are was settled; each is told what they sit for
        call_ins = self.env["coop.call.in"].sudo()
        for call_in in call_ins.search(Domain("state", "in", ("open", "called")) & of_co_op):
            body = call_in.board_id if call_in.state == "called" else call_in.council_id
            done = call_in.holder_id | call_in.support_ids.holder_id
            waiting = body._get_sitting() - (done if call_in.state == "open" else done.browse())
            for partner in waiting.partner_id & partners:
                things[partner.id].append(self._prepare_call_in(call_in))
        questions = self.env["coop.council.question"].sudo()
        for question in questions.search(Domain("state", "=", "taken") & of_co_op):
            for partner in question.taken_by_id.partner_id & partners:
                things[partner.id].append(
                    {
                        "key": f"council_question:{question.id}",
                        # what one can do goes out in letters, too, where others look on
                        "title": self.env._("A question of a member"),
                        "why": self.env._("You look at it for the Council."),
                        "url": f"/my/ask-the-council/open/{question.id}",
                        "icon": f"{PICTURES}/2753.svg",
                        "priority": 33,
                        "until": question.due_on,
                    }
                )
        return things

    @api.model
    def _prepare_call_in(self, call_in):
        is_called = call_in.state == "called"
        return {
            "key": f"call_in:{call_in.id}:{call_in.state}",
            "title": call_in.name,
            "why": self.env._("The Council asks the Board to bring this.")
            if is_called
            else self.env._("A councillor asks for this. Do you support it?"),
            "url": f"/my/call-ins/{call_in.id}",
            "icon": f"{PICTURES}/1F3DB.svg",
            "priority": 33,
            "until": call_in.bring_by if is_called else call_in.support_by,
            "helped": "meetings",
        }
