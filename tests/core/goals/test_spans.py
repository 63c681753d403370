from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import blanked, merged, overlaps, spans_of

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)).map(lambda pair: Span(pair[0], sum(pair))))


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not overlaps(Span(0, 3), [Span(3, 5)])


def test_an_empty_find_is_no_span() -> None:
    assert spans_of(re.compile("x*"), "axa") == (Span(1, 2),)


def test_a_group_of_a_pattern_can_be_the_span() -> None:
    assert spans_of(re.compile("by (?P<when>[a-z]+)"), "by may", "when") == (Span(3, 6),)


@given(spans)
def test_merged_spans_stand_apart_and_cover_the_same(places: list[Span]) -> None:
    joined = merged(places)
    assert all(left.end < right.start for left, right in pairwise(joined))
    covered = {index for span in joined for index in range(span.start, span.end)}
    assert covered == {index for span in places for index in range(span.start, span.end)}


@given(st.text(min_size=60, max_size=60), spans)
def test_blanking_moves_nothing(text: str, places: list[Span]) -> None:
    left = blanked(text, places)
    assert len(left) == len(text)
    assert all(character in {" ", text[index]} for index, character in enumerate(left))
