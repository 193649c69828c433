"""Somebody proposes that I leave a body: the reasons, and what I want those who decide to read.

Works without a script.
"""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

PATH = "/my/hearing"
LONGEST = 10000


def my_proposals():
    """Return the proposals of which the person of this page was told, in their language."""
    proposals = request.env["coop.member.home"]._get_proposals(request.whom.partner)
    return proposals.with_context(lang=request.env.lang or "en_GB")


class MyHearing(http.Controller):
    @member_route(PATH, methods=["GET"])
    def hearing(self, said=None):
        return self._render(my_proposals(), said=said == "1")

    @member_route(f"{PATH}/words", methods=["POST"])
    def words(self, number=None, words=None):
        mine = my_proposals()
        one = mine.filtered(lambda proposal: str(proposal.id) == number)
        said = (words or "").strip()[:LONGEST]
        if one and one.words_sent_on:
            return request.redirect(request.whom.url(PATH))
        if one and not said:
            return self._render(mine, missing=one)
        one._write_words(said)
        return request.redirect(request.whom.url(f"{PATH}?said=1" if one else PATH))

    def _render(self, proposals, said=False, missing=None):
        return request.render(
            "coop_governance.my_hearing",
            {
                "coop_company": proposals.company_id[:1] or request.env.company,
                "proposals": proposals,
                "said": said,
                "missing": missing,
            },
        )
