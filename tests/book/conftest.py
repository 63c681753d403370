"""The book's own Sphinx extension can be imported by these tests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

if str(ROOT / "book" / "_ext") not in sys.path:
    sys.path.append(str(ROOT / "book" / "_ext"))
