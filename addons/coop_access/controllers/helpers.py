"""Who helps me, and whom I help. Both are one's own pages: nobody opens them for another."""

import functools

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from .whom import member_route

#: of what was done with help, so much on one page
AT_MOST = 60


def _number(text):
    """Return the number that was sent, 0 where it is none of a record."""
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 10 else 0


def _own(page):
    """Lead whoever acts for somebody back to what they may open."""

    @functools.wraps(page)
    def own_page(self, *args, **params):
        if request.whom.operator:
            return request.redirect(request.whom.url("/my"))
        return page(self, *args, **params)

    return own_page


class Helpers(http.Controller):
    """The person's side."""

    def _mine(self, number=None):
        """Return the helpers of the reader, with all rights: the names are their own words."""
        helpers = request.env["coop.helper"].sudo()  # sudo: see above
        domain = [("partner_id", "=", request.whom.partner.id)]
        return helpers.search(domain + ([("id", "=", number)] if number else []))

    @member_route("/my/helpers", methods=["GET"])
    @_own
    def helpers(self):
        # sudo: what was done for the reader
        done = request.env["coop.help.done"].sudo()
        mine = self._mine().filtered(lambda helper: not helper.one_off)
        values = {
            "helpers": mine.filtered(lambda helper: helper.state != "over"),
            "former": mine.filtered(lambda helper: helper.state == "over")[:10],
            "done": done.search([("partner_id", "=", request.whom.partner.id)], limit=AT_MOST),
        }
        return request.render("coop_access.my_helpers", values)

    @member_route("/my/helpers/end", methods=["POST"])
    @_own
    def end(self, id=None):
        if number := _number(id):
            self._mine(number)._end("member")
        return request.redirect(request.whom.url("/my/helpers"))


class Helping(http.Controller):
    """The helper's side."""

    def _asked(self, number=None):
        """Return the help that the reader was asked for, with all rights."""
        helpers = request.env["coop.helper"].sudo()  # sudo: one's own promise and days
        domain = [("helper_partner_id", "=", request.whom.partner.id)]
        return helpers.search(domain + ([("id", "=", number)] if number else []))

    @member_route("/my/helping", methods=["GET"])
    @_own
    def helping(self):
        asked = self._asked().filtered(lambda helper: helper.state != "over")
        # sudo: what the reader did
        done = request.env["coop.help.done"].sudo()
        me = request.whom.partner
        values = {
            "asked": asked.filtered(lambda helper: helper.state == "asked"),
            "helping": asked.filtered(lambda helper: helper.state != "asked"),
            "done": done.search(
                [("by_partner_id", "=", me.id), ("partner_id", "!=", me.id)], limit=AT_MOST
            ),
            "promise": request.env["coop.helper"]._get_promise(request.env.company),
        }
        return request.render("coop_access.my_helping", values)

    @member_route("/my/helping/answer", methods=["POST"])
    @_own
    def answer(self, id=None, act=None):
        """One press: I promise and help, I would rather not, or I stop."""
        number = _number(id)
        helper = self._asked(number) if number else self._asked()[:0]
        if helper and helper.state == "asked" and act == "yes":
            helper._promise("own", helper._get_promise(helper.company_id))
        elif helper and helper.state == "asked" and act == "no":
            helper._end("refused")
        elif helper and helper.state != "over" and act == "end":
            helper._end("helper")
        return request.redirect(request.whom.url("/my/helping"))

    @member_route("/my/helping/start", methods=["POST"])
    @_own
    def start(self, id=None):
        """Open the pages of somebody who asked for it."""
        number = _number(id)
        helper = self._asked(number) if number else self._asked()[:0]
        try:
            nonce = request.env["coop.assisted.session"]._start_helper(helper)
        except UserError:
            return request.redirect(request.whom.url("/my/helping"))
        return request.redirect(f"/my?w={nonce}")
