"""The booth for whoever has a voting code from a letter: no account and no signing in.

Behind the # of the letter's picture stands the code, which the browser does not send; the page puts
it into its one field. Whose code it is stays in the visit of the browser until the voter finishes.
"""

from datetime import datetime, timedelta, timezone

from odoo import http
from odoo.http import request

from odoo.addons.coop_membership.controllers.co_op import find_co_op

from .booth_page import Voter, bare, render_kept

START = "/vote"
KEPT = "coop_vote"
#: so long a visit with a code goes on
LASTS = timedelta(hours=1)
#: so many short codes can be tried in a while from one address
TRIES, WHILE = 30, 600

ROUTE = {"type": "http", "auth": "public", "website": True, "sitemap": False}


def now():
    """Return the time that passes for whoever has come in; not the co-op's clock."""
    return datetime.now(timezone.utc).timestamp()


def find_voter():
    """Return the `Voter` whose code was given in this visit, or None."""
    kept = request.session.get(KEPT)
    if not kept or now() - kept["at"] > LASTS.total_seconds():
        return None
    if "turn" in kept:
        return find_turn(kept["turn"])
    # sudo: nobody is signed in; the code said whose these rows of the roll are
    electors = request.env["coop.election.elector"].sudo().browse(kept["electors"])
    rows = electors._read_now(kept.get("code"))
    # a code that ended since opens nothing
    if not rows or not all(row.has_code for row in rows):
        return None
    polled = request.env["coop.election.manifest"]._get_contests(
        rows[0].manifest, rows[0].fingerprint
    )
    voter = Voter(
        election=request.env["coop.election"].sudo().browse(rows[0].election),  # sudo: as above
        electors=electors,
        back_url=f"{START}/finish",
        page_path=f"{START}/booth",
        cast_path=f"{START}/cast",
    )
    # those of the manifest, but none in which the vote was called off
    voter.now = [
        row for row in rows if row.contest_code in polled and row.outcome != "countermanded"
    ]
    return voter


def find_turn(number):
    """Return the `Voter` whose turn it is on the tablet of a polling place, or None."""
    # sudo: as in find_voter; the code of the desk said whose turn it is
    turn = request.env["coop.election.turn"].sudo().browse(number).exists()
    electors = turn._get_electors()
    if not electors:
        return None
    return Voter(
        election=electors.election_id,
        electors=electors,
        back_url=f"{START}/finish",
        page_path=f"{START}/booth",
        cast_path=f"{START}/cast",
        channel="place",
    )


def whose_page():
    """Return the co-op whose page it is: the only one, or that of the visitor."""
    # sudo: the name of a co-op is public
    return (find_co_op() or request.env.company).sudo()


def render_way_in(problem=None, finished=False):
    """Return the page with the field for a code. Its form goes to its own language, and the policy
    lets it go nowhere else.

    :param str problem: "wrong", "busy" or None
    :param bool finished: whether somebody has just left
    """
    start = request.env["ir.http"]._url_for(START)
    company = bare(whose_page())
    values = {
        "problem": problem,
        "finished": finished,
        "coop_company": company,
        "start_url": start,
    }
    version = request.env["coop.election.page"]._get_version(company.id)
    key = (problem, finished, company.id, version)
    path = f"{START}/finish" if finished else START
    return render_kept("coop_elections.booth_code", path, key, lambda: values, form_to=start)


class BoothByCode(http.Controller):
    @http.route(START, methods=["GET", "POST"], readonly=False, **ROUTE)
    def start(self, code="", **params):
        problem = None
        if request.httprequest.method == "POST":
            problem = self._come_in(code)
            if not problem:
                return request.redirect(request.env["ir.http"]._url_for(f"{START}/booth"))
        response = render_way_in(problem=problem)
        response.status_code = 429 if problem == "busy" else 200
        return response

    def _come_in(self, code):
        """Keep whose code it is for this visit; return a code of what is wrong, or None.

        Nobody guesses a code of a letter, so these are never held up: a house, or all behind one
        proxy, share an address. The short ones of the desk are, and so is whoever tries.
        """
        if not isinstance(code, str):
            return "wrong"  # a file came where the code belongs
        number, electors = request.env["coop.election.code"]._look_up(code)
        if not electors:
            return self._begin_turn(code)
        request.session[KEPT] = {"electors": electors, "code": number, "at": now()}
        return None

    def _begin_turn(self, code):
        """Begin a turn on the tablet of a polling place, as ``_come_in``."""
        address = request.httprequest.remote_addr or ""
        if not request.env["coop.flood"]._allow("vote", address, TRIES, WHILE):
            return "busy"
        turn = request.env["coop.election.turn"]._take(code)
        if not turn:
            return "wrong"
        request.session[KEPT] = {"turn": turn.id, "at": now()}
        return None

    @http.route(f"{START}/booth", methods=["GET"], readonly=True, **ROUTE)
    def booth(self, **params):
        voter = find_voter()
        if not voter:
            return request.redirect(request.env["ir.http"]._url_for(START))
        return voter.show()

    # answers the script in codes, which have no language
    @http.route(f"{START}/cast", methods=["POST"], readonly=False, **{**ROUTE, "website": False})
    def cast(
        self,
        elector="",
        envelope="",
        sealed="",
        after="",
        helper="",
        promised="",
        **params,
    ):
        voter = find_voter()
        if not voter:
            return request.make_json_response({"code": "ended"}, status=403)
        return voter.take(elector, envelope, sealed, after, helper, promised, "")

    @http.route(f"{START}/finish", methods=["GET"], readonly=True, **ROUTE)
    def finish(self, **params):
        """Leave: who comes next at this browser finds nothing."""
        request.session.pop(KEPT, None)
        return render_way_in(finished=True)
