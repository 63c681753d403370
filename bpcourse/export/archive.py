"""Office files are zip archives; here they come out the same from the same plan, to the byte.

>>> from io import BytesIO
>>> content = BytesIO()
>>> with zipfile.ZipFile(content, "w") as made:
...     made.writestr("b.txt", "two")
...     made.writestr("a.txt", "one")
>>> steady(content.getvalue()) == steady(steady(content.getvalue()))
True
"""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Final

__all__ = ["moment", "steady"]

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip archive can hold."""
_CORE: Final = "docProps/core.xml"
_TIME: Final = rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)"


def moment(day: date | None) -> datetime:
    """Noon of *day*, by default of today: when a document is said to have been made."""
    shown = day or date.today()  # noqa: DTZ011 - the day on the reader's own calendar
    return datetime(shown.year, shown.month, shown.day, 12)  # noqa: DTZ001 - the files' properties know no zone


def steady(content: bytes, *, made: datetime | None = None) -> bytes:
    """The archive in *content*, with no time of its own in it: of its entries, and of workbooks within it.

    made: when the document is said to have been made, where it says so.
    """
    fresh = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            inside = old.read(entry)
            if entry.filename.endswith(".xlsx"):
                inside = steady(inside, made=made)
            if entry.filename == _CORE and made is not None:
                inside = re.sub(_TIME, rb"\g<1>%sZ\g<2>" % made.isoformat().encode(), inside)
            new.writestr(zipfile.ZipInfo(entry.filename, _FIRST_DAY), inside, zipfile.ZIP_DEFLATED)
    return fresh.getvalue()
