"""What is kept of an election: one text for one meaning, and a chain that shows any change."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import plain

records = plain.load("coop_elections", "records")

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)
chains = st.lists(st.lists(values, min_size=1, max_size=3), min_size=1, max_size=5)


def chained(batches):
    head, links = records.FIRST, []
    for lines in batches:
        head = records.link(head, lines)
        links.append((lines, head))
    return links


@given(values)
def test_the_text_of_a_value_reads_back_as_that_value(value):
    assert json.loads(records.canonical(value)) == value


@given(st.dictionaries(st.text(), st.integers(), min_size=2))
def test_the_order_in_which_something_was_put_together_does_not_matter(value):
    turned = dict(reversed(list(value.items())))
    assert records.canonical(turned) == records.canonical(value)


@pytest.mark.parametrize("value", [1.5, {1: "a"}, [b"x"], {"a": {2, 3}}])
def test_what_could_be_written_in_many_ways_is_refused(value):
    with pytest.raises(TypeError):
        records.canonical(value)


def test_welsh_letters_stay_letters():
    assert records.canonical("Ŵyn â blew") == '"Ŵyn â blew"'


@given(chains)
def test_a_chain_holds_and_ends_in_its_head(batches):
    links = chained(batches)
    assert records.verify(links) == links[-1][1]


@given(chains, st.data())
def test_a_chain_shows_where_anything_was_changed_added_or_taken_away(batches, data):
    links = chained(batches)
    at = data.draw(st.integers(0, len(links) - 1))
    lines, found = links[at]
    spoilt = data.draw(
        st.sampled_from([[*lines, "added"], lines[1:], [*lines[:-1], [lines[-1], "changed"]]])
    )
    with pytest.raises(records.Broken) as broken:
        records.verify([*links[:at], (spoilt, found), *links[at + 1 :]])
    assert broken.value.number == at + 1


@given(st.lists(st.lists(st.text(), min_size=1), min_size=2, max_size=5))
def test_a_link_left_out_is_noticed(batches):
    links = chained(batches)
    with pytest.raises(records.Broken):
        records.verify(links[1:])


def test_no_link_at_all_is_a_chain_that_has_not_begun():
    assert records.verify([]) == records.FIRST
