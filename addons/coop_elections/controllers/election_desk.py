"""For who runs an election or helps at its desk: letters with codes, and new codes.

A code is on the page or in the document that answers, and nowhere else. What makes codes is a POST.
"""

from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.http import content_disposition, request

from odoo.addons.coop_access import codes as signs
from odoo.addons.coop_access.controllers.whom import private
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..models.coop_election_letters import TOGETHER
from .elections import find_election
from .sent_file import send_file

BASE = "/coop/elections/<int:number>"


def own_election(number):
    """Return the election of an address, of those that the user sees; not found otherwise."""
    elections = request.env["coop.election"]
    if not number_in_address(number) or not elections.has_access("read"):
        raise request.not_found()
    election = elections.search([("id", "=", number)])
    if not election:
        raise request.not_found()
    return election


def document(content, kind, name):
    """Return a document with codes: kept in no cache."""
    mime = "application/pdf" if kind == "pdf" else "text/html; charset=utf-8"
    headers = [
        ("Content-Type", mime),
        ("Content-Disposition", content_disposition(f"{name}.{kind}", "inline")),
    ]
    return private(request.make_response(content, headers))


def page(template, **values):
    return private(request.render(f"coop_elections.{template}", values))


class ElectionDesk(http.Controller):
    @http.route(
        f"{BASE}/desk", type="http", auth="user", website=True, sitemap=False, methods=["GET"]
    )
    def desk(self, number, q="", **params):
        """Find somebody whose letter never came."""
        election = self._at_desk(number)
        return page(
            "election_desk", election=election, q=q[:100], found=election._find_at_desk(q[:100])
        )

    @http.route(
        f"{BASE}/desk/<int:elector_id>",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        methods=["GET", "POST"],
    )
    def code(self, number, elector_id, why="", identity="", how="", **params):
        """Give somebody a new code: in a letter that is printed here, or on the phone."""
        election = self._at_desk(number)
        if not number_in_address(elector_id):
            raise request.not_found()
        elector = election._get_at_desk(elector_id)
        if not elector:
            raise request.not_found()
        codes = request.env["coop.election.code"]
        values = {
            "election": election,
            "elector": elector,
            "live": codes._get_live(elector),
            "whys": codes._fields["why"]._description_selection(request.env),
            "identities": codes._fields["identity"]._description_selection(request.env),
        }
        if request.httprequest.method != "POST":
            return page("election_desk_code", **values)
        try:
            if how == "desk":
                self._check_can_write(election, elector)
            with request.env.cr.savepoint():
                typed = codes._replace(elector, why, identity, how)
        except UserError as error:
            return page("election_desk_code", **values, problem=str(error))
        if how == "told":
            return page(
                "election_code_shown",
                election=election,
                elector=elector,
                typed=signs.show(typed),
                said=signs.say(typed),
            )
        content, kind = election._make_letters(
            elector.membership_id, {elector.membership_id.id: typed}
        )
        return document(content, kind, "letter")

    def _check_can_write(self, election, elector):
        """Refuse a letter to somebody who has no address, or in a rehearsal."""
        members = elector.membership_id
        if election.is_rehearsal or not members._get_written_to(election, at_desk=True):
            raise UserError(
                request.env._("No letter can be written to this person. Tell the code instead.")
            )

    def _at_desk(self, number):
        election = own_election(number)
        try:
            election._check_desk()
        except AccessError:
            raise request.not_found() from None
        return election


class ElectionLetters(http.Controller):
    @http.route(
        f"{BASE}/letters",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        methods=["GET", "POST"],
    )
    def letters(self, number, act="", again="", **params):
        """Make letters with codes: the next of them, some once more, or a file for a printer."""
        election = own_election(number)
        none = request.env["coop.election.letters"]
        values = {"election": election, "together": TOGETHER, "again": none}
        try:
            election._check_may_print()
            values["again"] = self._find_again(election, again)
            if request.httprequest.method == "POST":
                again = values["again"] if act == "again" else None
                # what cannot be done to the end leaves nothing behind
                with request.env.cr.savepoint():
                    if act == "printer":
                        return self._file(election)
                    if act in ("next", "again"):
                        return self._print(election, again)
        except UserError as error:
            return page("election_letters", **values, problem=str(error))
        return page("election_letters", **values)

    def _find_again(self, election, again):
        """Return the letters that are to be printed once more, or none."""
        letters = request.env["coop.election.letters"]
        again = str(again)
        if not again.isdecimal() or len(again) > 9:
            return letters
        mine = [("election_id", "=", election.id), ("how", "=", "letter")]
        return letters.search([("id", "=", int(again)), *mine])

    def _print(self, election, again):
        letters = request.env["coop.election.letters"]
        if again is None:
            members = next(election._iterate_unwritten(TOGETHER), None)
        else:
            members = again._get_still_waiting()
        if not members:
            raise UserError(request.env._("There is nobody left who gets a letter."))
        content, kind = letters._print_here(election, members)
        return document(content, kind, f"letters-{election.id}")

    def _file(self, election):
        file = request.env["coop.election.letters"]._write_file(election)
        return private(send_file(file, "text/csv; charset=utf-8", f"letters-{election.id}.csv"))


class ElectionManifest(http.Controller):
    @http.route(
        "/elections/notice/<int:number>/manifest.json",
        type="http",
        auth="public",
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def manifest(self, number, **params):
        """What the election is, to the letter: its SHA-256 is on every ballot."""
        manifest = find_election(number)._get_manifest()
        if not manifest:
            return request.not_found()
        headers = [("Content-Type", "application/json; charset=utf-8")]
        return request.make_response(manifest.content.encode(), headers)
