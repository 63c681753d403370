"""Measure the CRM lab at ten thousand, a hundred thousand and a million deals: time and peak memory of each step.

    python tools/bench_crm.py [10000 100000 1000000] [--peer PYTHON]

With ``--peer``, the interpreter of an environment in which retentioneering is installed (its pins need one of their
own), the funnel of the same events is computed by both in the same run; without it, the peer is a plain pandas
groupby-apply.

Every size is made once, and each step runs in a process of its own; a step takes the table of the steps before it, so
its peak is what a learner's machine needs for all of them. On a shared machine the time of the processor says more
than the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

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


def counts(_folder: Path, made: dict[str, Any]) -> object:
    """The plain funnel, each deal once."""
    from bpcourse.crm.funnel import funnel_counts

    return funnel_counts(made["read"])


def funnel(_folder: Path, made: dict[str, Any]) -> object:
    """Conversion by stage: naive, survival with its interval, by value, and days in stage."""
    from bpcourse.crm.funnel import stage_conversion

    return stage_conversion(made["read"])


def analysis(_folder: Path, made: dict[str, Any]) -> object:
    """Everything: funnel by each dimension, cycles, forecast, back-test, customers."""
    from bpcourse.crm.analysis import analyse

    return analyse(made["read"])


def report(folder: Path, made: dict[str, Any]) -> object:
    """The HTML report and the workbook."""
    from bpcourse.export.crm_report import save_report

    return save_report(made["analysis"], folder)


STEPS: Final[dict[str, Callable[[Path, dict[str, Any]], object]]] = {
    "read": read,
    "quality": quality,
    "counts": counts,
    "funnel": funnel,
    "analysis": analysis,
    "report": report,
}
"""Each step, in order: it gets the folder of the export and what the steps before it made, by their names."""


def main() -> None:
    """Print one table, or, as the inner process, one line of measures."""
    parser = argparse.ArgumentParser(description="Measure the CRM lab.")
    parser.add_argument("sizes", nargs="*", type=int, default=list(_SIZES))
    parser.add_argument("--peer", help="the Python of an environment with retentioneering")
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.run:
        print(json.dumps(_measured(asked.run, asked.step)))
        return
    print("| deals | stage events | export MB | step | seconds | processor s | peak MiB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    peers: list[tuple[str, ...]] = []
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            events = _make(Path(folder), size)
            megabytes = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
            peers += _beside_peer(Path(folder), size, asked.peer)
            for step in STEPS:
                clock, processor, peak = _run(Path(folder), step)
                row = (f"{size:,}", f"{events:,}", f"{megabytes:,.0f}", step, f"{clock:.2f}", f"{processor:.2f}")
                print("|", " | ".join((*row, f"{peak:,.0f}")), "|", flush=True)

    print("\n| deals | funnel of the same events by | seconds | times ours |")
    print("| --- | --- | --- | --- |")
    for line in peers:
        print("|", " | ".join(line), "|")


_PEER: Final = """
import sys, time
import pandas as pd
from retentioneering import Eventstream

events = pd.read_parquet(sys.argv[1])
start = time.perf_counter()
stream = Eventstream(events)
made = time.perf_counter()
stream.funnel_data(steps=sys.argv[2:])
print(made - start, time.perf_counter() - made)
"""


def _beside_peer(folder: Path, size: int, peer: str | None) -> list[tuple[str, ...]]:
    """Seconds of the funnel by each way over one table of events."""
    from bpcourse.crm.funnel import funnel_counts, stage_conversion
    from bpcourse.crm.generator import LONG_PIPELINE, generate

    deals = generate(size, seed=1, selling=LONG_PIPELINE).deals
    events = deals.events.assign(event=deals.events["stage"].astype(str), user_id=deals.events["deal"].astype("int64"))
    events = events.rename(columns={"entered": "timestamp"})[["user_id", "event", "timestamp"]]
    steps = list(deals.pipeline.names[: deals.pipeline.won_code + 1])
    ours = _best(lambda: funnel_counts(deals))
    rows = [
        ("bpcourse, counts", ours),
        ("bpcourse, with survival, value and days", _best(lambda: stage_conversion(deals))),
    ]
    if peer:
        events.to_parquet(folder / "peer.parquet")
        command = [peer, "-c", _PEER, str(folder / "peer.parquet"), *steps]
        quiet = {**os.environ, "RETENTIONEERING_NO_TRACK": "1"}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=quiet)
        stream, alone = map(float, done.stdout.split())
        rows += [("retentioneering, funnel alone", alone), ("retentioneering, from events to funnel", stream + alone)]
    else:
        rows.append(("pandas groupby-apply", _best(lambda: _by_apply(events, steps), times=1)))
    return [(f"{size:,}", name, f"{seconds:.3f}", f"{seconds / ours:.1f}") for name, seconds in rows]


def _by_apply(events: pd.DataFrame, steps: list[str]) -> list[int]:
    """How many deals reached each step or one beyond it, deal by deal."""
    place = {step: number for number, step in enumerate(steps)}
    furthest = events.groupby("user_id")["event"].apply(lambda names: max(place.get(name, -1) for name in names))
    return [int((furthest >= number).sum()) for number in range(len(steps))]


def _best(compute: Callable[[], object], *, times: int = 3) -> float:
    """Seconds of the quickest of so many runs."""
    seconds = []
    for _run_again in range(times):
        start = time.perf_counter()
        compute()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


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
