"""Run everything that must pass, in the order in which a failure is cheapest to meet.

python tools/check.py [lint | unit | site | notebooks | browser]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

__all__ = ["STEPS", "main"]

ROOT: Final = Path(__file__).parents[1]
BIN: Final = Path(sys.executable).parent
_CODE: Final = ("bpcourse", "book", "tests", "tools")
_TOPS: Final = ("", *(f"locale/{language}/" for language in ("zh_CN",)))
_NOTEBOOKS: Final = tuple(f"{top}{folder}" for top in _TOPS for folder in ("notebooks", "solutions"))
_PYTEST: Final = (str(BIN / "pytest"), "-q", "-p", "no:cacheprovider")

STEPS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "lint": (
        (str(BIN / "ruff"), "check", *_CODE),
        (str(BIN / "ruff"), "format", "--check", *_CODE),
        (str(BIN / "mypy"),),
        (str(BIN / "codespell"), *_CODE, "README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
    ),
    "unit": ((*_PYTEST, "-n", "2", "-m", "not browser and not site", "tests", "bpcourse", "book/_ext", "tools"),),
    "site": ((sys.executable, "tools/build_site.py"), (*_PYTEST, "-m", "site", "tests")),
    "notebooks": ((*_PYTEST, "-n", "2", "--dist", "loadfile", "--nbval", "-o", "addopts=", *_NOTEBOOKS),),
    "browser": (("bash", "tools/system.sh"), (*_PYTEST, "-n", "2", "-m", "browser", "tests")),
}
"""Every step, and the commands it consists of."""


def main() -> None:
    """Run the steps asked for, all by default; stop at the first that fails."""
    parser = argparse.ArgumentParser(description="Run everything that must pass.")
    parser.add_argument("steps", nargs="*", choices=[[], *STEPS], help="default: all of them")
    asked = parser.parse_args().steps or list(STEPS)
    for step in asked:
        started = time.monotonic()
        print(f"\n== {step}", flush=True)
        for command in STEPS[step]:
            done = subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, "JUPYTER_PLATFORM_DIRS": "1"})
            if done.returncode:
                sys.exit(f"\n{step} failed: {' '.join(Path(part).name if '/' in part else part for part in command)}")
        print(f"== {step}: passed in {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
