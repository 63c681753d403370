"""The scripts of ``tools`` and ``tools/runtime`` can be imported by these tests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

for folder in ("tools", "tools/runtime"):
    if str(ROOT / folder) not in sys.path:
        sys.path.append(str(ROOT / folder))
