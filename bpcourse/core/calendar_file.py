r"""A plan's actions and reviews as a calendar file (.ics) that any calendar program opens.

The text follows RFC 5545, "Internet Calendaring and Scheduling Core Object Specification (iCalendar)", 2009:

>>> from bpcourse.core.actions import Action
>>> spring = Action(id="spring-show", title="Trade show, spring", start=date(2027, 4, 13), end=date(2027, 4, 16))
>>> text = calendar_text([spring], key="Clearbrook 2027", stamp=datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
>>> [line for line in text.splitlines() if line.startswith(("DTSTART", "DTEND", "SUMMARY"))]
['DTSTART;VALUE=DATE:20270413', 'DTEND;VALUE=DATE:20270417', 'SUMMARY:Trade show\\, spring']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpcourse.core.actions import Action
    from bpcourse.core.period import Period
    from bpcourse.core.reviews import ReviewRhythm

__all__ = ["calendar_text", "escaped", "folded"]

_LONGEST_LINE: Final = 75
"""Octets of a line without its end (RFC 5545, section 3.1)."""
_LINE_ENDS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MARKS: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class _Event:
    """Something that takes whole days, from *first* to *last*, both included."""

    uid: str
    first: date
    last: date
    summary: str
    description: str = ""


def calendar_text(
    actions: Iterable[Action],
    *,
    reviews: ReviewRhythm | None = None,
    period: Period | None = None,
    agenda: str = "",
    key: str = "",
    stamp: datetime,
) -> str:
    """The calendar file's text: an all-day event for each action that has a day, and for each review in *period*.

    An action of which one day is known lasts that day; one without days is left out. *agenda* is written into each
    review. *key* names the plan: the same key, and the same id of an action, give the same UID, so that importing again
    changes an event and adds none. *stamp* is the moment of writing. Written to a file, the text must keep its line
    ends (CRLF) and be UTF-8.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bpcourse//Sales business plan//EN", "CALSCALE:GREGORIAN"]
    for event in (*_action_events(actions, key), *_review_events(reviews, period, agenda, key)):
        lines += _event_lines(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    r"""*text* as a TEXT value (RFC 5545, section 3.3.11): marks escaped, line ends as ``\n``, other controls left out.

    >>> print(escaped("Price; terms, and\na \\ sign"))
    Price\; terms\, and\na \\ sign
    """
    written = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", written)).translate(_MARKS)


def folded(line: str) -> str:
    """*line* with a line end and a space wherever it would go beyond 75 octets (RFC 5545, section 3.1).

    No character of several octets is torn apart.

    >>> folded("SUMMARY:" + "培" * 23).split()
    ['SUMMARY:培培培培培培培培培培培培培培培培培培培培培培', '培']
    """
    parts, room = [""], _LONGEST_LINE
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if octets > room:
            parts.append("")
            room = _LONGEST_LINE - 1
        parts[-1] += letter
        room -= octets
    return "\r\n ".join(parts)


def _action_events(actions: Iterable[Action], key: str) -> Iterator[_Event]:
    for action in actions:
        first, last = action.start or action.end, action.end or action.start
        if first is not None and last is not None:
            name = action.title or action.id
            yield _Event(_uid(key, "action", action.id or action.title), first, last, name, _people(action))


def _people(action: Action) -> str:
    named = {
        _("Accountable: {names}"): action.accountable,
        _("Responsible: {names}"): action.responsible,
        _("Consulted: {names}"): action.consulted,
        _("Informed: {names}"): action.informed,
    }
    return "\n".join(line.format(names=_(", ").join(names)) for line, names in named.items() if names)


def _review_events(reviews: ReviewRhythm | None, period: Period | None, agenda: str, key: str) -> Iterator[_Event]:
    if reviews is None or period is None:
        return
    adjusting = reviews.adjustment_days(period)
    owner = _("Called by {name}").format(name=reviews.owner) if reviews.owner else ""
    description = "\n".join(filter(None, (owner, agenda)))
    for day in reviews.review_days(period):
        summary = _("Plan review: adjust the plan") if day in adjusting else _("Plan review")
        # The month names the review, so that one moved to another day stays the same event.
        yield _Event(_uid(key, "review", f"{day:%Y-%m}"), day, day, summary, description)


def _uid(key: str, kind: str, name: str) -> str:
    """Always the same for the same plan, kind and name; a UUID as RFC 7986, section 5.3, recommends."""
    safe = f"{key}\n{kind}\n{name}".encode("utf-8", "replace").decode("utf-8")
    return str(uuid5(NAMESPACE_URL, f"bpcourse:{safe}"))


def _event_lines(event: _Event, stamp: datetime) -> list[str]:
    """One VEVENT (RFC 5545, section 3.6.1); its DTEND is the day after the last one."""
    behind = min(event.last, date.max - _ONE_DAY) + _ONE_DAY
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(event.first)}",
        f"DTEND;VALUE=DATE:{_day(behind)}",
        f"SUMMARY:{escaped(event.summary)}",
    ]
    if event.description:
        lines.append(f"DESCRIPTION:{escaped(event.description)}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _day(day: date) -> str:
    """Eight digits; not strftime, which leaves out the zeros of early years."""
    return day.isoformat().replace("-", "")
