"""Markup from values: whatever a learner types comes back as text, never as markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.present.html import Html, join, tag

hostile = st.text() | st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "&",
            '"',
            "'",
            "</p>",
            "<script>alert(1)</script>",
            "-->",
            "]]>",
            "&lt;",
            "&#0;",
            "&amp",
            " onx=",
            "`",
        ]
    ),
    max_size=6,
).map("".join)


class Seen(HTMLParser):
    """What a browser would make of some markup."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.ends: list[str] = []
        self.text = ""
        self.other: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.ends.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


@given(hostile)
def test_any_text_inside_an_element_is_text(text: str) -> None:
    seen = Seen(tag("p", text))

    assert seen.elements == [("p", {})]
    assert seen.ends == ["p"]
    assert text == seen.text
    assert not seen.other


@given(hostile)
def test_any_text_in_an_attribute_stays_in_it(text: str) -> None:
    seen = Seen(tag("input", type="text", value=text))

    assert seen.elements == [("input", {"type": "text", "value": text})]
    assert not seen.text


@given(st.lists(hostile | st.none(), max_size=5))
def test_joined_texts_stand_one_after_the_other(texts: list[str | None]) -> None:
    seen = Seen(join(texts))

    assert not seen.elements
    assert "".join(text for text in texts if text is not None) == seen.text


@given(hostile)
def test_markup_is_not_escaped_a_second_time(text: str) -> None:
    inner = tag("b", text)

    assert tag("p", inner) == f"<p>{inner}</p>"
    assert join([join([inner])]) == inner


def test_text_put_together_from_markup_is_no_longer_taken_for_markup() -> None:
    assert tag("p", Html("<b>") + "x") == "<p>&lt;b&gt;x</p>"


def test_quotes_in_text_are_left_readable() -> None:
    assert tag("p", 'the "why" of Lin Yue\'s goal') == '<p>the "why" of Lin Yue\'s goal</p>'


def test_a_separator_stands_between_the_parts_only() -> None:
    assert join(["a", None, "b"], ", ") == "a, b"


@pytest.mark.parametrize("name", ["br", "hr", "img", "input", "meta", "link"])
def test_an_empty_element_has_no_end_tag(name: str) -> None:
    assert tag(name) == f"<{name}>"


@pytest.mark.parametrize("name", ["p", "div", "textarea", "script"])
def test_any_other_element_is_closed_even_when_empty(name: str) -> None:
    assert tag(name) == f"<{name}></{name}>"


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, ""), (False, ""), (True, " hidden"), ("", ' hidden=""'), (0, ' hidden="0"'), (0.5, ' hidden="0.5"')],
)
def test_an_attribute_is_left_out_stands_alone_or_has_its_value(value: str | float | bool | None, written: str) -> None:
    assert tag("p", hidden=value) == f"<p{written}></p>"


def test_names_that_python_keeps_for_itself_are_written_without_their_underscore() -> None:
    assert tag("label", for_="x", class_="y", aria_label="z") == '<label for="x" class="y" aria-label="z"></label>'


def test_capitals_in_a_name_stay_as_svg_wants_them() -> None:
    assert tag("svg", viewBox="0 0 1 1") == '<svg viewBox="0 0 1 1"></svg>'
