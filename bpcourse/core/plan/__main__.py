"""Write the published JSON Schema: ``python -m bpcourse.core.plan book/_static/plan.schema.json``."""

from __future__ import annotations

import sys
from pathlib import Path

from bpcourse.core.plan.schema import plan_schema_text

if len(sys.argv) != 2:  # noqa: PLR2004 - the program's own name and the file
    sys.exit(__doc__)
Path(sys.argv[1]).write_bytes(plan_schema_text().encode())
