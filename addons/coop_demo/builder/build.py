"""Build the demonstration co-op through the same acts as its officers would use."""

import logging
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from odoo.exceptions import UserError

from . import (
    beginning,
    governing,
    growing,
    helping,
    history,
    inspecting,
    learning,
    reaching,
    setting,
    taking_part,
    telling,
    timeline,
    what_is_on,
    worrying,
)

_logger = logging.getLogger(__name__)


def build(env, people_supported=650, staff=1200, growth=timeline.GROWTH):
    """Build the co-op in an empty register; in one that holds members, say so and do nothing.

    :param env: environment of the superuser
    :param int people_supported: how many people the co-op supports
    :param int staff: how many people it employs
    :param growth: members in all after each monthly meeting
    :return: the company
    :raise UserError: the register holds members already
    """
    if env["coop.membership"].search_count([], limit=1):
        raise UserError(
            env._("This database holds members. The demonstration needs a database of its own.")
        )
    env = env(context={**env.context, "tracking_disable": True, "lang": "en_GB"})
    clock = env["coop.clock"]
    opened = timeline.opened_on(clock.today(), growth)
    with _at_moment(env, _at(opened, 9)):
        _logger.info("demo: the co-op, its areas and places")
        stage = setting.Setting(env, opened)
        stage.build()
        worrying.appoint(stage)
        _logger.info("demo: %s people supported, %s staff", people_supported, staff)
        stage.people(people_supported, staff)
        governing.set_up(stage)
    told = history.History(stage)
    for day, joining in timeline.admissions(opened, growth):
        with _at_moment(env, _at(day - timedelta(days=9), 10)):
            told.apply(joining)
        with _at_moment(env, _at(day, 14)):
            told.decide(day)
            _logger.info("demo: %s members on %s", len(told.memberships), day)
        with _at_moment(env, _at(day + timedelta(days=2), 11)):
            told.daily_life(day + timedelta(days=2))
            growing.begin_first_election(told, day)
            governing.begin_council(told, day)
    with clock._moved_to(_at(clock.today() - timedelta(days=20), 10)):
        growing.ask(told, clock.today())
        growing.tell_what_changed(stage)
        inspecting.give_the_register(stage, clock.today())
        taking_part.bring(told, clock.today())
        taking_part.write_next_rules(stage)
        learning.learn(told, clock.today())
        telling.tell_news(told)
        governing.stand_down(told, clock.today())
    with _at_moment(env, _at(clock.today() - timedelta(days=3), 10)):
        told.leave_something_to_do()
        reaching.write_and_ring(told, clock.today())
        learning.ask(told, clock.today())
        worrying.tell_and_answer(told)
        inspecting.leave_requests(stage, clock.today())
    told.log_ins()
    what_is_on.put_dates(told, clock.today())
    what_is_on.send_round_up(told)
    helping.help_one_another(told, clock.today())
    beginning.finish_first_steps(stage)
    return stage.company


@contextmanager
def _at_moment(env, moment):
    """Move the co-op's clock; what was said in the meantime was said then, too."""
    messages = env["mail.message"]
    last = messages.search([], order="id desc", limit=1).id or 0
    with env["coop.clock"]._moved_to(moment):
        yield
        messages.search([("id", ">", last)]).date = moment


def _at(day, hour):
    """The moment in UTC; in Wales it may be an hour later."""
    return datetime.combine(day, time(hour))
