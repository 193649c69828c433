"""Standing itself: the form, then photo and recording, a look at it, and handing it in."""

from werkzeug.datastructures import FileStorage

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route, private
from odoo.addons.coop_governance.controllers.members_meeting import find_member, how_here
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..forms import nomination_form
from ..models.coop_election_candidate_shown import PHOTO_BYTES
from .candidates import PARTS, stream_of
from .stand import HELPED, PATH, may_name_groups, my_candidacies, my_contests, typist

ONE = f"{PATH}/mine/<int:number>"


def find_contest(number):
    """Return (standing, contest) of the address where the person can stand there now, or
    (None, None)."""
    if not number_in_address(number):
        return None, None
    # sudo: only to find whose co-op it is; whether they can stand is asked below
    contest = request.env["coop.election.contest"].sudo().browse(number).exists()
    standing = find_member(contest.company_id.coop_slug) if contest else None
    if not standing or contest not in my_contests(standing):
        return None, None
    lang = request.env.lang or "en_GB"
    return standing, contest.with_company(standing.company).with_context(lang=lang)


def find_mine(number):
    """Return (standing, candidate) of the address where it is the person's own, or (None, None)."""
    if not number_in_address(number):
        return None, None
    # sudo: only to find whose co-op it is; whose nomination it is is asked below
    found = request.env["coop.election.candidate"].sudo().browse(number).exists()
    standing = find_member(found.company_id.coop_slug) if found else None
    if not standing or found not in my_candidacies(standing):
        return None, None
    return standing, found.with_context(lang=request.env.lang or "en_GB")


class NominationForm(FormController, http.Controller):
    #: who helped is asked in the form itself, and kept with the nomination
    form_helped = None

    @member_route(f"{PATH}/for/<int:number>", helped=HELPED, methods=["GET", "POST"])
    def nominate(self, number):
        standing, contest = find_contest(number)
        if not contest:
            return request.redirect(request.whom.url(PATH))
        request.coop_standing, request.coop_contest = standing, contest
        known = self._find_known()
        if known.state not in (False, "draft"):
            return request.redirect(request.whom.url(f"{PATH}/mine/{known.id}"))
        return self._form_handle(f"{PATH}/for/{number}", standing.company)

    @member_route(f"{PATH}/for/<int:number>/paper", helped=HELPED, methods=["GET"])
    def paper(self, number):
        """The same questions on paper."""
        standing, contest = find_contest(number)
        if not contest:
            return request.redirect(request.whom.url(PATH))
        request.coop_standing, request.coop_contest = standing, contest
        return private(self._form_print(f"{PATH}/for/{number}", standing.company))

    def _find_known(self):
        """Return the nomination of the person in this election that stands, or is begun."""
        return my_candidacies(request.coop_standing).filtered(
            lambda one: (
                one.election_id == request.coop_contest.election_id
                and one.state not in ("refused", "withdrawn")
            )
        )[:1]

    def _get_form(self):
        contest = request.coop_contest
        # sudo: what the rules say is public
        rules = contest.election_id.rules_id.sudo()
        return nomination_form(contest.id, rules.statement_words, contest.proposers)

    def _form_company(self):
        return request.coop_standing.company

    def _form_initial(self):
        known = self._find_known()
        if not known:
            return {"ballot_name": request.coop_standing.membership.member_name}
        return {
            "ballot_name": known.ballot_name,
            "statement": known.statement or None,
            "statement_easy": known.statement_easy or None,
        }

    def _form_values(self, run):
        contest = request.coop_contest
        return {
            **request.coop_standing.values(),
            "group_name": contest._get_label() if may_name_groups(contest) else None,
            # sudo: what the rules say is public
            "canvassing_code": contest.election_id.rules_id.sudo().canvassing_code,
            "back_url": request.whom.url(PATH),
            "back_text": request.env._("Standing for election"),
            # nothing is handed in yet: that is the last button, after photo and recording
            "send_text": request.env._("Yes. Go on to the photo"),
        }

    def _form_done(self, draft, answers):
        helped = answers.get("with_help") == "yes"
        candidate = request.env["coop.election.candidate"]._write_nomination(
            request.coop_contest,
            request.coop_standing.membership,
            {
                "ballot_name": answers["ballot_name"],
                "statement": answers.get("statement"),
                "statement_lang": request.env.lang or "en_GB",
                "statement_easy": answers.get("statement_easy"),
                "interests": answers.get("interests") if answers["has_interests"] else None,
                "interests_said": True,
                "proposers": answers.get("proposers"),
                "eligible": answers["eligible"],
                "agreed": answers["agreed"],
                "fair": answers["fair"],
                "signed": answers["sign"],
                "helped_by": answers.get("help_by") if helped else None,
                "helped_role_id": int(answers["help_role"]) if helped else None,
                "helper_promised": helped and answers.get("help_promise"),
            },
            how=how_here(),
            typed_by=typist(),
        )
        self._note_help(candidate, answers if helped else {})
        return request.whom.url(f"{PATH}/mine/{candidate.id}/photo")

    def _note_help(self, candidate, answers):
        """Who helped stands on the person's list of what was done with help, too."""
        request.whom.note_done("stand")
        if not answers.get("help_by"):
            return
        # sudo: words for everybody
        role = request.env["coop.helper.role"].sudo().browse(int(answers["help_role"]))
        request.env["coop.help.done"]._note_told(
            request.whom.partner,
            "stand",
            answers["help_by"],
            role,
            "side",
            company=candidate.sudo().company_id,  # sudo: one's own nomination
        )


