"""The roll of the election of the tests: provisional, put right once, objected to, with codes."""


def rolled(env, election, words):
    """Make the roll; one elector was struck off and is on it again; somebody objects; everybody
    has a code from the printer; the election is frozen with a key of nobody."""
    election._make_roll()
    electors = env["coop.election.elector"].search([("election_id", "=", election.id)])
    # their numbers are random: the same one each time
    electors = electors.sorted(lambda elector: elector.membership_id.id)
    assert electors, "the roll is empty: nothing would be proven"
    electors[0]._strike("left")
    election._put_back(electors[0].membership_id)
    env["coop.election.objection"]._raise(
        election, electors[0].membership_id, "wrong", words["hall"], "portal"
    )
    letters = env["coop.election.letters"]._begin(election, "printer")
    members = electors.membership_id
    env["coop.election.code"]._issue(election, members.ids, "printer", letters_id=letters.id)
    letters.letter_count = len(members)
    # here: this file is read before Odoo knows where addons lie
    from odoo.addons.coop_elections.records import canonical, fingerprint

    content = canonical({"title": election.name})
    env["coop.election.manifest"].create(
        {
            "company_id": election.company_id.id,
            "election_id": election.id,
            "content": content,
            "fingerprint": fingerprint(content),
            "assurance": "shared",
        }
    )
