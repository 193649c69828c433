"""People who stand for the tests: in one election anybody can still stand, in another those who do
are published."""

from datetime import timedelta

from odoo.fields import Command

from tests.support.elected import planned

DECLARED = dict.fromkeys(("interests_said", "eligible", "agreed", "fair", "signed"), True)
ENGLISH, WELSH = "en_GB", "cy_GB"


def candidates(env, council, constituency, seeded, words):
    """Somebody stands where the candidates are published, proposed by another; somebody has begun
    a nomination elsewhere; somebody was thought of; somebody said why they do not stand."""
    member = {
        mark: env["coop.membership"].browse(seeded.memberships[mark])
        for mark in ("paper", "neighbour", "member")
    }
    open_one = _open(env, council, constituency, words, "You can stand here", "Gallwch sefyll yma")
    said = {**DECLARED, "statement": words["about"], "statement_lang": ENGLISH}
    env["coop.election.candidate"]._write_nomination(
        open_one.contest_ids,
        member["member"],
        {**said, "ballot_name": member["member"].member_name},
    )
    published = _open(env, council, constituency, words, "Who stands here", "Pwy sy’n sefyll yma")
    contest = published.contest_ids
    proposer = member["neighbour"]
    candidate = env["coop.election.candidate"]._write_nomination(
        contest,
        member["paper"],
        {
            **said,
            "ballot_name": member["paper"].member_name,
            "statement_easy": words["about"],
            "proposers": f"{proposer.member_name} {proposer.number}",
        },
        "paper",
    )
    candidate._hand_in()
    candidate._accept()
    contest._fix_order()
    published._write_statement()
    env["coop.election.interest"]._suggest(member["member"], words["choir voter"])
    reason = env.ref("coop_elections.reason_far")
    env["coop.election.not.standing"]._say(env.company, reason, words["helps"])


def _open(env, council, constituency, words, name, name_cy):
    """An election of which notice was given, and in which nominations are open since yesterday."""
    # addons can be imported when Odoo runs, and not before
    from odoo.addons.coop_elections.models.mark import NEW_NOTICE, WHOLE_PLAN

    election = planned(env, council, constituency, name, name_cy)
    roles = [("returning_officer", "Rhian Rhedyn"), ("scrutineer", "Sioned Saffrwm")]
    election.role_ids = [
        Command.create({"role": role, "name": who, "phone": "01792 555 070"})
        for role, who in [*roles, ("scrutineer", "Tegid Teim")]
    ]
    election.where = words["hall"]
    election.with_context(lang=WELSH).where = words["hall"]
    election._give_notice()
    opens = election._get_step("nominations_open")
    opens = opens.with_context(coop_moved=NEW_NOTICE, coop_plan=WHOLE_PLAN)
    opens.day = election.noticed_on - timedelta(days=1)
    # steps are those of the last notice
    election._publish("change", words["hall"])
    election._go_on("open_nominations")
    return election
