from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from odoo.addons.coop_base.names import fold

from .coop_helper import VOTING

#: how one can help somebody to vote here: a vote on paper is not typed in
WAYS = ("phone", "helper")
#: so often somebody of the desk can look for a voter, in so many seconds
MOST, WHILE = 60, 3600
#: letters that stand in the place of others with accents
BARE = str.maketrans(dict.fromkeys("aeiouwyAEIOUWYcnsCNSzZ", "_"))
#: so many of a like name are looked through, those first that are as long as what was typed
LIKE = 2000


class CoopElection(models.Model):
    """Whoever is at the desk helps somebody to vote whose contact they may not read.

    Contacts of people supported are hidden from most of the staff, and people supported are who
    needs this help most. So the roll finds them: by what is in their letter, by the number of the
    membership, or by the whole name. What it tells is the name and the photo of one person, and
    nothing of anybody else. The session that follows opens the pages for voting and no others.
    """

    _inherit = "coop.election"

    @api.model
    def _get_to_help(self):
        """Return the elections in which people vote now and the user may help them to."""
        # sudo: the help desk sees no elections; that people vote is public
        going = self.sudo().search(
            [("state", "=", "poll"), ("company_id", "in", self.env.companies.ids)], order="id"
        )
        return going.filtered(lambda one: one.with_env(self.env)._may_help()).sudo(False)

    def _may_help(self):
        """Return whether the user is of the help desk, or of the desk of this election."""
        self.ensure_one()
        if self.env.user.has_group("coop_access.group_desk"):
            return not self.sudo().is_rehearsal  # sudo: that people vote is public
        try:
            self._check_desk()
        except AccessError:
            return False
        return True

    def _check_help(self):
        """Refuse, in words, whoever may not help here now."""
        if self not in self._get_to_help():
            raise AccessError(
                self.env._("Nobody votes in this election now, or you are not of its desk.")
            )
        # sudo: only compared with who stands
        if self.env.user.sudo().partner_id & self.sudo()._get_standing_people():
            raise UserError(
                self.env._(
                    "Somebody who stands in this election cannot help others to vote. Ask a "
                    "colleague."
                )
            )

    def _find_to_help(self, words):
        """Return the membership of the one elector for whom these words stand, with all rights.

        :param str words: elector number, voting code, number of the membership, or whole name
        :raise UserError: when it is nobody, or more than one
        """
        self.ensure_one()
        self._check_help()
        words = " ".join((words or "").split())[:100]
        if len(words) < 3:
            raise UserError(self.env._("Type the number in the letter, or the whole name."))
        if not self.env["coop.flood"]._allow("election.help", str(self.env.uid), MOST, WHILE):
            raise UserError(
                self.env._("You have looked for many people. Wait an hour, or ask a colleague.")
            )
        # sudo: what is found is shown by its name and photo alone
        electors = self.env["coop.election.elector"].sudo()
        on_roll = [("election_id", "=", self.id), ("state", "=", "on")]
        found = electors.search([*on_roll, ("number", "=", words)]).membership_id
        if not found:
            found = electors.search([*on_roll, ("membership_id.number", "=", words)]).membership_id
        if not found:
            coded = self.env["coop.election.code"]._find(words)
            found = coded.filtered(lambda one: one.election_id == self).membership_id
        found = found or self._find_named(words)
        if len(found) > 1:
            raise UserError(
                self.env._(
                    "There are several of this name. Ask for the number in the letter, or the "
                    "number of the membership."
                )
            )
        if not found:
            raise UserError(
                self.env._(
                    "Nobody of this number or name is on the roll. Type the whole name, as it is "
                    "in the letter."
                )
            )
        return found

    def _find_named(self, words):
        """Return the members on the roll of this very name; where there is none, those whose name
        has all these words in it: two at least, so that nobody can leaf through the roll."""
        wanted = fold(words).split()
        patterns = [f"%{word.translate(BARE)}%" for word in wanted if word]
        if not patterns:
            return self.env["coop.membership"].sudo()  # sudo: none
        rows = self.env.execute_query(
            SQL(
                """
                SELECT m.id, p.name
                  FROM coop_election_elector e
                  JOIN coop_membership m ON m.id = e.membership_id
                  JOIN res_partner p ON p.id = m.partner_id
                 WHERE e.election_id = %s AND e.state = 'on' AND p.name ILIKE ALL (%s)
              GROUP BY m.id, p.name
              ORDER BY abs(char_length(p.name) - %s), m.id
                 LIMIT %s
                """,
                self.id,
                patterns,
                len(words),
                LIKE,
            )
        )
        names = {number: fold(name).split() for number, name in rows}
        found = [number for number, name in names.items() if name == wanted]
        if not found and len(wanted) > 1:
            found = [number for number, name in names.items() if set(wanted) <= set(name)]
        # sudo: as in _find_to_help
        return self.env["coop.membership"].sudo().browse(found)

    def _begin_help(self, membership, channel):
        """Begin to act for an elector, to vote and for nothing else; return the page's address.

        :param membership: of an elector of this election
        :param str channel: one of ``WAYS``
        """
        self.ensure_one()
        self._check_help()
        if channel not in WAYS:
            raise UserError(self.env._("Say whether it is by phone, or at the person's side."))
        # sudo: whoever was found by _find_to_help
        membership = membership.sudo()
        electors = self.env["coop.election.elector"]._get_mine(self, membership)
        electors = electors.filtered(lambda one: one.state == "on")
        partner = membership.partner_id
        if not electors or partner.is_company or not partner.active:
            raise UserError(
                self.env._(
                    "Find the person first. For an organisation its named voter votes, from their "
                    "own pages."
                )
            )
        if partner == self.env.user.partner_id:
            raise UserError(self.env._("For yourself, open your own pages instead."))
        # sudo: of a public election
        election = self.sudo()
        only = {
            "only_with": VOTING,
            "first_path": f"/my/elections/{self.id}/vote",
            "company_id": election.company_id.id,
        }
        sessions = self.env["coop.assisted.session"]
        purpose = self.env._("To vote: %(election)s", election=election.name)
        _session, nonce = sessions._start(partner.sudo(False), channel, purpose, only=only)
        ways = dict(sessions._fields["channel"]._description_selection(self.env))
        election._note(
            "help_begun",
            self.env._(
                "Somebody began to help elector %(number)s to vote (%(way)s)",
                number=electors[0].number,
                way=ways[channel],
            ),
        )
        return f"{only['first_path']}?w={nonce}"

    def action_help(self):
        """Open the window in which somebody of the desk helps a voter."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_elections.coop_election_help_action"
        )
        return {**action, "context": {"default_election": str(self.id)}}
