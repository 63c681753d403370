"""Measure the CRM lab at ten thousand, a hundred thousand and a million deals: time and peak memory of each step.

    python tools/bench_crm.py [10000 100000 1000000]

Every size is made once, and each step runs in a process of its own; a step takes the table of the steps before it, so
its peak is what a learner's machine needs for all of them. On a shared machine the time of the processor says more
than the clock.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main"]

_SIZES: Final = (10_000, 100_000, 1_000_000)
_MIB: Final = 1024


def read(folder: Path, _made: dict[str, Any]) -> object:
    """Read the export with its stage history and the list of commits."""
    from bpcourse.crm.reading import read_deals

    return read_deals(folder / "deals.csv", history=folder / "deals_history.csv")


def quality(_folder: Path, made: dict[str, Any]) -> object:
    """Check the table."""
    from bpcourse.crm.quality import check_quality

    return check_quality(made["read"])


STEPS: Final[dict[str, Callable[[Path, dict[str, Any]], object]]] = {"read": read, "quality": quality}
"""Each step, in order: it gets the folder of the export and what the steps before it made, by their names."""


def main() -> None:
    """Print one table, or, as the inner process, one line of measures."""
    parser = argparse.ArgumentParser(description="Measure the CRM lab.")
    parser.add_argument("sizes", nargs="*", type=int, default=list(_SIZES))
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.run:
        print(json.dumps(_measured(asked.run, asked.step)))
        return
    print("| deals | stage events | export MB | step | seconds | processor s | peak MiB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            events = _make(Path(folder), size)
            megabytes = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
            for step in STEPS:
                clock, processor, peak = _run(Path(folder), step)
                row = (f"{size:,}", f"{events:,}", f"{megabytes:,.0f}", step, f"{clock:.2f}", f"{processor:.2f}")
                print("|", " | ".join((*row, f"{peak:,.0f}")), "|", flush=True)


def _make(folder: Path, size: int) -> int:
    """Write an export of *size* deals with every fault and some unreadable lines; its number of events."""
    from bpcourse.crm.export_writer import ExportForm, Mess, write_export
    from bpcourse.crm.generator import LONG_PIPELINE, generate

    made = generate(size, seed=1, selling=LONG_PIPELINE)
    write_export(made, folder / "deals.csv", ExportForm(history="file", with_times=True), Mess())
    return len(made.deals.events)


def _run(folder: Path, step: str) -> tuple[float, float, float]:
    command = [sys.executable, __file__, "--run", str(folder), "--step", step]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    clock, processor, peak = json.loads(done.stdout)
    return clock, processor, peak


def _measured(folder: Path, last: str) -> tuple[float, float, float]:
    """Seconds of the step *last* by the clock and by the processor, and the peak of the process up to it in MiB."""
    made: dict[str, Any] = {}
    clock = processor = 0.0
    for name, step in STEPS.items():
        start, busy = time.perf_counter(), time.process_time()
        made[name] = step(folder, made)
        clock, processor = time.perf_counter() - start, time.process_time() - busy
        if name == last:
            break
    return clock, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB


if __name__ == "__main__":
    main()
