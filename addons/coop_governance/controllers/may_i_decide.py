"""May I decide this? Choose a matter, say how much and who you are, and read the answer."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

from ..delegating import read_sum

PATH = "/my/may-i-decide"
OTHER = "other"


class MayIDecide(http.Controller):
    @member_route(PATH, methods=["GET"])
    def may_i_decide(self, matter=None, amount=None, who=None, find=None, asked=None):
        scheme = self._find_scheme()
        if not scheme:
            return request.redirect(request.whom.url("/my"))
        line = self._find_line(scheme, matter)
        if not line:
            return self._show_matters(scheme, find if isinstance(find, str) else "")
        return self._show_matter(scheme, line, amount or "", who or "", bool(asked))

    def _find_scheme(self):
        """Return the scheme that the person may ask, with all rights, or none."""
        # sudo: that the person works here or sits on a body today is asked first; bodies and
        # offices are named in the answer, and no more of them is shown
        schemes = request.env["coop.delegation.scheme"].sudo()
        company = schemes._company_of_asker(request.whom.partner)
        return schemes._current(company) if company else schemes

    def _find_line(self, scheme, number):
        number = int(number) if number and number.isdecimal() and len(number) < 11 else 0
        return scheme.line_ids.filtered(lambda line: line.id == number and line.is_first)

    def _values(self, scheme, **more):
        return {
            "coop_company": scheme.company_id,
            "whom": request.whom,
            "scheme": scheme,
            "page_url": request.whom.url(PATH),
            "ask_path": request.env["ir.http"]._url_for(PATH),
            "nonce": request.whom.nonce,
            **more,
        }

    def _show_matters(self, scheme, find):
        headings = {}
        for line in scheme._find_matters(find):
            headings.setdefault(line.heading or "", []).append(
                {
                    "name": line.matter,
                    "example": line.example,
                    "url": request.whom.url(f"{PATH}?matter={line.id}"),
                }
            )
        return request.render(
            "coop_governance.may_i_decide",
            self._values(
                scheme,
                headings=headings,
                find=find[:100],
                back_url=request.whom.url("/my"),
                back_text=request.env._("My pages"),
            ),
        )

    def _show_matter(self, scheme, line, typed, who, asked):
        roles = scheme._get_roles()
        own = [key for key in scheme._get_roles_of(request.whom.partner) if key in dict(roles)]
        options = [*roles, (OTHER, request.env._("Somebody else"))]
        who = who if who in dict(options) else ""
        has_sum = line._get_same()._has_sum()
        problems, amount = [], None
        if asked and has_sum:
            try:
                amount = read_sum(typed)
            except ValueError:
                words = request.env._("Write how much money it is, in numbers, such as 250.")
                problems.append({"id": "f-amount", "text": words})
        if asked and not who:
            problems.append({"id": "f-who", "text": request.env._("Choose who you are.")})
        answer = scheme._answer(line, amount, who) if asked and not problems else None
        return request.render(
            "coop_governance.may_i_decide_matter",
            self._values(
                scheme,
                line=line,
                has_sum=has_sum,
                amount=typed[:40],
                who_field=self._who_field(options, own, who or next(iter(own), ""), problems),
                problems=problems,
                wrong={problem["id"]: problem["text"] for problem in problems},
                answer=answer,
                back_url=request.whom.url(PATH),
                back_text=request.env._("All matters"),
            ),
        )

    def _who_field(self, options, own, chosen, problems):
        """Return the question who somebody is, as the form kit shows it: where they sit first."""
        error = next((p["text"] for p in problems if p["id"] == "f-who"), "")
        options = sorted(options, key=lambda option: option[0] not in own)
        return {
            "kind": "choice",
            "name": "who",
            "id": "f-who",
            "label": request.env._("Who are you?"),
            "alone": False,
            "help": "",
            "error": error,
            "describedby": "f-who-error" if error else "",
            "options": [
                {
                    "id": f"f-who-{place}" if place else "f-who",
                    "value": key,
                    "label": label,
                    "help": request.env._("You sit there today.") if key in own else "",
                    "picture": None,
                    "lang": None,
                    "checked": key == chosen,
                }
                for place, (key, label) in enumerate(options)
            ],
        }
