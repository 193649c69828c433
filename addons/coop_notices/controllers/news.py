"""News on a member's pages, and whether they want to be sent any."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

KIND = "news"


class News(http.Controller):
    def _shown(self):
        whom = request.whom
        # sudo: whose page it is was settled by `request.whom`
        return request.env["coop.news"]._shown_to(whom.partner.sudo(), request.env.company)

    def _wants(self):
        # sudo: as above
        declined = request.whom.partner.sudo().coop_declined_kind_ids
        return KIND not in declined.mapped("code")

    @member_route("/my/news", methods=["GET"])
    def news(self):
        partner = request.whom.partner.sudo()  # sudo: as above
        items = []
        for news in self._shown()[:50]:
            words = news._get_words(partner)
            items.append((news, words, words._render_title({"name": partner.name})))
        return request.render("coop_notices.my_news", {"items": items, "wants": self._wants()})

    @member_route("/my/news/<int:news>", methods=["GET"])
    def one(self, news):
        found = self._shown().filtered(lambda row: row.id == news)
        if not found:
            return request.redirect(request.whom.url("/my/news"))
        partner = request.whom.partner.sudo()  # sudo: as above
        words = found._get_words(partner)
        # what is common to all notices may stand in news too
        notice = found.notice_id
        values = notice._get_values_by_person(partner)[partner.id]
        return request.render(
            "coop_notices.my_news_one",
            {
                "news": found,
                "words": words,
                "news_title": words._render_title(values),
                "body": words._render(values),
                "large": partner._coop_need()["format"] == "large_print",
            },
        )

    @member_route("/my/news/choose", methods=["POST"])
    def choose(self, want=""):
        if want in ("yes", "no"):
            request.whom.partner._coop_decline(KIND, declined=want == "no")
        return request.redirect(request.whom.url("/my/news"))
