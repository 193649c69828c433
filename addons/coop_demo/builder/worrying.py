"""What worried somebody, what people were not happy with, and what they were glad of."""

WORRY = {
    "words": "The new gate of the garden falls shut on people's fingers. It hurt Afan Acorn.",
    "about": "Afan Acorn, a garden gnome of our own invention",
    "place": "The Old Orchard",
    "happened": "On Tuesday, after the rain",
}
DECISION = (
    "We went and looked at the gate with the gardeners. It is the gate and nobody's doing, so "
    "nothing has to be referred. The gate is mended today."
)
OUTCOME = "The gate has a soft stop now. Everybody who uses the garden has tried it."
# (kind, words, what they want, how it came, the answer; none where it waits)
SAID = (
    (
        "complaint",
        "The letters come on a Friday, and then nobody can be rung until Monday.",
        "Send them on a Tuesday.",
        "phone",
        "You are right. From next month our letters go out on Tuesdays.",
    ),
    ("complaint", "The forum was in a room with stairs.", "A room without stairs.", "paper", None),
    (
        "compliment",
        "Thank you for the picnic in the orchard. The apple cake was the best.",
        False,
        "web",
        "We have told the bakers. They are glad, and bake it again.",
    ),
)


def appoint(stage):
    """Somebody looks at concerns, somebody stands in, and the office answers complaints.

    :param stage: the :class:`~.setting.Setting`
    """
    users = stage.users
    stage.company.write(
        {
            "coop_concern_lead_id": users["safeguarding"].id,
            "coop_concern_deputy_id": users["assistant"].id,
        }
    )
    for xmlid in ("coop_concerns.group_complaints", "coop_concerns.group_moderator"):
        stage.ref(xmlid).user_ids += users["officer"]


def tell_and_answer(told):
    """A concern is read, decided and closed; of three things said two are answered.

    :param told: the :class:`~.history.History` so far
    """
    stage = told.stage
    concern = stage.env["coop.concern"]._receive(stage.company, WORRY)
    concern = concern.with_user(stage.users["safeguarding"]).sudo(False)
    concern.action_read()
    concern._decide("no_action", DECISION)
    concern._close(OUTCOME)
    members = told.memberships.filtered(lambda member: member.state == "member")
    for place, (kind, words, wanted, channel, answer) in enumerate(SAID):
        complaint = told.env["coop.complaint"].create(
            {
                "company_id": stage.company.id,
                "kind": kind,
                "words": words,
                "wanted": wanted,
                "channel": channel,
                "partner_id": members[20 + place].partner_id.id,
                "received_on": told.env["coop.clock"].today(),
            }
        )
        complaint.action_acknowledge()
        if answer:
            outcome = "upheld" if kind == "complaint" else "passed_on"
            complaint._give_answer(outcome, answer)
    told._post_is_sent()
