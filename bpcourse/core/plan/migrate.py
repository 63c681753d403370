"""Plans written by earlier versions of the course, brought up to today's, one version at a time.

A plan file says its ``schema_version``. To change what a plan holds:

1. raise ``SCHEMA_VERSION`` by one;
2. add to ``MIGRATIONS``, under the old number, a function from the old document to the new one: it takes and gives the
   JSON object as a dict, leaves every name alone that it does not know, and does not set ``schema_version`` itself;
3. keep a file of the old version among the tests, and write the published schema again
   (``python -m bpcourse.core.plan book/_static/plan.schema.json``).

>>> def name_the_company(document: dict[str, object]) -> dict[str, object]:
...     return {"company": document.pop("firm"), **document}
>>> migrated({"schema_version": 1, "firm": "Clearbrook"}, to=2, migrations={1: name_the_company})
{'company': 'Clearbrook', 'schema_version': 2}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.core.plan.kinds import PlanFieldError
from bpcourse.core.plan.version_1 import typed_parts

__all__ = ["MIGRATIONS", "SCHEMA_VERSION", "Migration", "NewerPlanError", "migrated"]

Migration = Callable[[dict[str, object]], dict[str, object]]
"""From the document of one version to that of the next."""

SCHEMA_VERSION: Final = 2
"""The version of the plan that this course writes."""

MIGRATIONS: Final[Mapping[int, Migration]] = MappingProxyType({1: typed_parts})
"""The way from each earlier version to the one after it."""


class NewerPlanError(CourseError):
    """A plan written by a later version of the course; version: the one it was written in."""

    def __init__(self, version: int, *, known: int) -> None:
        sentence = _(
            "this plan was written by a newer version of the course (plan version {version}, here {known}):"
            " it is left as it is, update the course to open it"
        )
        super().__init__(sentence.format(version=version, known=known))
        self.version = version


def migrated(
    document: Mapping[str, object],
    *,
    to: int = SCHEMA_VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> dict[str, object]:
    """*document* in version *to*; the argument itself is not changed.

    Raises NewerPlanError for a later version, PlanFieldError where no way leads from the document's version.
    """
    version = _version_of(document)
    if version > to:
        raise NewerPlanError(version, known=to)
    current = dict(document)
    for step in range(version, to):
        if step not in migrations:
            raise PlanFieldError.unfit("schema_version", _("a version from 1 to {latest}").format(latest=to), version)
        current = {**migrations[step](current), "schema_version": step + 1}
    return current


def _version_of(document: Mapping[str, object]) -> int:
    if "schema_version" not in document:
        sentence = _("schema_version is missing: this does not look like a plan of the course")
        raise PlanFieldError(sentence, field="schema_version", value=None)
    version = document["schema_version"]
    if isinstance(version, bool) or not isinstance(version, int) or version < 0:
        raise PlanFieldError.unfit("schema_version", _("a whole number of 0 or more"), version)
    return version
