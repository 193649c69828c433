"""The timetable of an election: the earliest is legal, and anything a day earlier is not."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import plain

cleardays = plain.load("coop_base", "cleardays")
timetable = plain.load("coop_elections", "timetable")
Distance, Step = timetable.Distance, timetable.Step

LONDON = ZoneInfo("Europe/London")
ONE = timedelta(days=1)
HOLIDAYS = {day for year in range(1995, 2062) for day in cleardays.bank_holidays(year)}
DAYS = timetable.Days(HOLIDAYS, cleardays)
#: the hour at which something opens, is published, closes
OPENS, PUBLISHED, CLOSES = time(9), time(12), time(17)

STEPS = [
    Step("notice", PUBLISHED),
    Step("nominations_open", CLOSES),
    Step("nominations_close", CLOSES),
    Step("statement", PUBLISHED),
    Step("withdrawals", CLOSES),
    Step("poll_notice", PUBLISHED),
    Step("poll_opens", OPENS),
    Step("poll_closes", CLOSES),
    Step("declared", CLOSES),
]
MODEL = [
    Distance("notice", "poll_closes", 40, paragraph="part 2"),
    Distance("notice", "nominations_open"),
    Distance("nominations_open", "nominations_close", 10),
    Distance("nominations_close", "poll_closes", 28, paragraph="part 2"),
    Distance("nominations_close", "statement", most=1, paragraph="rule 13"),
    Distance("statement", "poll_closes", 27),
    Distance("statement", "withdrawals", 2),
    Distance("withdrawals", "poll_closes", 25),
    Distance("withdrawals", "poll_notice"),
    Distance("poll_notice", "poll_closes", 15),
    Distance("poll_notice", "poll_opens"),
    Distance("poll_opens", "poll_closes", 14, "days"),
    Distance("poll_closes", "declared", most=5),
    Distance("notice", "poll_closes", 3, "months", paragraph="good practice", binding=False),
]


def earliest(start, distances=MODEL, steps=STEPS, **more):
    return timetable.earliest(steps, distances, DAYS, start, **more)


def check(plan, distances=MODEL, steps=STEPS, **more):
    return timetable.check(steps, distances, DAYS, plan, **more)


def binding(plan, **more):
    return [fault for fault in check(plan, **more) if fault.binding]


starts = st.dates(date(1996, 1, 1), date(2050, 12, 31))


@st.composite
def rules(draw):
    """A chain of steps with any distances between neighbours, and some further apart."""
    count = draw(st.integers(2, 6))
    hours = st.sampled_from([OPENS, PUBLISHED, CLOSES])
    steps = [Step(number, draw(hours), draw(st.booleans())) for number in range(count)]
    distances = [
        Distance(number, number + 1, draw(st.integers(0, 12)), draw(st.sampled_from(UNITS)))
        for number in range(count - 1)
    ]
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, count - 2))
        then = draw(st.integers(first + 1, count - 1))
        distances.append(
            Distance(first, then, draw(st.integers(0, 25)), draw(st.sampled_from(UNITS)))
        )
    return steps, distances


UNITS = [unit for unit in timetable.UNITS if unit != "months"]


@given(starts)
@settings(max_examples=60, deadline=None)
def test_the_earliest_timetable_of_the_model_rules_is_legal(start):
    plan = earliest(start)
    assert not binding(plan, start=start)
    assert plan["notice"] == DAYS.next_allowed(start, True)


@given(starts)
@settings(max_examples=60, deadline=None)
def test_no_step_of_the_earliest_timetable_can_be_a_day_earlier(start):
    plan = earliest(start)
    for code, day in plan.items():
        assert binding({**plan, code: day - ONE}, start=start), f"{code} could be earlier"


@given(rules(), starts)
@settings(max_examples=80, deadline=None)
def test_under_any_rules_the_earliest_is_legal_and_a_day_earlier_is_not(made, start):
    steps, distances = made
    plan = earliest(start, distances, steps)
    assert timetable.is_legal(steps, distances, DAYS, plan, start)
    for code, day in plan.items():
        moved = {**plan, code: day - ONE}
        assert not timetable.is_legal(steps, distances, DAYS, moved, start)


@given(rules(), starts, st.data())
@settings(max_examples=80, deadline=None)
def test_each_fault_names_a_moment_from_which_the_step_is_legal(made, start, data):
    """Moved to the moments that the faults name, each step by itself breaks no rule any more."""
    steps, distances = made
    plan = earliest(start, distances, steps)
    code = data.draw(st.sampled_from(sorted(plan)))
    moved = {**plan, code: plan[code] - data.draw(st.integers(1, 30)) * ONE}
    own = [fault for fault in check(moved, distances, steps, start=start) if fault.step == code]
    if own:
        best = max(fault.earliest for fault in own).date()
        again = {**moved, code: best}
        assert best <= plan[code]
        assert not [f for f in check(again, distances, steps, start=start) if f.step == code]


@given(starts, st.integers(0, 200), st.sampled_from([step.code for step in STEPS]))
@settings(max_examples=60, deadline=None)
def test_a_wish_is_kept_or_moved_back_no_more_than_the_rules_ask(start, days, code):
    wish = start + days * ONE
    plan = earliest(start, wishes={code: wish})
    assert plan[code] >= wish
    assert not binding(plan, start=start)
    without = earliest(start)
    assert all(plan[other] >= without[other] for other in plan)


@given(starts)
@settings(max_examples=40, deadline=None)
def test_what_is_usual_is_legal_and_follows_good_practice(start):
    plan = earliest(start, usual=True)
    assert not check(plan, start=start)


def test_a_poll_that_closes_a_day_earlier_over_easter_is_refused_with_paragraph_and_day():
    """Good Friday is 30 March 2018, Easter Monday 2 April: forty working days are 58 days."""
    plan = earliest(date(2018, 3, 5))
    assert plan["poll_closes"] == date(2018, 5, 2)
    faults = binding({**plan, "poll_closes": date(2018, 5, 1)})
    fault = next(fault for fault in faults if fault.distance.least == 40)
    assert fault.step == "poll_closes"
    assert fault.kind == "too_soon"
    assert fault.paragraph == "part 2"
    assert fault.planned == datetime(2018, 5, 1, 17)
    assert fault.earliest == datetime(2018, 5, 2, 17)


def test_without_easter_the_same_poll_would_have_been_legal():
    plan = earliest(date(2018, 3, 5))
    nowhere = timetable.Days(set(), cleardays)
    moved = {**plan, "poll_closes": date(2018, 5, 1)}
    forty = [distance for distance in MODEL if distance.least == 40]
    assert timetable.is_legal(STEPS, forty, nowhere, moved)
    assert not timetable.is_legal(STEPS, forty, DAYS, moved)


def test_christmas_and_new_year_do_not_count():
    forty = [Distance("notice", "poll_closes", 10)]
    steps = [step for step in STEPS if step.code in ("notice", "poll_closes")]
    plan = earliest(date(2018, 12, 17), forty, steps)
    # 25 and 26 December and 1 January are no working days, nor are two weekends
    assert plan["poll_closes"] == date(2019, 1, 3)


def test_a_leap_day_is_a_day():
    steps = [Step("notice", OPENS, False), Step("meeting", OPENS, False)]
    fourteen = [Distance("notice", "meeting", 14, "clear")]
    start = {year: date(year, 2, 20) for year in (2023, 2024)}
    found = {year: earliest(day, fourteen, steps)["meeting"] for year, day in start.items()}
    assert found == {2023: date(2023, 3, 7), 2024: date(2024, 3, 6)}


def test_a_day_on_which_nobody_works_is_no_day_for_a_deadline():
    plan = {**earliest(date(2018, 3, 5)), "declared": date(2018, 5, 5)}
    [fault] = [fault for fault in binding(plan) if fault.kind == "not_working"]
    assert (fault.step, fault.earliest) == ("declared", datetime(2018, 5, 8, 17))


def test_what_comes_too_late_names_the_last_moment_that_is_legal():
    plan = earliest(date(2018, 3, 5))
    close = plan["nominations_close"]
    faults = binding({**plan, "statement": DAYS.after(close, 2, "working")})
    [fault] = [fault for fault in faults if fault.kind == "too_late"]
    assert (fault.kind, fault.step, fault.paragraph) == ("too_late", "statement", "rule 13")
    assert fault.latest.date() == DAYS.after(close, 1, "working")


def test_on_one_day_the_hours_have_to_be_in_order():
    steps = [Step("close", CLOSES), Step("statement", PUBLISHED)]
    order = [Distance("close", "statement")]
    day = date(2018, 3, 6)
    [fault] = check({"close": day, "statement": day}, order, steps)
    assert fault.earliest == datetime(2018, 3, 7, 12)
    later = [steps[0], replace(steps[1], at=time(18))]
    assert not check({"close": day, "statement": day}, order, later)


def test_good_practice_warns_and_blocks_nothing():
    plan = earliest(date(2018, 3, 5))
    [warning] = check(plan)
    assert not warning.binding
    assert warning.paragraph == "good practice"
    assert timetable.is_legal(STEPS, MODEL, DAYS, plan)


def test_a_step_without_a_day_and_one_in_the_past_are_named():
    plan = earliest(date(2018, 3, 5))
    [missing] = binding({**plan, "declared": None})
    assert (missing.kind, missing.step, missing.earliest) == ("missing", "declared", None)
    past = [fault for fault in binding(plan, start=date(2018, 3, 7)) if fault.kind == "past"]
    assert {fault.step for fault in past} == {"notice", "nominations_open"}


def test_rules_that_contradict_each_other_are_named_and_not_tried_for_ever():
    distances = [Distance("close", "statement", 3, most=1)]
    steps = [Step("close", CLOSES), Step("statement", PUBLISHED)]
    with pytest.raises(timetable.NoTimetable) as refusal:
        earliest(date(2018, 3, 5), distances, steps)
    assert refusal.value.distance == distances[0]


def test_a_unit_that_nobody_knows_is_named():
    with pytest.raises(ValueError, match="fortnights"):
        DAYS.after(date(2018, 3, 5), 1, "fortnights")


def test_seventeen_o_clock_is_another_moment_in_winter_than_in_summer():
    assert timetable.exact(date(2018, 1, 15), CLOSES, LONDON) == datetime(2018, 1, 15, 17)
    assert timetable.exact(date(2018, 7, 16), CLOSES, LONDON) == datetime(2018, 7, 16, 16)


def test_an_hour_that_the_clocks_leave_out_is_when_they_go_on():
    assert timetable.exact(date(2018, 3, 25), time(1, 30), LONDON) == datetime(2018, 3, 25, 1)


def test_an_hour_that_there_is_twice_is_the_second():
    assert timetable.exact(date(2018, 10, 28), time(1, 30), LONDON) == datetime(2018, 10, 28, 1, 30)


@given(starts, st.times(), st.sampled_from(["Europe/London", "America/St_Johns", "Asia/Tokyo"]))
@settings(max_examples=100, deadline=None)
def test_a_moment_is_shown_as_the_hour_it_was_made_of_or_just_after_a_gap(day, at, name):
    zone = ZoneInfo(name)
    moment = timetable.exact(day, at, zone)
    shown = timetable.local(moment, zone).replace(tzinfo=None)
    wanted = datetime.combine(day, at)
    assert shown >= wanted
    just_before = (moment - timedelta(seconds=1)).replace(tzinfo=timezone.utc).astimezone(zone)
    assert shown == wanted or just_before.replace(tzinfo=None) < wanted
