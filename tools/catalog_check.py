"""What the translation of a page must keep of its source: figures, links, terms, markup; and how Chinese is set.

>>> problems("{term}`Win rate <win rate>` of **25%**", "{term}`成交率`为 **20%**", terms={"win rate": "成交率"})
['25% of the source is missing', '20% is not in the source']
"""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["glossary_terms", "problems"]

_MARKDOWN: Final = MarkdownIt("commonmark")
_ROLE: Final = re.compile(r"\{([\w:]+)\}`([^`]*)`")
_TARGET: Final = re.compile(r"(?s)(.*?)\s*<([^<>]+)>$")
_LINK: Final = re.compile(r"\]\(([^()\s]+)\)")
_CODE: Final = re.compile(r"`([^`]+)`")
_NUMBER: Final = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)(?:\s*(%|millions?\b|billions?\b|thousand\b|万亿|万|亿|千|百))?", re.IGNORECASE
)
_SCALES: Final = {
    "%": 0.01,
    "million": 1e6,
    "billion": 1e9,
    "thousand": 1e3,
    "万亿": 1e12,
    "万": 1e4,
    "亿": 1e8,
    "千": 1e3,
    "百": 1e2,
}
_LOOSE_SCALES: Final = (1, 1e2, 1e3, 1e4, 1e6, 1e8, 1e9, 1e-2)
"""What may stand between a number and the same number whose unit is written elsewhere in the sentence."""
_COUNTED: Final = (
    "zero",
    "one once first single",
    "two twice second both double pair half",
    "three third thrice triple",
    "four fourth quarter",
    "five fifth",
    "six sixth",
    "seven seventh",
    "eight eighth",
    "nine ninth",
    "ten tenth",
    "eleven",
    "twelve twelfth dozen",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty twentieth",
)
_TENS: Final = {
    name: 10.0 * number
    for number, name in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_MORE: Final = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "quarters": 4.0, "thirds": 3.0, "halves": 2.0}
_WORDS: Final = {word: float(value) for value, words in enumerate(_COUNTED) for word in words.split()} | _TENS | _MORE
_MONTHS: Final = {
    name[:length].lower(): month for month, name in enumerate(month_name) if name for length in (3, len(name))
}
_DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "半": 2,
    "双": 2,
    "百": 100,
    "千": 1e3,
    "万": 1e4,
}

_HAN: Final = "㐀-鿿"
_MARKS: Final = "，。、；：！？（）“”…"
_SETTING: Final = {
    rf"[{_HAN}{_MARKS}][,;:!?()](?!\w*://)": "half-width mark beside Chinese",
    rf"[,;!?()][{_HAN}]": "half-width mark before Chinese",
    r"[「」]|(?<![\w=])\"|\"(?!\w)": "other quotation marks than “ ”",
    rf"[{_HAN}][A-Za-z0-9+]": "no space before letters or digits",
    rf"[A-Za-z0-9%°][{_HAN}]": "no space behind letters or digits",
    rf"[{_HAN}] [{_HAN}]": "space between Chinese characters",
    rf" [{_MARKS}]|[{_MARKS}] (?![*`{{\[])": "space beside a full-width mark",
}
"""How Chinese is set, in the text without its markup."""


def problems(english: str, chinese: str, *, terms: Mapping[str, str]) -> list[str]:
    """What is wrong with *chinese* as the translation of *english*; *terms* are the glossary's, by their English."""
    return [*_roles(english, chinese, terms), *_links(english, chinese), *_numbers(english, chinese), *_set(chinese)]


def glossary_terms(pairs: Mapping[str, str], names: frozenset[str]) -> dict[str, str]:
    """The Chinese of each term in *names*, as the glossary's own catalog *pairs* has it."""
    return {name: pairs[name] for name in names if pairs.get(name)}


def _roles(english: str, chinese: str, terms: Mapping[str, str]) -> Iterator[str]:
    wanted, given = Counter(_targets(english, terms)), Counter(_targets(chinese, None))
    for role, target in (wanted - given).elements():
        yield f"{{{role}}} to {target} is missing"
    for role, target in (given - wanted).elements():
        yield f"{{{role}}} to {target} is not in the source"
    texts = {_target(text): text for role, text in _ROLE.findall(english) if role == "worked"}
    for role, text in _ROLE.findall(chinese):
        name = _target(text)
        if role == "worked" and name in texts and not _rounds_alike(text, texts[name]):
            yield f"{{worked}}`{text}` is another number than in the source"


