"""One's own entry on the roll of an election, and saying that something of it is wrong."""

from odoo import http
from odoo.http import request
from odoo.tools import format_date

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_governance.controllers.my_interests import how
from odoo.addons.coop_membership.controllers.standing import find_standing

from .elections import find_election
from .my_elections import PATH
from .objection_form import objection_form


class MyRoll(FormController, http.Controller):
    form_code = "election_objection"

    @member_route(f"{PATH}/<int:number>/roll", methods=["GET"])
    def roll(self, number, said=None):
        if not self._find(number):
            return request.redirect(request.whom.url(PATH))
        election, standing = request.coop_election, request.coop_standing
        return standing.render(
            "coop_elections.my_roll",
            election=election,
            entries=self._get_entries() if self._may_be_shown() else None,
            until=election._say_step(election._get_objections_step()),
            may_object=self._may_object(),
            wrong_url=request.whom.url(f"{PATH}/{number}/roll/wrong"),
            shares=self._get_shares(),
            share_url=request.whom.url(f"{PATH}/{number}/roll/share"),
            said=said == "1",
            back_url=request.whom.url(PATH),
            back_text=request.env._("Elections"),
        )

    def _find(self, number):
        """Find the election of an address and how the person stands with its co-op.

        Whether there is anything of theirs to show.
        """
        election = find_election(number)
        standing = election and find_standing(election.company_id.coop_slug)
        if not standing or not standing.membership:
            return False
        lang = request.env.lang or "en_GB"
        request.coop_election = election.with_context(lang=lang)
        request.coop_standing = standing
        return standing.is_member or bool(self._get_electors())

    def _may_be_shown(self):
        """Whether who reads this page may learn it: for what somebody votes would tell an
        operator in which category they are."""
        if not request.whom.operator:
            return True
        constituencies = request.coop_election.contest_ids.constituency_id.sudo(False)
        return constituencies._may_be_asked()

    def _get_shares(self):
        """Whether the member agreed that candidates get their name and address; None where the
        rules give candidates nothing."""
        # sudo: what the rules say is public, and the member's own choice
        if request.coop_election.sudo().rules_id.candidates_roll == "none":
            return None
        return bool(request.coop_standing.membership.sudo().candidates_told_on)

    def _get_electors(self):
        # sudo: one's own entries; the resolver settled whose page it is
        electors = request.env["coop.election.elector"].sudo()
        return electors.search(
            [
                ("election_id", "=", request.coop_election.id),
                ("membership_id", "=", request.coop_standing.membership.id),
            ],
            order="contest_id, id",
        ).with_context(lang=request.env.lang or "en_GB")

    def _get_entries(self):
        whys = dict(
            request.env["coop.election.elector"]
            ._fields["struck_why"]
            ._description_selection(request.env)
        )
        return [
            {
                "contest": elector.contest_name,
                "number": elector.number,
                "is_on": elector.state == "on",
                "why": whys.get(elector.struck_why, ""),
                "code": self._say_code(elector),
            }
            for elector in self._get_electors()
        ]

    def _say_code(self, elector):
        """Return in a sentence when a voting code was given, or nothing."""
        code = request.env["coop.election.code"]._get_live(elector)
        if not code:
            return None
        day = format_date(request.env, code.issued_on, date_format="d MMMM y")
        return request.env._("Your voting code was made on %(day)s.", day=day)

    def _may_object(self):
        election = request.coop_election
        return (
            election.state in ("noticed", "nominations")
            and election.roll_state != "final"
            and request.env["coop.clock"].now() <= election._get_objections_until()
        )

    # -- something is wrong ----------------------------------------------------------------------

    @member_route(f"{PATH}/<int:number>/roll/wrong", methods=["GET", "POST"])
    def wrong(self, number):
        if not self._find(number) or not self._may_object():
            return request.redirect(request.whom.url(PATH))
        return self._form_handle(f"{PATH}/{number}/roll/wrong")

    @member_route(f"{PATH}/<int:number>/roll/wrong/paper", methods=["GET"])
    def wrong_paper(self, number):
        """The same questions on paper."""
        if not self._find(number) or not self._may_object():
            return request.redirect(request.whom.url(PATH))
        return self._form_print(f"{PATH}/{number}/roll/wrong")

    def _get_form(self):
        return objection_form()

    def _form_company(self):
        return request.coop_election.company_id

    def _form_values(self, run):
        return {
            "coop_company": request.coop_election.company_id,
            "back_url": request.whom.url(f"{PATH}/{request.coop_election.id}/roll"),
            "back_text": request.env._("Your entry on the roll"),
        }

    def _form_done(self, draft, answers):
        election = request.coop_election
        request.env["coop.election.objection"]._raise(
            election, request.coop_standing.membership, answers["what"], answers["words"], how()
        )
        return request.whom.url(f"{PATH}/{election.id}/roll?said=1")
