"""Organisations among the members, what members bring, and the rules that are being written."""

from datetime import timedelta

# The so-manieth supporter who applied does so for an organisation: name, what they are in it.
ORGANISATIONS = {
    40: ("Côr Cwm Afallen", "Ysgrifennydd"),
    80: ("Bryn Apple Allotment Society", "Treasurer"),
}
# Every so-manieth applicant says on joining what they would like to bring.
BRINGS = 5
# What members offer: kind, English, Welsh, when in both, whether members may see it.
OFFERS = (
    (
        "time",
        "I can go to the football",
        "Gallaf fynd i'r pêl-droed",
        "Saturdays",
        "Sadyrnau",
        True,
    ),
    ("talent", "I can bake", "Gallaf bobi", "", "", True),
    ("talent", "I play the guitar", "Rwy'n canu'r gitâr", "evenings", "gyda'r nos", False),
    ("contacts", "I know the people at the hall", "Rwy'n adnabod pobl y neuadd", "", "", False),
    ("time", "I have a van", "Mae gen i fan", "weekends", "penwythnosau", False),
)
# What is looked for: kind, what, where, whether the office has looked at it; the last by a member.
WANTS = (
    ("talent", "Cakes for the summer party", "Afallen Hall", True),
    ("time", "Somebody who goes to the football with me", "Bryn Apple", True),
    ("contacts", "A choir that sings with us", "", False),
)
NEXT_RULES = "<p>Members may meet by telephone and on the web as well as in one room.</p>"


def may_be_organisation(application, number):
    """Let some of those who apply do so for an organisation.

    :param application: a draft of the next supporter
    :param int number: the so-manieth supporter this is
    """
    if number in ORGANISATIONS:
        name, capacity = ORGANISATIONS[number]
        application.write(
            {
                "is_organisation": True,
                "signatory_name": application.name,
                "signatory_capacity": capacity,
                "name": name,
                "service_address_choice": "own",
                "charity_number": f"{9_000_000 + number}",
            }
        )


def bring_on_joining(application, number):
    if number % BRINGS == 0:
        kinds = application.env["coop.contribution.kind"].search([])
        application.contribution_kind_ids = kinds[number // BRINGS % len(kinds)]


def bring(told, day):
    """Members offer, somebody is looking, two are brought together, one has done it.

    :param told: the :class:`~.history.History` so far
    :param date day: the day on which this happens
    """
    env = told.env
    kinds = {kind.code: kind for kind in env["coop.contribution.kind"].search([])}
    members = told.memberships.filtered(
        lambda member: member.state == "member" and not member.is_organisation
    )
    offers = env["coop.contribution"]
    for member, (code, english, welsh, when, pryd, shown) in zip(members[5:], OFFERS, strict=False):
        # sudo: the builder knows in which language the person speaks
        in_welsh = member.sudo().partner_id.lang == "cy_GB"
        offers += offers.create(
            {
                "membership_id": member.id,
                "kind_id": kinds[code].id,
                "name": welsh if in_welsh else english,
                "when_text": pryd if in_welsh else when,
                "seen_by": "members" if shown else "office",
                "how": "phone",
            }
        )
    wants = env["coop.contribution.want"]
    for place, (code, name, where, looked_at) in enumerate(WANTS):
        want = wants.create(
            {
                "company_id": told.stage.company.id,
                "kind_id": kinds[code].id,
                "name": name,
                "where_text": where,
                "membership_id": members[-place].id if place else False,
                "how": "portal" if place else "office",
            }
        )
        if looked_at:
            want.action_show()
        wants += want
    agreed = wants[1]._match(offers[0])
    agreed.action_agree()
    done = wants[0]._match(offers[1])
    done.write({"date": day - timedelta(days=2), "hours": 3})
    done.action_done()
    done.action_thank()
    told._post_is_sent()


def write_next_rules(stage):
    """The rules in force, as the founding meeting adopted them; and a draft of the next."""
    rules = stage.rules
    published = rules.text_id.published_version_ids
    rules.write(
        {
            "adopted_on": stage.opened - timedelta(days=30),
            "adopted_meeting": "Founding general meeting",
            "filed_on": stage.opened - timedelta(days=20),
            "filed_with": "Companies House",
            "wording_ids": [(6, 0, published.ids)],
        }
    )
    draft = rules.browse(rules.action_begin_next()["res_id"])
    words = draft.text_id.version_ids.filtered(
        lambda version: (version.lang, version.format) == ("en_GB", "standard")
    )
    words.body = f"{words.body}{NEXT_RULES}"
