"""Growing: who was asked to join and what they said, what members changed."""

from datetime import timedelta

# What those answered whom the office asked: (category, answer).
ANSWERS = (
    ("supported", "yes"),
    ("supported", "not_now"),
    ("employee", "not_now"),
    ("employee", "no"),
    ("employee", None),
)
CHANGE = {
    ("en_GB", "standard"): (
        "Letters with pictures",
        "<p>Members said that letters from the co-op were hard to read. Now everybody can choose: "
        "ordinary words, large print, or Easy Read with short sentences.</p>",
    ),
    ("en_GB", "easy_read"): (
        "Easy letters",
        "<p>Members said: letters are too hard.</p><p>Now you can have Easy Read letters.</p>",
    ),
    ("cy_GB", "standard"): (
        "Llythyrau gyda lluniau",
        "<p>Dywedodd aelodau fod llythyrau'r gydweithfa'n anodd eu darllen. Nawr gall pawb ddewis: "
        "geiriau cyffredin, print bras, neu Hawdd ei Ddeall gyda brawddegau byr.</p>",
    ),
    ("cy_GB", "easy_read"): (
        "Llythyrau hawdd",
        "<p>Dywedodd aelodau: mae llythyrau'n rhy anodd.</p>"
        "<p>Nawr gallwch gael llythyrau Hawdd ei Ddeall.</p>",
    ),
}


def ask(told, day):
    """The office and two members ask people; some have answered.

    :param told: the :class:`~.history.History` so far
    :param date day: the day on which this happens
    """
    company = told.stage.company.with_env(told.env)
    invitations = told.env["coop.invitation"]
    pools = {"supported": told.stage.supported, "employee": told.stage.staff}
    for place, (code, answer) in enumerate(ANSWERS, 1):
        partner = pools[code][-place][0].with_env(told.env)
        category = told.stage.categories[code]
        invitation = invitations._invite(partner, company, category_id=category.id)
        if answer:
            invitation._answer(answer, "phone", until=day + timedelta(days=120))
    members = told.memberships.filtered(lambda member: member.state == "member")
    for inviter, channel in zip(members[-2:], ("email", "phone"), strict=True):
        person = told.stage.next_person()
        invitations._invite_for_member(
            inviter,
            {
                "name": person.name,
                "email": person.email if channel == "email" else False,
                "phone": person.phone,
                "lang": "cy_GB" if person.welsh else "en_GB",
                "channel": channel,
                "inviter_named": True,
                "how": "paper",
            },
        )
    told._post_is_sent()


def tell_what_changed(stage):
    """A text on the public page, in all its languages and formats."""
    text = stage.env["coop.text"].create(
        {
            "key": "change.letters",
            "name": CHANGE["en_GB", "standard"][0],
            "kind_id": stage.ref("coop_membership.kind_change").id,
            "company_id": stage.company.id,
        }
    )
    text.with_context(lang="cy_GB").name = CHANGE["cy_GB", "standard"][0]
    for (lang, kind), (title, body) in CHANGE.items():
        version = text._begin_version(lang, kind)
        version.write({"title": title, "body": body})
        version.action_approve()
    text.action_publish()