class Nomination(http.Controller):
    """After the form. Each page is one decision; nothing is kept that the person did not press."""

    def _page(self, template, standing, candidate, **values):
        return standing.render(
            f"coop_elections.{template}",
            candidate=candidate,
            card=self._get_card(candidate),
            group_name=candidate.contest_id._get_label()
            if may_name_groups(candidate.contest_id)
            else None,
            mine_url=lambda path="": request.whom.url(f"{PATH}/mine/{candidate.id}{path}"),
            most_seconds=candidate._get_recording_seconds(),
            **{
                "back_url": request.whom.url(PATH),
                "back_text": request.env._("Standing for election"),
                **values,
            },
        )

    def _get_card(self, candidate):
        """Return what others will see, with addresses that are the person's own."""
        card = candidate._get_card(f"{PATH}/shown")
        names = [name for name in ("photo", "recording") if card[name]]
        own = {name: request.whom.url(card[name]) for name in names if PATH in card[name]}
        return {**card, **own}

    def _go(self, candidate, path=""):
        return request.redirect(request.whom.url(f"{PATH}/mine/{candidate.id}{path}"))

    def _away(self):
        return request.redirect(request.whom.url(PATH))

    @member_route(ONE, helped=HELPED, methods=["GET"])
    def mine(self, number):
        """The last look, and how it stands."""
        standing, candidate = find_mine(number)
        if not candidate:
            return self._away()
        election = candidate.election_id
        now = request.env["coop.clock"].now()
        states = dict(candidate._fields["state"]._description_selection(request.env))
        return self._page(
            "nomination",
            standing,
            candidate,
            state_words=states[candidate.state],
            election=election,
            may_hand_in=candidate.state == "draft" and election._takes_nominations(),
            may_take_back=candidate.state == "handed_in" and election._takes_nominations(),
            may_withdraw=candidate.state in ("handed_in", "accepted")
            and now <= candidate._get_moment("withdrawals"),
            form_url=request.whom.url(f"{PATH}/for/{candidate.contest_id.id}"),
            until=election._say_step(election._get_step("nominations_close")),
        )

    @member_route(
        f"{ONE}/photo", helped=HELPED, methods=["GET", "POST"], max_content_length=PHOTO_BYTES
    )
    def photo(self, number, photo=None, go=None):
        return self._part(
            number, "photo", photo, go, "nomination_photo", "_choose_photo", "/recording"
        )

    @member_route(
        f"{ONE}/recording", helped=HELPED, methods=["GET", "POST"], max_content_length=PHOTO_BYTES
    )
    def recording(self, number, recording=None, go=None):
        return self._part(
            number, "recording", recording, go, "nomination_recording", "_choose_recording", ""
        )

    def _part(self, number, name, sent, go, template, choose, after):
        """One page on which something is chosen, left as it is, or taken away."""
        standing, candidate = find_mine(number)
        if not candidate or candidate.state != "draft":
            return self._away()
        if request.httprequest.method != "POST" or go not in ("use", "skip", "drop"):
            return self._page(template, standing, candidate, problem=None)
        if go == "skip":
            return self._go(candidate, after)
        if go == "drop":
            candidate._drop(name)
            return self._go(candidate, f"/{name}")
        content = sent.read(PHOTO_BYTES + 1) if isinstance(sent, FileStorage) else b""
        try:
            getattr(candidate, choose)(content)
        except UserError as error:
            return self._page(template, standing, candidate, problem=str(error))
        return self._go(candidate, after)

    @member_route(f"{PATH}/shown/<int:number>/<string:name>", helped=HELPED, methods=["GET"])
    def shown(self, number, name):
        """One's own photo or recording, before anybody else sees it."""
        _standing, candidate = find_mine(number)
        answer = stream_of(candidate, name) if candidate and name in PARTS else None
        if not answer:
            raise request.not_found()
        return answer

    @member_route(f"{ONE}/hand-in", helped=HELPED, methods=["POST"])
    def hand_in(self, number, pressed=None):
        standing, candidate = find_mine(number)
        if not candidate or candidate.state != "draft" or pressed != "yes":
            return self._away()
        try:
            with request.env.cr.savepoint():
                candidate._hand_in()
        except UserError as error:
            return self._page("nomination_sorry", standing, candidate, problem=str(error))
        return self._go(candidate)

    @member_route(f"{ONE}/take-back", helped=HELPED, methods=["POST"])
    def take_back(self, number, pressed=None):
        standing, candidate = find_mine(number)
        if not candidate or pressed != "yes":
            return self._away()
        try:
            with request.env.cr.savepoint():
                candidate._take_back()
        except UserError as error:
            return self._page("nomination_sorry", standing, candidate, problem=str(error))
        return self._go(candidate)

    @member_route(f"{ONE}/withdraw", helped=HELPED, methods=["GET", "POST"])
    def withdraw(self, number, pressed=None):
        standing, candidate = find_mine(number)
        if not candidate or candidate.state not in ("draft", "handed_in", "accepted"):
            return self._away()
        if request.httprequest.method != "POST" or pressed != "yes":
            return self._page("nomination_withdraw", standing, candidate)
        try:
            with request.env.cr.savepoint():
                candidate._withdraw(how_here(), typist())
        except UserError as error:
            return self._page("nomination_sorry", standing, candidate, problem=str(error))
        return request.redirect(request.whom.url(f"{PATH}?said=withdrawn"))