def _rounds_alike(one: str, other: str) -> bool:
    """Whether both may show one number, each rounded to the digits it has; the build holds each to the true one."""
    apart = abs(_value(one) - _value(other))
    return apart <= (_half_digit(one) + _half_digit(other)) * (1 + 1e-9) or _alike(_value(one), _value(other))


def _half_digit(text: str) -> float:
    found = _NUMBER.search(text)
    decimals = len(found[1].partition(".")[2]) if found else 0
    digit: float = 10.0**-decimals
    return digit / 2 * (_scale(found) if found else 1.0)


def _targets(text: str, terms: Mapping[str, str] | None) -> Iterator[tuple[str, str]]:
    for role, content in _ROLE.findall(text):
        target = _target(content)
        if role == "term" and terms is not None:
            known = {name.lower(): chinese for name, chinese in terms.items()}
            target = known.get(target.lower(), target)
        yield role, target


def _target(content: str) -> str:
    matched = _TARGET.match(content)
    return (matched[2] if matched else content).strip()


def _links(english: str, chinese: str) -> Iterator[str]:
    for pattern, what in ((_LINK, "link"), (_CODE, "code")):
        wanted, given = (Counter(pattern.findall(_ROLE.sub("", text))) for text in (english, chinese))
        yield from (f"{what} {each} is missing" for each in (wanted - given).elements())
        yield from (f"{what} {each} is not in the source" for each in (given - wanted).elements())
    if ("**" in english) != ("**" in chinese):
        yield "what is set in ** is not as in the source"
    shown = _MARKDOWN.renderInline(re.sub(r"\$[^$]*\$", "0", _ROLE.sub("0", chinese)))
    if "*" in shown and "*" not in _MARKDOWN.renderInline(re.sub(r"\$[^$]*\$", "0", _ROLE.sub("0", english))):
        yield "a * would be seen by the reader: put the full-width mark behind it"


def _numbers(english: str, chinese: str) -> Iterator[str]:
    source, target = _plain(english), _plain(chinese)
    wanted, given = _values(source), _values(target)
    also_wanted = {*wanted.values(), *_english_words(source)}
    also_given = {*given.values(), *(_DIGITS[each] for each in target if each in _DIGITS)}
    for text, value in wanted.items():
        if not any(_alike(value, other) for other in also_given):
            yield f"{text} of the source is missing"
    for text, value in given.items():
        if not any(_alike(value, other) for other in also_wanted):
            yield f"{text} is not in the source"


def _plain(text: str) -> str:
    """*text* without what its roles, code and links point to."""
    shown = _ROLE.sub(lambda role: "" if role[1] in {"worked", "cite", "cite:t", "doc", "ref"} else role[2], text)
    return _LINK.sub("]", _CODE.sub("", re.sub(r"\{\w*\}", "", shown)))


def _values(text: str) -> dict[str, float]:
    return {found[0].strip(): _scaled(found) for found in _NUMBER.finditer(text)}


def _value(text: str) -> float:
    found = _NUMBER.search(text)
    return _scaled(found) if found else 0.0


def _scaled(found: re.Match[str]) -> float:
    return float(found[1].replace(",", "")) * _scale(found)


def _scale(found: re.Match[str]) -> float:
    unit = (found[2] or "").lower()
    return _SCALES.get(unit, _SCALES.get(unit.removesuffix("s"), 1))


def _alike(one: float, other: float) -> bool:
    return any(
        abs(one - other * scale) <= 1e-9 * max(abs(one), 1)
        for scale in (*_LOOSE_SCALES, *(1 / each for each in _LOOSE_SCALES))
    )


def _english_words(text: str) -> Iterator[float]:
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _WORDS:
            yield _WORDS[word]
        if word in _MONTHS:
            yield _MONTHS[word]
    for found in re.finditer(r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-([a-z]+)", text.lower()):
        yield _WORDS[found[1]] + _WORDS.get(found[2], 0)


def _set(chinese: str) -> Iterator[str]:
    text = _ROLE.sub(lambda role: _shown(role[2]), chinese)
    text = re.sub(r"\]\([^()\s]+\)|[*\[\]]|</?[a-z][^<>]*>", "", text)
    if not re.search(f"[{_HAN}]", text):
        return
    for pattern, what in _SETTING.items():
        found = re.search(pattern, re.sub(r"`[^`]*`|\$[^$]*\$", "0", text))
        if found:
            yield f"{what}: …{text[max(0, found.start() - 8) : found.end() + 8]}…"


def _shown(content: str) -> str:
    matched = _TARGET.match(content)
    return matched[1] if matched else content
