"""Build the demonstration co-op through the same acts as its officers would use."""

import logging
from datetime import datetime, time, timedelta
from itertools import pairwise

from odoo.exceptions import UserError

from . import (
    appointing,
    beginning,
    declaring,
    delegating,
    electing,
    gathering,
    governing,
    growing,
    helping,
    history,
    inspecting,
    learning,
    meeting,
    reaching,
    reviewing,
    setting,
    settling_in,
    taking_part,
    telling,
    timeline,
    what_is_on,
    worrying,
    year_planning,
)
from .ahead import at_moment

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
    stage = setting.Setting(env, timeline.begun_on(opened), opened)
    with at_moment(env, _at(stage.begun, 9)):
        _logger.info("demo: the co-op and its Board")
        stage.begin()
        governing.set_up_board(stage)
    told = history.History(stage)
    met = meeting.Meetings(stage, told.env, timeline.BEFORE)
    board, asked = appointing.Appointing(stage, met), gathering.Gathering(told)
    elections, reviews = electing.Elections(told), reviewing.Reviewing(told, met)
    today = clock.today()
    begins = today - timedelta(days=electing.PLANNED)
    stage.ahead.add(_at(begins, 10), lambda: elections.plan_next(today))
    admissions = timeline.admissions(opened, growth)
    before = timeline.meetings(stage.begun, timeline.BEFORE)
    for day, after in pairwise((*before, admissions[0][0])):
        with at_moment(env, _at(day + timedelta(days=2), 18)):
            met.go_on(day, after)
    with at_moment(env, _at(opened, 9)):
        _logger.info("demo: its areas and places")
        stage.build()
        worrying.appoint(stage)
        _logger.info("demo: %s people supported, %s staff", people_supported, staff)
        stage.people(people_supported, staff)
        governing.set_up(stage)
        delegating.set_up(stage)
    _go_through_months(told, met, (board, asked, reviews), elections, admissions)
    stage.ahead.go_on(_at(clock.today() - timedelta(days=20), 10))
    with clock._moved_to(_at(clock.today() - timedelta(days=20), 10)):
        growing.ask(told, clock.today())
        growing.tell_what_changed(stage)
        inspecting.give_the_register(stage, clock.today())
        board.search_again(clock.today())
        reviews.bring_plan(clock.today())
        taking_part.bring(told, clock.today())
        taking_part.write_next_rules(stage)
        learning.learn(told, clock.today())
        telling.tell_news(told)
        governing.stand_down(told, clock.today())
        settling_in.give_steps(told, clock.today())
        year_planning.plan(stage, clock.today())
    with _arrived_at(stage, _at(clock.today() - timedelta(days=3), 10)):
        told.leave_something_to_do()
        reaching.write_and_ring(told, clock.today())
        learning.ask(told, clock.today())
        worrying.tell_and_answer(told)
        inspecting.leave_requests(stage, clock.today())
        settling_in.settle_in(told, clock.today())
        declaring.declare_interests(told, clock.today())
        declaring.declare_as_councillor(told, settling_in.first_of(told))
        reviews.answer_plan(clock.today())
        reviews.put_before_next()
        met.leave_one_ahead(clock.today())
    stage.ahead.go_on(clock.now() - timedelta(hours=1))
    told.log_ins()
    settling_in.log_in(told)
    what_is_on.put_dates(told, clock.today())
    what_is_on.send_round_up(told)
    helping.help_one_another(told, clock.today())
    beginning.finish_first_steps(stage)
    telling.all_texts_arrive(stage)
    return stage.company


def _go_through_months(told, met, parts, elections, admissions):
    """Month by month people join, live, are elected, meet and decide."""
    stage = told.stage
    board, asked, reviews = parts
    following = {day: after for (day, _), (after, _) in pairwise(admissions)}
    for number, (day, joining) in enumerate(admissions, 1):
        with _arrived_at(stage, _at(day - timedelta(days=9), 10)):
            told.apply(joining)
        with _arrived_at(stage, _at(day, 14)):
            told.decide(day)
            _logger.info("demo: %s members on %s", len(told.memberships), day)
        with _arrived_at(stage, _at(day + timedelta(days=2), 11)):
            told.daily_life(day + timedelta(days=2))
            elections.plan_first(number, day + timedelta(days=2))
            governing.begin_council(told)
            board.before_meetings(number, day + timedelta(days=2))
            reviews.before_meetings(number)
        with _arrived_at(stage, _at(day + timedelta(days=2), 18)):
            asked.meet()
            met.go_on(day, following.get(day))
        acts = (
            *asked.acts(number, following.get(day)),
            *board.acts(number),
            *reviews.acts(number),
        )
        for days, act in acts:
            with _arrived_at(stage, _at(day + timedelta(days=days), 14)):
                act(day + timedelta(days=days))


def _arrived_at(stage, moment):
    """Let all that was arranged until a moment happen, and move the co-op's clock there."""
    stage.ahead.go_on(moment)
    return at_moment(stage.env, moment)


def _at(day, hour):
    """The moment in UTC; in Wales it may be an hour later."""
    return datetime.combine(day, time(hour))
