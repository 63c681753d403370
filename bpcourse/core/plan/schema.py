"""The JSON Schema of a plan's file, so that any program can check one.

It is derived from the plan's own dataclasses; ``python -m bpcourse.core.plan book/_static/plan.schema.json`` writes it
where the site publishes it.

>>> plan_schema()["properties"]["schema_version"]["const"]
2
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, cast

from bpcourse.core.plan.codec import Record
from bpcourse.core.plan.plan import SalesPlan

if TYPE_CHECKING:
    from bpcourse.core.plan.kinds import Schema

__all__ = ["plan_schema", "plan_schema_text"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> Schema:
    """The schema of a plan's file, in JSON Schema draft 2020-12.

    Names that the course does not know are allowed at the top level, where they are kept, and nowhere else.
    """
    definitions: dict[str, Schema] = {}
    plan = Record(SalesPlan).definition(definitions)
    properties = cast("Schema", plan["properties"])
    described = {name: schema for name, schema in properties.items() if name != "other"}
    return {
        "$schema": _DIALECT,
        "title": SalesPlan.__name__,
        **plan,
        "properties": described,
        "required": ["schema_version"],
        "additionalProperties": True,
        "$defs": dict(sorted(definitions.items())),
    }


def plan_schema_text() -> str:
    """The schema as the text of the published file."""
    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"
