"""Lessons: some done alone, some together at a forum, some asked for; a set for new councillors."""

from datetime import timedelta

WHY = "You thought about standing for the Council. This helps you to decide."
# (lesson, how, with whom) of members who did one on their own pages, one each.
ALONE = (
    ("council", "alone", False),
    ("vote", "helper", "Nia Neighbour"),
    ("help", "alone", False),
    ("stand", "alone", False),
    ("budget", "alone", False),
)
TOGETHER = ("vote", "Huw Hazel", "Afallen Hall", 8)


def learn(told, day):
    """Members do lessons alone and together; some are asked to.

    :param told: the :class:`~.history.History` so far
    :param date day: the day on which this happens
    """
    env, company = told.env, told.stage.company.with_env(told.env)
    members = told.memberships.filtered(
        lambda member: member.state == "member" and not member.is_organisation
    ).partner_id
    lessons = env["coop.lesson"].with_company(company)
    for place, (key, how, whom) in enumerate(ALONE):
        person = members[30 + place]
        lang = person.lang or "en_GB"
        lessons._get(key, company)._finish(person, company, lang, how, with_whom=whom)
    lessons._get("trustee", company)._begin(members[36], company, "en_GB")
    key, whom, place, count = TOGETHER
    session = env["coop.lesson.session"].create(
        {
            "lesson_id": lessons._get(key, company).id,
            "company_id": company.id,
            "day": day - timedelta(days=2),
            "facilitator": whom,
            "place": place,
            "partner_ids": members[40 : 40 + count].ids,
        }
    )
    session.action_record()


def ask(told, day):
    """Four members are asked to do a course until a day; one says that it is not for them.

    :param told: the :class:`~.history.History` so far
    :param date day: the day on which this happens
    """
    env, company = told.env, told.stage.company.with_env(told.env)
    members = told.memberships.filtered(
        lambda member: member.state == "member" and not member.is_organisation
    ).partner_id
    lessons = env.ref("coop_learning.course_standing")._get_lessons(company)
    people = members[50:53] | told.first_to_sign_in().partner_id
    tasks = env["coop.lesson.task"]._give(people, lessons, day + timedelta(days=14), WHY, company)
    tasks.filtered(lambda task: task.partner_id == members[52])._decline()
    told._post_is_sent()
