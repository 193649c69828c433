"""What members and the Council started, for the people of the tests: questions, an initiative, a
call-in, a point, a dispute."""

WELSH = "cy_GB"


def started(env, seeded, council, words):
    """The neighbour, who sits on the Council, has something in each list; the member asked, too."""
    env["coop.council.rules"].create(
        {
            "company_id": env.company.id,
            "valid_from": "2020-01-01",
            "initiative_by": "number",
            "initiative_number": 5,
            "call_supporters": 1,
        }
    )
    memberships = env["coop.membership"]
    member = memberships.browse(seeded.memberships["member"])
    neighbour = memberships.browse(seeded.memberships["neighbour"])
    seeded.records["council question"] = _asked(env, member, neighbour, council, words)
    initiative = env["coop.initiative"]._start(
        neighbour, words["bench"], words["bench asked"], how="paper"
    )
    initiative.action_show()
    seeded.records["initiative"] = initiative.id
    _sat(env, seeded, council, words)


def _asked(env, member, neighbour, council, words):
    """One question of each: the neighbour's is answered and read by all, the member's waits."""
    questions = env["coop.council.question"]
    shown = questions._ask(neighbour, words["dark"], words["dark asked"], True, "paper")
    shown.moderation_id.action_show()
    shown._answer({"en_GB": "We ask for a lamp.", WELSH: "Rydym yn gofyn am lamp."})
    waiting = questions._ask(member, words["dark"], words["dark asked"], True)
    waiting._take(council._get_sitting()[:1])
    return waiting.id


def _sat(env, seeded, council, words):
    """The neighbour proposes a point, and can support what another councillor calls in; about
    what was called in before there is a dispute."""
    partner = env["res.partner"].browse(seeded.partners["neighbour"])
    sitting = council._get_sitting()
    mine = sitting.filtered(lambda one: one.partner_id == partner)
    other = (sitting - mine)[:1]
    env["coop.item.proposal"]._propose(mine, words["bench"], words["bench asked"], 20)
    call_ins = env["coop.call.in"]
    seeded.records["call-in"] = call_ins._ask(other, words["bench"], words["bench asked"]).id
    called = call_ins._ask(other, words["dark"], words["dark asked"])
    called._support(mine)
    decision = called.decision_id
    decision.with_context(lang=WELSH).name = words["dark"]
    why = {"en_GB": "The lamp was broken.", WELSH: "Roedd y lamp wedi torri."}
    decision._decide(why, where="Minutes", why=why)
    reason = {"en_GB": "It could have waited.", WELSH: "Gallai fod wedi aros."}
    dispute = env["coop.dispute"]._open(decision, "override", reason, where="Minutes")
    dispute.step_ids._finish("next", {"en_GB": "They talk on.", WELSH: "Maent yn dal i siarad."})
    seeded.records["dispute"] = dispute.id
