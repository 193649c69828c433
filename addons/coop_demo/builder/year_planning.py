"""This year and the next are planned; what was due before has been done."""

from datetime import timedelta


def plan(stage, day):
    """Plan two years, and write down what has been done by a day.

    :param stage: the :class:`~.setting.Setting`
    :param date day: today
    """
    env, officer = stage.env, stage.users["officer"]
    items = env["coop.due.item"]
    rules = env["coop.due.rule"]._take_over(stage.company)
    rules.filtered(lambda rule: rule.source == "law").user_id = officer
    for year in (day.year, day.year + 1):
        items._plan(stage.company, year)
    past = items.search([("due_on", "<", day), ("company_id", "=", stage.company.id)])
    for item in past:
        item.with_user(officer)._done(item.due_on - timedelta(days=5), "Noted in the yearly file")
